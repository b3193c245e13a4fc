package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Why a record went to the dead letters: the header {@code reason}. Codes are added, never reused. */
public enum RefusalReason implements WireName {
    /** The value is not a JSON object. */
    NOT_JSON,
    /** The record is over the size limit. */
    TOO_LARGE,
    /** A field that must be there is not. */
    MISSING_FIELD,
    /** A field has the wrong type or breaks its limits. */
    MISTYPED_FIELD,
    /** The event has no id. */
    NO_ID,
    /** The record has no key. */
    NO_KEY,
    /** The record's key differs from the event's id. */
    KEY_MISMATCH,
    /** The event's time lies beyond the skew allowed. */
    TIME_SKEW,
    /** The event has more than 10,000 features. */
    TOO_MANY_FEATURES,
    /** The event came after the horizon of its window. */
    EXPIRED;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RefusalReason of(String wire) {
        return WireName.parse("reason", values(), wire);
    }
}
