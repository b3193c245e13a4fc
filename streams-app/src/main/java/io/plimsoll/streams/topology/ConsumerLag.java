package io.plimsoll.streams.topology;

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
        return name.name().equals("records-lag")
                && Integer.toString(partition).equals(name.tags().get("partition"))
                && isTopic(name.tags().get("topic"));
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
