package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.WindowTally;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many labelled decisions of each pane were wrong, pane by pane: what classic change detectors read. Counts, so that they
 * add up in any order and can be taken back.
 */
final class PaneErrors {

    /** Older panes are forgotten: more than a year of hours, or a life of days. */
    private static final int MOST_PANES = 10_000;

    private static final int BYTES_A_PANE = 3 * Long.BYTES;

    /** By pane the wrong and the labelled. */
    private final NavigableMap<Long, long[]> panes = new TreeMap<>();

    /** Adds the outcomes of a pane, or a change to them. */
    void add(long pane, WindowTally tally) {
        add(pane, tally.wrong(), tally.wrong() + tally.right());
    }

    private void add(long pane, long wrong, long labelled) {
        long[] sums = panes.computeIfAbsent(pane, absent -> new long[2]);
        sums[0] += wrong;
        sums[1] += labelled;
        while (panes.size() > MOST_PANES) {
            panes.pollFirstEntry();
        }
    }

    void add(PaneErrors other) {
        other.panes.forEach((pane, sums) -> add(pane, sums[0], sums[1]));
    }

    /** Wrong of labelled, the oldest pane first. */
    List<Share> shares() {
        return panes.values().stream().map(sums -> new Share(sums[0], sums[1])).toList();
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(panes.size() * BYTES_A_PANE);
        panes.forEach((pane, sums) -> buffer.putLong(pane).putLong(sums[0]).putLong(sums[1]));
        return buffer.array();
    }

    /** Adds what {@link #bytes} wrote. */
    void add(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            add(buffer.getLong(), buffer.getLong(), buffer.getLong());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PaneErrors that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
