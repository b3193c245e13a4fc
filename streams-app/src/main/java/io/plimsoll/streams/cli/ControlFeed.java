package io.plimsoll.streams.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the control topic without a consumer group, so that watching leaves no trace on the cluster. */
final class ControlFeed {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** @throws UsageException if the topic does not exist */
    ControlFeed(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UsageException("the topic " + topic + " does not exist: run plimsoll topics create");
        }
        consumer.assign(partitions);
    }

    /** Starts with the oldest event that is kept. */
    ControlFeed fromBeginning() {
        consumer.seekToBeginning(partitions);
        return this;
    }

    /** Starts with the next event. */
    ControlFeed fromNow() {
        consumer.seekToEnd(partitions);
        return this;
    }

    /** Hands over every event that is there by now, then returns. */
    void upToNow(java.util.function.Consumer<ControlMessage> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            next(reader);
        }
    }

    /** Hands over events as they come, until the process ends. */
    void follow(java.util.function.Consumer<ControlMessage> reader) {
        while (!Thread.currentThread().isInterrupted()) {
            next(reader);
        }
    }

    /** Hands over the events of one poll. */
    void next(java.util.function.Consumer<ControlMessage> reader) {
        for (ConsumerRecord<byte[], byte[]> published : consumer.poll(WAIT)) {
            reader.accept(ControlMessage.of(published));
        }
    }
}
