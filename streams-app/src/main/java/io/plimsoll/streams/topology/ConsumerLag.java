package io.plimsoll.streams.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumers of this instance are behind, by their own metrics. A partition from which nothing ever came has no
 * metric; it has nothing left to read.
 */
final class ConsumerLag implements CaughtUp {

    private final String topic;
    private final AtomicReference<@Nullable KafkaStreams> streams = new AtomicReference<>();

    /**
     * @param topic the input topic
     */
    ConsumerLag(String topic) {
        this.topic = topic;
    }

    /** Begins to look at these consumers; before, nothing counts as read. */
    void of(KafkaStreams running) {
        streams.set(running);
    }

    @Override
    public boolean test(int partition) {
        KafkaStreams running = streams.get();
        return running != null
                && running.metrics().entrySet().stream()
                        .filter(metric -> isLag(metric.getKey(), partition))
                        .allMatch(ConsumerLag::isZero);
    }

    private boolean isLag(MetricName name, int partition) {
        return isLag(name) && Integer.toString(partition).equals(name.tags().get("partition"));
    }

    private boolean isLag(MetricName name) {
        return name.name().equals("records-lag") && isTopic(name.tags().get("topic"));
    }

    /** How many records wait in the partitions that this instance reads; 0 before it runs. */
    long records() {
        KafkaStreams running = streams.get();
        return running == null ? 0 : sum(running.metrics());
    }

    /** A partition may have a metric under either spelling of its topic. */
    private long sum(Map<MetricName, ? extends Metric> metrics) {
        Map<String, Long> byPartition = new HashMap<>();
        metrics.forEach((name, metric) -> {
            String partition = name.tags().get("partition");
            if (partition != null && isLag(name)) {
                byPartition.merge(partition, waiting(metric), Math::max);
            }
        });
        return byPartition.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long waiting(Metric metric) {
        return metric.metricValue() instanceof Number records ? records.longValue() : 0;
    }

    /** Kafka writes underscores for the dots of a topic in its metrics, and newer versions the name as it is too. */
    private boolean isTopic(@Nullable String tag) {
        return topic.equals(tag) || topic.replace('.', '_').equals(tag);
    }

    private static boolean isZero(Map.Entry<MetricName, ? extends Metric> lag) {
        return lag.getValue().metricValue() instanceof Number records
                && (records.doubleValue() == 0 || Double.isNaN(records.doubleValue()));
    }
}
