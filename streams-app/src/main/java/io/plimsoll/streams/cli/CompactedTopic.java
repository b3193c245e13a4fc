package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stands on a compacted topic. */
final class CompactedTopic {

    private static final Duration WAIT = Duration.ofMillis(500);

    private CompactedTopic() {}

    /**
     * The last value of each key, without those that a tombstone followed.
     *
     * @throws UsageException if the topic does not exist
     */
    static Map<String, byte[]> read(ServiceConfig config, TopicName topic) {
        String name = config.topics().nameOf(topic);
        Map<String, byte[]> values = new TreeMap<>();
        try (Consumer<byte[], byte[]> consumer = WatchCommand.consumer(config)) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UsageException("the topic " + name + " does not exist: run plimsoll topics create");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(WAIT).forEach(published -> take(published, values));
            }
        }
        return values;
    }

    private static void take(ConsumerRecord<byte[], byte[]> published, Map<String, byte[]> values) {
        if (published.key() == null) {
            return;
        }
        String key = new String(published.key(), StandardCharsets.UTF_8);
        if (published.value() == null) {
            values.remove(key);
        } else {
            values.put(key, published.value());
        }
    }
}
