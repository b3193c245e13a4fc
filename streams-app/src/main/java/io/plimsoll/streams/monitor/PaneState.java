package io.plimsoll.streams.monitor;

/**
 * What a book remembers of a pane beside its counts.
 *
 * @param revision the last revision that was reported, −1 before the first
 * @param changed whether counts came since
 * @param isFinal whether nothing can change any more
 */
public record PaneState(int revision, boolean changed, boolean isFinal) {

    static final PaneState NEW = new PaneState(-1, true, false);

    PaneState withChange() {
        return new PaneState(revision, true, isFinal);
    }

    PaneState reported(boolean nowFinal) {
        return new PaneState(revision + 1, false, nowFinal);
    }
}
