package io.plimsoll.streams.ops;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.ops.health.HealthChecks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final TopicPartition REPORTS = new TopicPartition("plimsoll.reports", 0);
    private static final TopicPartition CONTROL = new TopicPartition("plimsoll.control", 0);

    @TempDir
    private Path directory;

    private final MockConsumer<byte[], byte[]> consumer = consumer();
    private final Measurements measurements = new Measurements(100, 1_000);

    @Test
    void shouldServeWhatIsOnTheTopicsAndWhatIsMeasured() throws Exception {
        // Given
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>(
                REPORTS.topic(),
                0,
                0,
                MODEL.getBytes(StandardCharsets.UTF_8),
                report(0).published().value())));
        try (Operations operations = start(0)) {
            // When
            measurements.own(MODEL);
            // Then
            await().untilAsserted(
                            () -> assertThat(get(operations, "/health/ready")).contains("\"status\":\"ready\""));
            assertThat(get(operations, "/api/v1/models/credit")).contains("\"version\":\"v2\"");
            assertThat(get(operations, "/metrics")).contains("plimsoll_window_predictions{");
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldLeaveNothingRunningWhenThePortIsTaken() throws Exception {
        try (Operations first = start(0)) {
            // When
            assertThatThrownBy(() -> start(first.port())).isInstanceOf(IOException.class);
        }
        // Then
        assertThat(consumer.closed()).isTrue();
    }

    private Operations start(int port) throws IOException {
        Path file = Files.writeString(directory.resolve("plimsoll.yaml"), "http.port: " + port);
        ServiceConfig config = new ConfigParser(Map.of()).service(file);
        return Operations.start(
                config,
                measurements,
                List.of(HealthChecks.streams(() -> true)),
                InstantSource.system(),
                () -> consumer);
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(1, "localhost", 9092);
        for (TopicPartition partition : List.of(REPORTS, CONTROL)) {
            Node[] nodes = {node};
            consumer.updatePartitions(
                    partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, node, nodes, nodes)));
        }
        consumer.updateBeginningOffsets(Map.of(REPORTS, 0L, CONTROL, 0L));
        consumer.updateEndOffsets(Map.of(REPORTS, 1L, CONTROL, 0L));
        return consumer;
    }

    private static String get(Operations operations, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operations.port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
