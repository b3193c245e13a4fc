package io.plimsoll.streams.monitor;

import java.util.Arrays;

/** Where the event time of one model stands in each input partition. It never goes back. */
public final class Watermarks {

    private final long[] byPartition;
    private final boolean[] idle;
    private long least = Long.MIN_VALUE;

    /** Nothing was heard of any partition. */
    public Watermarks(int partitions) {
        byPartition = new long[partitions];
        idle = new boolean[partitions];
        Arrays.fill(byPartition, Long.MIN_VALUE);
    }

    /** No later event of a partition will be older than this, but for late ones; it is not idle. */
    public void advance(int partition, long millis) {
        idle[partition] = false;
        byPartition[partition] = Math.max(byPartition[partition], millis);
    }

    /** A partition holds nothing for now, and does not hold the others back. */
    public void idle(int partition) {
        idle[partition] = true;
    }

    /**
     * No later event will be older than this, but for late ones: the least of the partitions that are not idle. When all
     * are idle it stays where the furthest of them was.
     */
    public long least() {
        long minimum = Long.MAX_VALUE;
        long furthest = Long.MIN_VALUE;
        for (int partition = 0; partition < byPartition.length; partition++) {
            furthest = Math.max(furthest, byPartition[partition]);
            minimum = idle[partition] ? minimum : Math.min(minimum, byPartition[partition]);
        }
        least = Math.max(least, Math.min(minimum, furthest));
        return least;
    }

    /** A copy, by partition. */
    public long[] toArray() {
        return byPartition.clone();
    }
}
