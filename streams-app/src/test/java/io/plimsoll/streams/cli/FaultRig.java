package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.embedded.BrokerProcess;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ThrottledProducer;
import io.plimsoll.streams.rig.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/**
 * A broker, a configuration and the real service in JVMs of their own, fed with {@link Traffic}; compares what was reported
 * with what is true.
 */
final class FaultRig implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String APPLICATION = "plimsoll";

    private final Path directory;
    private final String clients;
    private final String settings;
    private final BrokerProcess broker;
    private final ServiceConfig config;

    /**
     * Starts a broker and makes the topics.
     *
     * @param directory for configurations and state
     * @param clients properties of Kafka's clients beside those of the rig, as YAML in one line
     * @param settings of the service beside those of the rig, as lines of YAML
     */
    FaultRig(Path directory, String clients, String settings)
            throws IOException, InterruptedException, ExecutionException {
        this.directory = directory;
        this.clients = clients;
        this.settings = settings;
        this.broker = BrokerProcess.start(BrokerSettings.temporary()).awaitReady();
        this.config = new ConfigParser(Map.of()).service(configuration("none"));
        Topics.create(config);
    }

    BrokerProcess broker() {
        return broker;
    }

    ServiceConfig config() {
        return config;
    }

    /** The internal topic between the stages. */
    String deltas() {
        return APPLICATION + "-deltas-repartition";
    }

    String topic(TopicName topic) {
        return config.topics().nameOf(topic);
    }

    /** Starts an instance; a restarted one is the same member of the group, and need not wait for its own death. */
    AppProcess service(String instance) throws IOException {
        return AppProcess.start(
                Plimsoll.class,
                "service-" + instance,
                List.of("-Dplimsoll.test.log=INFO"),
                List.of("run", "--config", configuration(instance).toString()));
    }

    ThrottledProducer producer(Traffic traffic, int perSecond) {
        return new ThrottledProducer(
                broker.bootstrapServers(),
                number -> traffic.record(topic(TopicName.PREDICTIONS), number),
                traffic.size(),
                perSecond);
    }

    ThrottledProducer producer(LabelledTraffic traffic, int perSecond) {
        return new ThrottledProducer(
                broker.bootstrapServers(),
                number -> traffic.record(topic(TopicName.PREDICTIONS), topic(TopicName.LABELS), number),
                traffic.size(),
                perSecond);
    }

    /** Waits until the service has committed a share of all predictions that will be sent, and says how far it has come. */
    double awaitCommitted(double share, int records) {
        return awaitCommitted(TopicName.PREDICTIONS, share, records);
    }

    /** Waits until the service has committed a share of all that will be sent to a topic, and says how far it has come. */
    double awaitCommitted(TopicName topic, double share, long records) {
        double[] committed = new double[1];
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        committed[0] = (double) committed(admin, topic) / records;
                        return committed[0] >= share;
                    });
        }
        return committed[0];
    }

    /** Waits until a pane is reported: then the service knows where all its topics are. */
    void awaitReport(String model) {
        Awaitility.await().atMost(PATIENCE).until(() -> !reports(model).isEmpty());
    }

    private long committed(Admin admin, TopicName topic) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic(topic)))
                .mapToLong(
                        entry -> entry.getValue() == null ? 0 : entry.getValue().offset())
                .sum();
    }

    /** Waits for the truth: the counts of the last report of every pane. */
    void awaitTruth(Traffic traffic) {
        awaitCounts(traffic);
        assertThat(read(TopicName.DEAD_LETTERS)).isEmpty();
    }

    /** Waits for the truth likewise, and for what labels made of it; what came too late is a dead letter, once. */
    void awaitTruth(LabelledTraffic traffic) {
        awaitCounts(traffic.predictions());
        Map<String, Map<String, Outcome>> truth = traffic.outcomes();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertSame(outcomes(traffic.predictions()), truth));
        assertThat(read(TopicName.DEAD_LETTERS))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrderElementsOf(traffic.refused());
    }

    private void awaitCounts(Traffic traffic) {
        Map<String, Traffic.Counts> truth = traffic.truth();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(reported(traffic)).isEqualTo(truth));
        assertThat(revisions(traffic.model())).doesNotHaveDuplicates();
    }

    /** Pane by pane: what differs can be read. */
    private static void assertSame(
            Map<String, Map<String, Outcome>> reported, Map<String, Map<String, Outcome>> truth) {
        assertThat(reported.keySet()).isEqualTo(truth.keySet());
        truth.forEach(
                (start, outcomes) -> assertThat(reported.get(start)).as(start).isEqualTo(outcomes));
    }

    /** By pane and segment, the outcomes of the final report. */
    private Map<String, Map<String, Outcome>> outcomes(Traffic traffic) {
        Map<String, Map<String, Outcome>> outcomes = new TreeMap<>();
        lastReports(traffic).forEach((start, report) -> {
            if (report.path("final").booleanValue()) {
                Map<String, Outcome> bySegment = new TreeMap<>();
                report.path("outcomes").properties().forEach(entry -> {
                    Outcome outcome = outcome(entry.getValue());
                    if (outcome.n() > 0) {
                        bySegment.put(entry.getKey(), outcome);
                    }
                });
                outcomes.put(start, bySegment);
            }
        });
        return outcomes;
    }

    private static Outcome outcome(JsonNode cells) {
        return new Outcome(
                cells.path("n").longValue(),
                cells.path("positive").longValue(),
                cells.path("labelled").longValue(),
                cells.path("tp").longValue(),
                cells.path("fp").longValue(),
                cells.path("fn").longValue(),
                cells.path("tn").longValue());
    }

    /** The counts of the last report of every pane. */
    private Map<String, Traffic.Counts> reported(Traffic traffic) {
        Map<String, Traffic.Counts> counts = new TreeMap<>();
        Map<String, Long> duplicates = duplicates(traffic.model());
        lastReports(traffic)
                .forEach((start, report) -> counts.put(start, counts(report, duplicates.getOrDefault(start, 0L))));
        return counts;
    }

    /** By pane; those after the events, of the records that close all others, are left out. */
    private Map<String, JsonNode> lastReports(Traffic traffic) {
        Map<String, JsonNode> last = new TreeMap<>();
        for (JsonNode report : reports(traffic.model())) {
            String start = report.path("window").path("start").textValue();
            if (start.compareTo(traffic.end()) < 0) {
                last.merge(
                        start,
                        report,
                        (one, other) -> other.path("revision").longValue()
                                        >= one.path("revision").longValue()
                                ? other
                                : one);
            }
        }
        return last;
    }

    private static Traffic.Counts counts(JsonNode report, long duplicates) {
        Map<String, Long> colours = new TreeMap<>();
        report.path("distributions").path("colour").path("levels").properties().forEach(level -> {
            if (level.getValue().longValue() > 0) {
                colours.put(level.getKey(), level.getValue().longValue());
            }
        });
        return new Traffic.Counts(report.path("predictions").longValue(), duplicates, colours);
    }

    /** By pane; a revision for labels says nothing of them, so the last report that does counts. */
    private Map<String, Long> duplicates(String model) {
        Map<String, Long> duplicates = new HashMap<>();
        for (JsonNode report : reports(model)) {
            for (JsonNode finding : report.path("findings")) {
                if (finding.path("check").textValue().equals("duplicates")
                        && finding.path("span").textValue().equals("1h")) {
                    duplicates.put(
                            report.path("window").path("start").textValue(),
                            Math.round(finding.path("value").doubleValue()
                                    * finding.path("n").longValue()));
                }
            }
        }
        return duplicates;
    }

    private List<String> revisions(String model) {
        return reports(model).stream()
                .map(report -> report.path("window").path("start").textValue() + " revision "
                        + report.path("revision").longValue())
                .toList();
    }

    private List<JsonNode> reports(String model) {
        List<JsonNode> reports = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : read(TopicName.REPORTS)) {
            if (message.key().equals(model)) {
                reports.add(json(message.value()));
            }
        }
        return reports;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    /** The ids of a model's control events, in order. */
    List<String> alerts(String model) {
        return read(TopicName.CONTROL).stream()
                .filter(event -> event.key().equals(model))
                .map(event -> new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The starts of the panes that any reader, also of what is not committed, has a report of. */
    Set<String> panesBegun(String model) {
        Set<String> starts = new HashSet<>();
        TopicReader.uncommitted(broker.bootstrapServers())
                .read(topic(TopicName.REPORTS), new StringDeserializer(), new ByteArrayDeserializer())
                .stream()
                .filter(message -> message.key().equals(model))
                .forEach(message -> starts.add(
                        json(message.value()).path("window").path("start").textValue()));
        return starts;
    }

    private List<ConsumerRecord<String, byte[]>> read(TopicName topic) {
        return TopicReader.committed(broker.bootstrapServers())
                .read(topic(topic), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Path configuration(String instance) throws IOException {
        return Files.writeString(directory.resolve(instance + ".yaml"), """
                kafka: {bootstrap.servers: "%s", group.instance.id: "%s", main.consumer.session.timeout.ms: 6000,
                  main.consumer.heartbeat.interval.ms: 1000, repartition.purge.interval.ms: 3600000, %s}
                topics: {partitions: 4, replication: 1}
                streams.state.dir: "%s"
                http: {port: 0}
                %s""".formatted(
                        broker.bootstrapServers(), instance, clients, directory.resolve(instance), settings));
    }

    @Override
    public void close() {
        broker.close();
    }
}
