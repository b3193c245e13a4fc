package io.plimsoll.streams.monitor;

/**
 * What a book remembers of a pane beside its counts.
 *
 * @param revision the last revision that was reported, −1 before the first
 * @param changed whether predictions came since
 * @param isFinal whether nothing can change any more
 * @param labels how many predictions had a label when it was last reported
 */
public record PaneState(int revision, boolean changed, boolean isFinal, long labels) {

    static final PaneState NEW = new PaneState(-1, true, false, 0);

    PaneState withChange() {
        return new PaneState(revision, true, isFinal, labels);
    }

    PaneState reported(boolean nowFinal, long nowLabels) {
        return new PaneState(revision + 1, false, nowFinal, nowLabels);
    }

    /** Labels are told again when they have grown by a quarter. */
    boolean isWorthTelling(long nowLabels) {
        return nowLabels > labels && 4 * nowLabels >= 5 * labels;
    }
}
