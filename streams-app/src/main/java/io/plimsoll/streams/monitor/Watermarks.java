package io.plimsoll.streams.monitor;

import java.util.Arrays;
import java.util.List;

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

    /** Whether no partition holds anything for now. */
    public boolean allIdle() {
        for (boolean each : idle) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** Where the partition that has come furthest stands; {@link Long#MIN_VALUE} if nothing was heard of any. */
    public long furthest() {
        return Arrays.stream(byPartition).max().orElse(Long.MIN_VALUE);
    }

    /** By partition, to be remembered. */
    public List<Long> toList() {
        return Arrays.stream(byPartition).boxed().toList();
    }

    /** Takes up what was remembered; which partitions were idle was not. */
    public void restore(List<Long> remembered) {
        for (int partition = 0; partition < Math.min(byPartition.length, remembered.size()); partition++) {
            advance(partition, remembered.get(partition));
        }
    }
}
