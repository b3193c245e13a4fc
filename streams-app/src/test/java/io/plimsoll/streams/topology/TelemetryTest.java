package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.wire.Catalogue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who measure are told. The driver is partition 0 of three. */
class TelemetryTest {

    private static final Instant NOW = Instant.parse("2024-03-04T00:00:00Z");
    private static final String POLICY = "{\"model\": \"credit\", \"task\": \"binary\", \"positive\": \"1\"}";

    /** By murmur2 of three partitions. */
    private static final List<String> HERE = List.of("q4", "q6", "q8");

    private static final String ELSEWHERE = "q1";

    @TempDir
    Path state;

    private final Recorded recorded = new Recorded();
    private boolean running = true;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> predictions;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        InstantSource clock = InstantSource.fixed(NOW);
        driver = new TopologyTestDriver(
                new MonitorTopology(
                                TopicName::suffix,
                                new Catalogue(),
                                3,
                                1,
                                Limits.CONTRACT,
                                new TimeBounds(Duration.ofHours(1), clock),
                                clock,
                                partition -> true,
                                Duration.ofMinutes(1),
                                SilenceCheck.STANDARD,
                                Instruments.of(clock, recorded))
                        .build(),
                properties,
                NOW);
        predictions = driver.createInputTopic("predictions", new ByteArraySerializer(), new ByteArraySerializer());
        driver.createInputTopic("monitors", new StringSerializer(), new StringSerializer())
                .pipeInput("credit", POLICY);
    }

    @AfterEach
    void stop() {
        if (running) {
            running = false;
            driver.close();
        }
    }

    @Test
    void shouldCountEventsByWhatBecameOfThem() {
        publish(HERE.get(0), HERE.get(0));
        publish(HERE.get(0), HERE.get(0));
        publish(HERE.get(1), HERE.get(1));
        publish(HERE.get(1), "another");
        pipe(HERE.get(2), "no JSON");

        assertThat(recorded.counts)
                .containsEntry("prediction accepted", 2)
                .containsEntry("prediction duplicate", 1)
                .containsEntry("prediction key-differs-from-id", 1)
                .containsEntry("prediction not-json", 1)
                .containsEntry("prediction misplaced", 0);
    }

    @Test
    void shouldCountAnEventInTheWrongPartitionAndTakeIt() {
        publish(ELSEWHERE, ELSEWHERE);

        assertThat(recorded.counts).containsEntry("prediction misplaced", 1).containsEntry("prediction accepted", 1);
    }

    @Test
    void shouldOwnAModelFromItsFirstCountsUntilTheTaskCloses() {
        publish(HERE.get(0), HERE.get(0));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        List<String> before = List.copyOf(recorded.owned);

        stop();

        assertThat(before).containsExactly("credit");
        assertThat(recorded.owned).isEmpty();
    }

    private void publish(String key, String id) {
        String event = """
                {"id": "%s", "model": "credit", "version": "v1", "time": "2024-03-01T12:00:00Z",
                 "features": {"age": 47}, "prediction": {"score": 0.48, "decision": "0"}}""".formatted(id);
        pipe(key, event);
    }

    private void pipe(String key, String value) {
        predictions.pipeInput(
                new TestRecord<>(Bundles.KEY, Bundles.of(NOW.toEpochMilli(), bytes(key), bytes(value)), NOW));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Remembers what it is told. */
    private static final class Recorded implements Telemetry {
        private final Map<String, Integer> counts = new TreeMap<>();
        private final List<String> owned = new ArrayList<>();

        @Override
        public Count events(String type, String outcome) {
            counts.put(type + " " + outcome, 0);
            return () -> counts.merge(type + " " + outcome, 1, Integer::sum);
        }

        @Override
        public Count misplaced(String type) {
            return events(type, "misplaced");
        }

        @Override
        public Ownership own(String model) {
            owned.add(model);
            return () -> owned.remove(model);
        }

        @Override
        public void reported(Duration latency) {}

        @Override
        public void sent(ControlEvent event) {}
    }
}
