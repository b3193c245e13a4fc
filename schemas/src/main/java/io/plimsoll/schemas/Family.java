package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a finding is about; each family has a share of the budget of false alarms. */
public enum Family implements WireName {
    /** A distribution moved. */
    DRIFT,
    /** Values are missing, unseen, out of range or of the wrong type. */
    INTEGRITY,
    /** Predictions agree less with the labels. */
    PERFORMANCE,
    /** Groups are treated differently. */
    FAIRNESS,
    /** Answers come too late. */
    LATENCY,
    /** More or fewer events than usual, or none. */
    VOLUME,
    /** One version against another. */
    COMPARISON;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Family of(String wire) {
        return WireName.parse("family", values(), wire);
    }
}
