package io.plimsoll.streams.story;

import io.plimsoll.streams.files.LabelRow;

/**
 * It became known what became of a loan.
 *
 * @param ingestTime when, in milliseconds since the epoch
 * @param id the request's
 * @param label 1 repaid, 0 not
 */
public record LabelArrived(long ingestTime, String id, String label) implements StoryEvent {

    /** Writes it down as a label, over what was there. */
    public void into(LabelRow row) {
        row.clear();
        row.id.set(id);
        row.model.set(CreditStory.MODEL);
        row.label.set(label);
        row.time(ingestTime);
    }
}
