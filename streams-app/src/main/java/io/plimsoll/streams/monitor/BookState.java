package io.plimsoll.streams.monitor;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link WindowBook} remembers beside the counts.
 *
 * @param lastClosed the last pane that was closed, empty before the first
 * @param panes what is known of each pane that is kept
 * @param incidents where each alert stands, the quiet ones with a past included
 */
public record BookState(Optional<Long> lastClosed, Map<Long, PaneState> panes, Map<AlertKey, Incident> incidents) {}
