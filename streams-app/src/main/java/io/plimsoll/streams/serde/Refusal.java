package io.plimsoll.streams.serde;

/**
 * Why a record is not an event.
 *
 * @param reason what is wrong
 * @param field where; never a value
 */
public record Refusal(Reason reason, EventField field) {

    /** For people: the code, the field and the remedy. */
    public String message() {
        return reason.code() + " (" + field.path() + "): " + reason.remedy();
    }
}
