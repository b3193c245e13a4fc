package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import io.plimsoll.streams.wire.Catalogue;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorTopologyTest {

    private static final String GOOD = """
            {"id": "%s", "model": "credit", "version": "v1", "time": "2024-03-01T12:00:00Z",
             "features": {"age": 47}, "prediction": {"score": 0.48, "decision": "0"}}""";
    private static final Instant NOW = Instant.parse("2024-08-01T00:00:00Z");

    @TempDir
    Path state;

    private final Catalogue catalogue = new Catalogue();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> predictions;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(topology(catalogue), properties, NOW);
        predictions = driver.createInputTopic(
                name(TopicName.PREDICTIONS), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldConsistOfTwoStagesAndTheCatalogue() throws IOException {
        String description = topology(new Catalogue()).describe().toString();

        assertThat(description).isEqualToIgnoringWhitespace(golden());
    }

    @Test
    void shouldReportEveryDayOfTheStoryWithItsCounts() throws IOException {
        apply();
        List<PredictionMade> made = firstDays(4);

        made.forEach(this::publish);

        List<JsonNode> reports = reports();
        assertThat(reports)
                .filteredOn(report -> report.path("revision").intValue() == 0)
                .hasSize(3);
        for (int day = 0; day < 2; day++) {
            assertThat(last(reports, day).path("predictions").longValue()).isEqualTo(distinct(made, day));
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "q1;;empty",
                "q1;this is not JSON;not-json",
                "q1;{\"id\": \"q1\", \"model\";truncated",
                "q1;{\"id\": \"q1\", \"id\": \"q1\"};duplicate-key",
                "q1;{\"id\": \"q1\", \"model\": \"credit\", \"version\": \"v1\"};missing-field",
                "q1;{\"id\": \"q1\", \"model\": 7};wrong-type",
                "other;GOOD;key-differs-from-id",
                ";GOOD;null-key",
                "q1;UNKNOWN;unknown-model",
                "q1;LATER;time-beyond-skew",
                "q1;NAN;not-json",
            })
    void shouldPutWhatCannotBeTakenAsideUntouchedAndGoOn(@Nullable String key, @Nullable String value, String reason)
            throws IOException {
        apply();
        byte[] bytes = value == null ? null : text(value).getBytes(StandardCharsets.UTF_8);

        predictions.pipeInput(new TestRecord<>(Bundles.KEY, Bundles.of(NOW.toEpochMilli(), bytes(key), bytes), NOW));

        List<TestRecord<byte[], byte[]>> letters = driver.createOutputTopic(
                        name(TopicName.DEAD_LETTERS), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(bytes);
            assertThat(letter.key()).isEqualTo(bytes(key));
            assertThat(header(letter, "reason")).isEqualTo(reason);
            assertThat(header(letter, "topic")).isEqualTo(name(TopicName.PREDICTIONS));
            assertThat(header(letter, "offset")).isEqualTo("0");
        });
        firstDays(2).forEach(this::publish);
        assertThat(reports()).isNotEmpty();
    }

    @Test
    void shouldKeepTheLastGoodPolicyInForceWhenABrokenOneComes() throws IOException {
        apply();

        input(TopicName.MONITORS).pipeInput("credit", "{\"model\": \"credit\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(catalogue.faults()).containsKey("monitors/credit");
        firstDays(2).forEach(this::publish);
        assertThat(reports()).isNotEmpty();
    }

    private static Topology topology(Catalogue catalogue) {
        return new MonitorTopology(
                        MonitorTopologyTest::name,
                        catalogue,
                        1,
                        1,
                        Limits.CONTRACT,
                        new TimeBounds(Duration.ofHours(1), InstantSource.fixed(NOW)),
                        InstantSource.fixed(NOW),
                        partition -> true,
                        Duration.ofMinutes(1),
                        SilenceCheck.STANDARD,
                        Instruments.of(InstantSource.fixed(NOW), Telemetry.NONE))
                .build();
    }

    private static String name(TopicName topic) {
        return "plimsoll." + topic.suffix();
    }

    private static String golden() throws IOException {
        try (InputStream text = Objects.requireNonNull(
                MonitorTopologyTest.class.getResourceAsStream("monitor-topology.txt"), "monitor-topology.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void apply() {
        input(TopicName.MONITORS).pipeInput("credit", Applied.POLICY);
        input(TopicName.REFERENCES).pipeInput("credit|v1", Applied.REFERENCE);
        assertThat(catalogue.faults()).isEmpty();
    }

    /** The story's policy and its reference of v1, made once. */
    private static final class Applied {

        static final byte[] POLICY;
        static final byte[] REFERENCE;

        static {
            CreditStory story = new CreditStory(1);
            MonitorPolicy written = written(story);
            Policy policy = PolicyWire.policyOf(written);
            ReferenceRows rows = reader -> {
                Prediction row = new Prediction();
                story.reference("v1").forEachRemaining(made -> {
                    made.into(row);
                    reader.accept(row);
                });
            };
            POLICY = Json.bytes(written);
            REFERENCE = Json.bytes(ReferenceWire.profileOf(
                    new ReferenceBuilder(policy).build(rows), policy, Provenance.of("v1", CreditStory.START, rows)));
        }

        private static MonitorPolicy written(CreditStory story) {
            try {
                return Json.WRITTEN_BY_HAND.readValue(story.policy(), MonitorPolicy.class);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private TestInputTopic<String, byte[]> input(TopicName topic) {
        return driver.createInputTopic(name(topic), new StringSerializer(), new ByteArraySerializer());
    }

    private static List<PredictionMade> firstDays(int days) {
        List<PredictionMade> made = new ArrayList<>();
        long end = CreditStory.START.plus(Duration.ofDays(days + 1)).toEpochMilli();
        Iterator<StoryEvent> events = new CreditStory(1).events();
        for (StoryEvent event = events.next(); event.ingestTime() < end; event = events.next()) {
            if (event instanceof PredictionMade prediction && day(prediction) < days) {
                made.add(prediction);
            }
        }
        return made;
    }

    private static long day(PredictionMade made) {
        return Duration.between(CreditStory.START, Instant.ofEpochMilli(made.time()))
                .toDays();
    }

    private static long distinct(List<PredictionMade> made, int day) {
        Set<String> ids = new HashSet<>();
        made.stream().filter(one -> day(one) == day).forEach(one -> ids.add(one.id()));
        return ids.size();
    }

    private void publish(PredictionMade made) {
        Prediction prediction = new Prediction();
        made.into(prediction);
        byte[] key = made.id().getBytes(StandardCharsets.UTF_8);
        byte[] event = PredictionJson.bytes(prediction);
        predictions.pipeInput(new TestRecord<>(
                Bundles.KEY, Bundles.of(made.ingestTime(), key, event), Instant.ofEpochMilli(made.ingestTime())));
    }

    private List<JsonNode> reports() throws IOException {
        List<JsonNode> reports = new ArrayList<>();
        for (byte[] report : driver.createOutputTopic(
                        name(TopicName.REPORTS), new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()) {
            reports.add(new ObjectMapper().readTree(report));
        }
        return reports;
    }

    private static JsonNode last(List<JsonNode> reports, int day) {
        String start = CreditStory.START.plus(Duration.ofDays(day)).toString();
        return reports.stream()
                .filter(report ->
                        report.path("window").path("start").textValue().equals(start))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private static String text(String value) {
        return switch (value) {
            case "GOOD" -> GOOD.formatted("q1");
            case "UNKNOWN" -> GOOD.formatted("q1").replace("\"credit\"", "\"nobody\"");
            case "LATER" -> GOOD.formatted("q1").replace("2024-03-01", "9999-03-01");
            case "NAN" -> GOOD.formatted("q1").replace("0.48", "NaN");
            default -> value;
        };
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
