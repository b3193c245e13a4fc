package io.plimsoll.streams.serde;

import io.plimsoll.schemas.RefusalReason;

/**
 * Why a decoder refuses a record: its code in the contract, for headers and metrics, and what to do about it. The contract
 * has more reasons, which need a policy to be known.
 */
public enum Reason {
    /** The record has no key. */
    NULL_KEY(RefusalReason.NULL_KEY, "Send the request id as the record's key."),
    /** The record has no value, or an empty one. */
    EMPTY(RefusalReason.EMPTY, "Send the event as the record's value; a tombstone means nothing here."),
    /** The record, a number, a name or the id is over its limit. */
    TOO_LARGE(RefusalReason.TOO_LARGE, "Keep the record, its numbers, names and id within the limits of the contract."),
    /** Bytes that are no UTF-8. */
    INVALID_UTF8(RefusalReason.INVALID_UTF8, "Encode keys and values as UTF-8."),
    /** The value is no JSON object, or something follows it. */
    NOT_JSON(RefusalReason.NOT_JSON, "Send one JSON object (RFC 8259); NaN, comments and single quotes are not JSON."),
    /** The value ends before its JSON does. */
    TRUNCATED(RefusalReason.TRUNCATED, "Find out where the record was cut off."),
    /** The JSON is nested too deep. */
    TOO_DEEP(RefusalReason.TOO_DEEP, "Send flat events."),
    /** An envelope that is not understood. */
    UNSUPPORTED_ENVELOPE(
            RefusalReason.UNSUPPORTED_ENVELOPE,
            "Send plain JSON, or one CloudEvent with JSON data, binary or structured."),
    /** A field comes twice. */
    DUPLICATE_KEY(RefusalReason.DUPLICATE_KEY, "Send each field once."),
    /** A field that must be there is not, or is null or empty. */
    MISSING_FIELD(RefusalReason.MISSING_FIELD, "Send the field; the contract says which ones are required."),
    /** A field has another type than the contract says. */
    WRONG_TYPE(RefusalReason.WRONG_TYPE, "Send the type that the contract says; numbers are not in quotes."),
    /** A number is outside of its range, or not finite. */
    OUT_OF_RANGE(RefusalReason.OUT_OF_RANGE, "Scores are within 0 and 1, a latency is not negative, all are finite."),
    /** The name of a model, version, feature, segment or class breaks its limits. */
    BAD_NAME(
            RefusalReason.BAD_NAME,
            "Models and versions are 1 to 100 of A-Z a-z 0-9 . _ -, other names 1 to 200 bytes."),
    /** No known role. */
    BAD_ROLE(RefusalReason.BAD_ROLE, "A role is champion, canary, challenger or shadow."),
    /** More features, segments or classes than allowed. */
    TOO_MANY_FEATURES(RefusalReason.TOO_MANY_FEATURES, "Send at most 10,000 features, segments or classes an event."),
    /** Names that were made to collide. */
    COLLIDING_NAMES(RefusalReason.COLLIDING_NAMES, "Rename the fields: hundreds of their names have one hash."),
    /** The key is not the id. */
    KEY_DIFFERS_FROM_ID(RefusalReason.KEY_DIFFERS_FROM_ID, "Send the id as the record's key, the same text in UTF-8."),
    /** No time that can be read. */
    TIME_UNREADABLE(RefusalReason.TIME_UNREADABLE, "Send RFC 3339 with an offset, or whole milliseconds since 1970."),
    /** The event is later than its record allows. */
    TIME_BEYOND_SKEW(RefusalReason.TIME_BEYOND_SKEW, "Set the producer's clock, or allow more skew."),
    /** The record's own timestamp is later than now allows. */
    RECORD_TIME_BEYOND_CLOCK(RefusalReason.RECORD_TIME_BEYOND_CLOCK, "Set the producer's or this machine's clock.");

    private final RefusalReason contract;
    private final String remedy;

    Reason(RefusalReason contract, String remedy) {
        this.contract = contract;
        this.remedy = remedy;
    }

    /** The same reason in the contract's list of codes. */
    public RefusalReason contract() {
        return contract;
    }

    /** The code, lower case with hyphens. */
    public String code() {
        return contract.wire();
    }

    /** What the sender should do: a sentence. */
    public String remedy() {
        return remedy;
    }
}
