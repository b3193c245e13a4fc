package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** The answer of a check. Too little data is an answer of its own, never {@link #OK}. */
public enum Verdict implements WireName {
    /** Judged, and nothing found. */
    OK,
    /** Evidence without a practical effect: in reports and on the page, never on the control topic. */
    NOTICE,
    /** Evidence, and an effect that matters. */
    WARNING,
    /** Evidence, and an effect that is large beyond its own uncertainty; a failed constraint. */
    ERROR,
    /** As error, and far beyond the limit. */
    CRITICAL,
    /** Could not be judged; the finding's reason says why and what is missing. */
    INSUFFICIENT;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Verdict of(String wire) {
        return WireName.parse("verdict", values(), wire);
    }
}
