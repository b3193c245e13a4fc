package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the service has reported, read as any consumer would: what came of the events of a benchmark. */
final class BenchReports implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> deadLetters;

    /** The last report of a pane of a version counts. */
    private final Map<String, Long> predictions = new HashMap<>();

    private final Set<String> panes = new HashSet<>();

    BenchReports(ServiceConfig config) {
        consumer = WatchCommand.consumer(config);
        deadLetters = partitions(config, TopicName.DEAD_LETTERS);
        List<TopicPartition> reports = partitions(config, TopicName.REPORTS);
        consumer.assign(reports);
        consumer.seekToBeginning(reports);
    }

    /** Reads what has come. */
    void read() throws IOException {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(WAIT)) {
            JsonNode report = Json.MESSAGES.readTree(message.value());
            String pane = report.path("model").asText() + "|"
                    + report.path("window").path("start").asText();
            String slice = pane + "|" + report.path("version").asText() + "|"
                    + report.path("role").asText();
            panes.add(pane);
            predictions.put(slice, report.path("predictions").asLong());
        }
    }

    /** How many panes of models have been reported. */
    long panes() {
        return panes.size();
    }

    /** The predictions in the reports. */
    long predictions() {
        return predictions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many events were refused. */
    long refused() {
        return consumer.endOffsets(deadLetters).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(ServiceConfig config, TopicName topic) {
        return consumer.partitionsFor(config.topics().nameOf(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
