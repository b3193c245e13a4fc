package io.plimsoll.schemas;

import java.time.Instant;

/**
 * What turned out to be true for a request. Topic labels, keyed by the request id and partitioned like
 * {@code predictions}. It counts for every version that scored the request; a later {@code time} for the same id
 * corrects an earlier one.
 *
 * @param id of the request
 * @param model the model's name
 * @param label the true class as text, or the true number; a number given for a class stands for its text
 * @param time when the label became known, in event time; on the wire RFC 3339 or epoch milliseconds
 */
@Wire
public record LabelEvent(
        String id, String model, Object label, @WireTime Instant time) {
    /** The longest request id, in characters. */
    public static final int LONGEST_ID = 1_024;

    private static final String FORM = "must be text (a class) or a number";

    /** @throws WireException naming the field that is missing or out of its limits */
    public LabelEvent {
        Require.text("id", id, LONGEST_ID);
        Require.identifier("model", model);
        Require.that(Require.present("label", label) instanceof String || label instanceof Number, "label", FORM);
        if (label instanceof String category) {
            Require.name("label", category);
        }
        Require.present("time", time);
    }
}
