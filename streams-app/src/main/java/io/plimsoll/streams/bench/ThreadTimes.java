package io.plimsoll.streams.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CPU time of a process by what its threads do. What no Java thread has used is the virtual machine's own. */
public final class ThreadTimes {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final double HUNDREDTHS = 100;

    /** By a part of the threads' names, the first that fits. */
    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry(ServiceProbe.STREAM_THREAD, "stream thread"),
            Map.entry("kafka-producer-network-thread", "producer"),
            Map.entry("kafka-coordinator-heartbeat", "heartbeats"),
            Map.entry("GlobalStreamThread", "policies and references"),
            Map.entry("StateUpdater", "state updater"),
            Map.entry("RMI ", "being looked into"),
            Map.entry("JMX ", "being looked into"),
            Map.entry("JFR ", "being looked into"));

    private final long processNanos;
    private final long collectorMillis;
    private final Map<String, Long> nanos = new LinkedHashMap<>();

    ThreadTimes(long processNanos, long collectorMillis) {
        this.processNanos = processNanos;
        this.collectorMillis = collectorMillis;
    }

    void add(String thread, long cpuNanos) {
        // The producer's and the coordinator's threads carry the name of the stream thread within their own.
        String kind = KINDS.stream()
                .filter(entry -> thread.endsWith(entry.getKey()) || thread.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other threads");
        nanos.merge(kind, cpuNanos, Long::sum);
    }

    /** CPU seconds since an earlier moment, to hundredths, by what the threads do. */
    public Map<String, Double> since(ThreadTimes before) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        long java = 0;
        for (Map.Entry<String, Long> kind : nanos.entrySet()) {
            long used = kind.getValue() - before.nanos.getOrDefault(kind.getKey(), 0L);
            java += used;
            seconds.put(kind.getKey(), rounded(used / NANOS));
        }
        double collector = (collectorMillis - before.collectorMillis) / MILLIS;
        double machine = (processNanos - before.processNanos - java) / NANOS;
        seconds.put("garbage collector (wall)", rounded(collector));
        seconds.put("compiler, collector, rest of the JVM", rounded(machine));
        return seconds;
    }

    private static double rounded(double seconds) {
        return Math.rint(HUNDREDTHS * seconds) / HUNDREDTHS;
    }
}
