package io.plimsoll.streams.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Watches a topic for records of a transaction that is not yet committed. An application that is frozen when such records
 * appear can be looked at in peace: records between the last stable offset and the end are flushed and not committed.
 */
public final class OpenTransaction implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    private final List<TopicPartition> partitions;
    private final String bootstrapServers;
    private final Consumer<byte[], byte[]> uncommitted;
    private final Consumer<byte[], byte[]> committed;

    /**
     * Looks from the present end of the topic on.
     *
     * @param bootstrapServers of the broker
     * @param topic an existing topic
     */
    public OpenTransaction(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.uncommitted = consumer("read_uncommitted");
        this.committed = consumer("read_committed");
        this.partitions = uncommitted.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        uncommitted.assign(partitions);
        uncommitted.seekToEnd(partitions);
        partitions.forEach(uncommitted::position);
    }

    /**
     * Records that were sent and, when this was made, not committed.
     *
     * @param from by partition, the last stable offset
     * @param to the end
     */
    public record Range(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {

        private boolean contains(ConsumerRecord<?, ?> record) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            return record.offset() >= from.getOrDefault(partition, 0L)
                    && record.offset() < to.getOrDefault(partition, 0L);
        }

        /**
         * @return how many offsets it spans, markers of transactions included
         */
        public long size() {
            return to.entrySet().stream()
                    .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    /**
     * Freezes an application in the moment in which its records are seen, until it is frozen in an open transaction.
     *
     * @param app freezes and thaws
     * @param limit how long to wait
     * @return what is flushed and not committed; never empty
     * @throws IllegalStateException if it did not come to that
     */
    public Range freeze(AppProcess app, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (!uncommitted.poll(STEP).isEmpty()) {
                app.freeze();
                Range open = open();
                if (open.size() > 0) {
                    return open;
                }
                app.thaw();
            }
        }
        throw new IllegalStateException("no open transaction was caught within " + limit);
    }

    /**
     * @param range of a transaction that is over
     * @return how many of its records a reader of uncommitted records sees, less those that every reader sees
     */
    public long aborted(Range range) {
        return count("read_uncommitted", range) - count("read_committed", range);
    }

    @Override
    public void close() {
        uncommitted.close();
        committed.close();
    }

    private Range open() {
        Map<TopicPartition, Long> stable = new HashMap<>(committed.endOffsets(partitions));
        Map<TopicPartition, Long> end = new HashMap<>(uncommitted.endOffsets(partitions));
        return new Range(stable, end);
    }

    private long count(String isolation, Range range) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(new TopicReader(bootstrapServers, isolation)
                .read(partitions.get(0).topic(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        return records.stream().filter(range::contains).count();
    }

    private Consumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
