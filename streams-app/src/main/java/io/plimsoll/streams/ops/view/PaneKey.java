package io.plimsoll.streams.ops.view;

import java.time.Instant;
import java.util.Comparator;

/**
 * A pane of a series. Where the layout changed inside a pane there are two reports of it.
 *
 * @param start the start of the window
 * @param layoutHash the layout
 */
record PaneKey(Instant start, String layoutHash) implements Comparable<PaneKey> {
    private static final Comparator<PaneKey> ORDER =
            Comparator.comparing(PaneKey::start).thenComparing(PaneKey::layoutHash);

    @Override
    public int compareTo(PaneKey other) {
        return ORDER.compare(this, other);
    }
}
