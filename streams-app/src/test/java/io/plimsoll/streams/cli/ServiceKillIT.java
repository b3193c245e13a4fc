package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.embedded.BrokerProcess;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ThrottledProducer;
import io.plimsoll.streams.rig.TopicReader;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.PredictionMade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service itself, in a JVM of its own, killed again and again while the credit story comes in on four partitions. The
 * truth is counted from the story.
 */
class ServiceKillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PER_SECOND = 3_000;

    /** The last day of the story stays open, and late events of the day before it wait for its close. */
    private static final long LAST_DAY = 137;

    @TempDir
    Path directory;

    @Test
    void shouldCountEveryPredictionOnceAndTellEveryAlertOnceWhenItIsKilled() throws Exception {
        // Given
        List<PredictionMade> story = story();
        try (BrokerProcess broker =
                BrokerProcess.start(BrokerSettings.temporary()).awaitReady()) {
            Path file = configuration(broker);
            ServiceConfig config = new ConfigParser(Map.of()).service(file);
            Topics.create(config);
            DemoCommand.apply(new CreditStory(1), config);
            try (AppProcess service = AppProcess.start(Plimsoll.class, "service", "run", "--config", file.toString());
                    ThrottledProducer producer = producer(config, broker, story)) {
                service.awaitLine("Plimsoll runs", PATIENCE);
                // When
                for (double share : List.of(0.15, 0.35, 0.55, 0.75)) {
                    producer.releaseTo(share + 0.1);
                    producer.awaitSent(share);
                    service.kill();
                    service.restart();
                    service.awaitLine("Plimsoll runs", PATIENCE);
                }
                producer.finish();
                // Then
                Map<String, Long> truth = truth(story);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(2))
                        .untilAsserted(
                                () -> assertThat(reported(config, broker)).isEqualTo(truth));
                assertThat(ids(config, broker)).isNotEmpty().doesNotHaveDuplicates();
                assertThat(read(config, broker, TopicName.DEAD_LETTERS)).isEmpty();
            }
        }
    }

    private Path configuration(BrokerProcess broker) throws IOException {
        return Files.writeString(directory.resolve("plimsoll.yaml"), """
                kafka: {bootstrap.servers: "%s"}
                topics: {partitions: 4, replication: 1}
                streams: {state.dir: "%s"}
                http: {port: 0}
                """.formatted(
                        broker.bootstrapServers(), directory.resolve("state")));
    }

    private static List<PredictionMade> story() {
        List<PredictionMade> made = new ArrayList<>();
        new CreditStory(1).events().forEachRemaining(event -> {
            if (event instanceof PredictionMade prediction) {
                made.add(prediction);
            }
        });
        return made;
    }

    private static ThrottledProducer producer(ServiceConfig config, BrokerProcess broker, List<PredictionMade> story) {
        String topic = config.topics().nameOf(TopicName.PREDICTIONS);
        Prediction prediction = new Prediction();
        return new ThrottledProducer(
                broker.bootstrapServers(),
                i -> {
                    story.get(i).into(prediction);
                    return new ProducerRecord<>(
                            topic,
                            story.get(i).id().getBytes(StandardCharsets.UTF_8),
                            PredictionJson.bytes(prediction));
                },
                story.size(),
                PER_SECOND);
    }

    /** Distinct predictions by day, version and role. */
    private static Map<String, Long> truth(List<PredictionMade> story) {
        Set<String> seen = new HashSet<>();
        Map<String, Long> truth = new TreeMap<>();
        for (PredictionMade made : story) {
            long day = Duration.between(CreditStory.START, Instant.ofEpochMilli(made.time()))
                    .toDays();
            String place = day + " " + made.version() + " " + made.role().name().toLowerCase(java.util.Locale.ROOT);
            if (day <= LAST_DAY && seen.add(made.id() + " " + place)) {
                truth.merge(place, 1L, Long::sum);
            }
        }
        return truth;
    }

    /** The predictions of the last revision of every report. */
    private static Map<String, Long> reported(ServiceConfig config, BrokerProcess broker) throws IOException {
        Map<String, Long> predictions = new TreeMap<>();
        Map<String, Long> revisions = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> message : read(config, broker, TopicName.REPORTS)) {
            JsonNode report = new ObjectMapper().readTree(message.value());
            long day = Duration.between(
                            CreditStory.START,
                            Instant.parse(report.path("window").path("start").textValue()))
                    .toDays();
            String place = day + " " + report.path("version").textValue() + " "
                    + report.path("role").textValue();
            long revision = report.path("revision").longValue();
            if (day <= LAST_DAY && revision >= revisions.getOrDefault(place, -1L)) {
                revisions.put(place, revision);
                predictions.put(place, report.path("predictions").longValue());
            }
        }
        return predictions;
    }

    private static List<String> ids(ServiceConfig config, BrokerProcess broker) {
        return read(config, broker, TopicName.CONTROL).stream()
                .map(event -> new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> read(
            ServiceConfig config, BrokerProcess broker, TopicName topic) {
        return TopicReader.committed(broker.bootstrapServers())
                .read(config.topics().nameOf(topic), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
