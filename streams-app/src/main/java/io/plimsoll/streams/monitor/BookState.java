package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link WindowBook} remembers beside the counts.
 *
 * @param lastClosed the last pane that was closed, empty before the first
 * @param panes what is known of each pane that is kept
 * @param incidents where each alert stands, the quiet ones with a past included
 * @param rollout the decision in force, and where the versions stand
 * @param groups the alerts that have a cause in common
 */
public record BookState(
        Optional<Long> lastClosed,
        Map<Long, PaneState> panes,
        Map<AlertKey, Incident> incidents,
        RolloutState rollout,
        List<AlertGroup> groups) {

    /** Of a book that never told anybody anything. */
    public BookState(
            Optional<Long> lastClosed,
            Map<Long, PaneState> panes,
            Map<AlertKey, Incident> incidents,
            RolloutState rollout) {
        this(lastClosed, panes, incidents, rollout, List.of());
    }

    /** Of a book that never decided anything. */
    public BookState(Optional<Long> lastClosed, Map<Long, PaneState> panes, Map<AlertKey, Incident> incidents) {
        this(lastClosed, panes, incidents, RolloutState.NONE);
    }
}
