package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long labels took from their predictions, of those that began to count since the last close.
 *
 * <p>Both times are known by the pane alone. Where within their panes they lie is as good as chance, so the mean of the
 * differences of panes is that of the differences of times.
 */
final class LabelDelays {

    /** By version the labels, and the panes between them and their predictions. */
    private final Map<String, long[]> sums = new TreeMap<>();

    /** So many labels of a version began to count that came so many panes after their predictions. */
    void add(String version, long labels, long panes) {
        if (labels > 0) {
            long[] sum = sums.computeIfAbsent(version, absent -> new long[2]);
            sum[0] += labels;
            sum[1] += labels * Math.max(0, panes);
        }
    }

    /** The mean by version, of those that got labels; begins anew. */
    Map<String, Duration> take(Duration window) {
        Map<String, Duration> delays = new TreeMap<>();
        sums.forEach((version, sum) -> delays.put(version, Duration.ofMillis(window.toMillis() * sum[1] / sum[0])));
        sums.clear();
        return delays;
    }
}
