package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/**
 * Why a record went to the dead letters: the header {@code reason}, and the label {@code outcome} of
 * {@code plimsoll_events_total}. The one list; codes are added, never reused.
 */
public enum RefusalReason implements WireName {
    /** The record has no key. */
    NULL_KEY,
    /** The record has no value, or an empty one. */
    EMPTY,
    /** The record, a number, a name or the id is over its limit. */
    TOO_LARGE,
    /** Bytes that are no UTF-8. */
    INVALID_UTF8,
    /** The value is no JSON object, or something follows it. */
    NOT_JSON,
    /** The value ends before its JSON does. */
    TRUNCATED,
    /** The JSON is nested too deep. */
    TOO_DEEP,
    /** An envelope that is not understood. */
    UNSUPPORTED_ENVELOPE,
    /** A field comes twice. */
    DUPLICATE_KEY,
    /** A field that must be there is not, or is null or empty. */
    MISSING_FIELD,
    /** A field has another type than the contract says. */
    WRONG_TYPE,
    /** A number is outside of its range, or not finite. */
    OUT_OF_RANGE,
    /** The name of a model, version, feature, segment or class breaks its limits. */
    BAD_NAME,
    /** No known role. */
    BAD_ROLE,
    /** More features, segments or classes than allowed. */
    TOO_MANY_FEATURES,
    /** Names that were made to collide. */
    COLLIDING_NAMES,
    /** The key is not the id. */
    KEY_DIFFERS_FROM_ID,
    /** No time that can be read. */
    TIME_UNREADABLE,
    /** The event is later than its record allows. */
    TIME_BEYOND_SKEW,
    /** The record's own timestamp is later than now allows. */
    RECORD_TIME_BEYOND_CLOCK,
    /** No policy is in force for the model. */
    UNKNOWN_MODEL,
    /** No prediction is known for the label, and as many labels wait for one as may. */
    NO_PREDICTION,
    /** The event came after the horizon of its window. */
    EXPIRED;

    /** The code: lower case with hyphens, as in the names of topics. */
    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RefusalReason of(String wire) {
        return WireName.parse("reason", values(), wire);
    }
}
