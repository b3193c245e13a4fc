package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.rig.TestBroker;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.topology.MonitorService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an operator does with a service, running or stopped, on a real broker. Each test has its own service. */
@Execution(ExecutionMode.CONCURRENT)
class ServiceVerbsIT {

    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Incomes are missing from day 66 on. */
    private static final int FIRST_DAY = 63;

    private static final int LAST_DAY = 67;

    /** Its segments are not those that the story's references were made with. */
    private static final String UNFIT = """
            model: credit
            task: binary
            positive: "1"
            """;

    @TempDir
    Path directory;

    private final Captured captured = Captured.piped();

    @Test
    void shouldApplyAndReturnWhenTheRunningInstanceHasIt() throws Exception {
        StoryRig rig = rig("apply", "");
        Path policy = otherOwner();
        try (Service service = rig.start()) {
            int code = captured.run("apply", "--config", rig.file(), "--monitor", policy.toString());

            assertThat(captured.err()).isEmpty();
            assertThat(code).isEqualTo(ExitCode.FINE);
            assertThat(captured.out()).endsWith("in force on 1 instance\n");
            assertThat(service.definitionOf("credit")
                            .flatMap(inForce -> Optional.ofNullable(inForce.alerting()))
                            .map(alerting -> String.valueOf(alerting.owner())))
                    .contains("somebody-else");
        }
    }

    @Test
    void shouldSayThatAnAppliedPolicyWaitsForAnInstance() throws Exception {
        StoryRig rig = rig("apply-alone", "");
        Path policy = otherOwner();

        int code = captured.run("apply", "--config", rig.file(), "--monitor", policy.toString());

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.err()).isEqualTo("No instance runs: it will be in force when one starts.\n");
    }

    @Test
    void shouldSayWhenARunningInstanceRefusesWhatWasApplied() throws Exception {
        // Given
        StoryRig rig = rig("apply-refused", "");
        Path policy = Files.writeString(directory.resolve("policy.yaml"), UNFIT);
        try (Service service = rig.start()) {
            // When
            int code = captured.run("apply", "--config", rig.file(), "--monitor", policy.toString());
            // Then
            assertThat(code).isEqualTo(ExitCode.WRONG_USE);
            assertThat(captured.err()).contains("refuses credit, what was in force stays so");
            assertThat(StoryRig.text(service, "/health/ready")).contains("definitions", "credit");
        }
    }

    @Test
    void shouldRefuseToResetARunningServiceAndResetAStoppedOne() throws Exception {
        // Given
        StoryRig rig = rig("reset", "");
        int published;
        try (Service service = rig.start()) {
            assertThat(service.port()).isPositive();
            published = rig.publish(FIRST_DAY, LAST_DAY);
            awaitIncident(rig);
            assertThat(Captured.piped().run("reset", "--config", rig.file())).isEqualTo(ExitCode.WRONG_USE);
        }
        int reports = rig.read(TopicName.REPORTS).size();
        // When
        int code = captured.run("reset", "--config", rig.file());
        // Then
        assertThat(code).as(captured.err()).isEqualTo(ExitCode.FINE);
        assertThat(captured.out())
                .contains("offsets: deleted", "internal topics: 5 deleted", ": deleted\n")
                .containsPattern("open incidents: [1-9][0-9]* resolved");
        assertThat(internalTopics("reset")).isEmpty();
        assertThat(openIncidents(rig)).isEmpty();
        assertThat(directory.resolve("state").resolve("reset")).doesNotExist();
        try (Service service = rig.start()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(rig.read(TopicName.REPORTS).size()).isGreaterThanOrEqualTo(2 * reports - 2));
            assertThat(metric(service, "plimsoll_events_total{outcome=\"accepted\",type=\"prediction\"}")
                            + metric(service, "plimsoll_events_total{outcome=\"duplicate\",type=\"prediction\"}"))
                    .isEqualTo(published);
        }
    }

    @Test
    void shouldForgetOneModelOfAStoppedService() throws Exception {
        // Given
        StoryRig rig = rig("reset-model", "");
        try (Service service = rig.start()) {
            assertThat(service.port()).isPositive();
            rig.publish(FIRST_DAY, LAST_DAY);
            awaitIncident(rig);
        }
        // When
        int code = captured.run("reset", "--config", rig.file(), "--model", "credit");
        // Then
        assertThat(code).as(captured.err()).isEqualTo(ExitCode.FINE);
        try (Service service = rig.start()) {
            assertThat(service.port()).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(openIncidents(rig)).isEmpty());
            assertThat(last(alerts(rig)).path("state").textValue()).isEqualTo("resolved");
        }
    }

    @Test
    void shouldRetireAModelOfARunningService() throws Exception {
        // Given
        StoryRig rig = rig("retire", "");
        try (Service service = rig.start()) {
            rig.publish(FIRST_DAY, LAST_DAY);
            awaitIncident(rig);
            assertThat(StoryRig.text(service, "/metrics")).contains("plimsoll_alert_active{");
            // When
            int code = captured.run("retire", "--config", rig.file(), "credit");
            // Then
            assertThat(captured.err()).isEmpty();
            assertThat(code).isEqualTo(ExitCode.FINE);
            assertThat(captured.out())
                    .isEqualTo("withdrew the policy and 2 references of credit\nno incident of credit is open\n");
            assertThat(openIncidents(rig)).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(StoryRig.text(service, "/metrics")).doesNotContain("model=\"credit\",version"));
        }
        assertThat(Captured.piped().run("retire", "--config", rig.file(), "credit"))
                .isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void shouldKeepTheLastGoodPolicyInForceAcrossARestartAndSayWhatIsBroken() throws Exception {
        // Given
        StoryRig rig = rig("broken", "");
        try (Service service = rig.start()) {
            rig.publish(FIRST_DAY, FIRST_DAY + 1);
            await().atMost(PATIENCE).until(() -> !rig.read(TopicName.REPORTS).isEmpty());
            send(rig, TopicName.MONITORS, "credit", "{\"model\": \"credit\", \"window\": \"nonsense\"}");
            send(rig, TopicName.REFERENCES, "credit|v1", "{\"model\": \"credit\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(metric(service, "plimsoll_definition_faults"))
                            .isEqualTo(2));
        }
        int before = rig.read(TopicName.REPORTS).size();
        // When
        try (Service service = rig.start()) {
            rig.publish(FIRST_DAY + 2, FIRST_DAY + 4);
            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rig.read(TopicName.REPORTS)).hasSizeGreaterThan(before + 1));
            assertThat(last(rig.messages(TopicName.REPORTS))
                            .path("referenceHash")
                            .isTextual())
                    .isTrue();
            assertThat(rig.read(TopicName.DEAD_LETTERS)).isEmpty();
            assertThat(metric(service, "plimsoll_definition_faults")).isEqualTo(2);
            assertThat(StoryRig.json(service, "/health/ready")
                            .path("data")
                            .path("status")
                            .textValue())
                    .isEqualTo("degraded");
            assertThat(StoryRig.text(service, "/health/ready")).contains("not in force: credit");
        }
    }

    @Test
    void shouldKeepTheLastGoodPolicyWhenOnlyItsCountsRememberIt() throws Exception {
        // Given
        StoryRig rig = rig("forgotten", "");
        try (Service service = rig.start()) {
            assertThat(service.port()).isPositive();
            rig.publish(FIRST_DAY, FIRST_DAY + 1);
            await().atMost(PATIENCE).until(() -> !rig.read(TopicName.REPORTS).isEmpty());
        }
        int before = rig.read(TopicName.REPORTS).size();
        deleteBefore(rig, TopicName.MONITORS);
        send(rig, TopicName.MONITORS, "credit", "{\"model\": \"credit\", \"window\": \"nonsense\"}");
        delete(directory.resolve("state"));
        // When
        try (Service service = rig.start()) {
            rig.publish(FIRST_DAY + 2, FIRST_DAY + 4);
            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rig.read(TopicName.REPORTS)).hasSizeGreaterThan(before + 1));
            assertThat(metric(service, "plimsoll_definition_faults")).isEqualTo(1);
        }
    }

    @Test
    void shouldTellSilenceByTheWallClockAndThatItIsOver() throws Exception {
        // Given
        StoryRig rig = rig("silence", "time: {idle.after: 1s, silence.after: 2d}");
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        try (Service service = rig.start(() -> Instant.now().plus(ahead.get()))) {
            rig.publish(FIRST_DAY, FIRST_DAY + 1);
            await().atMost(PATIENCE).until(() -> windows(rig).size() == 1);
            // When
            ahead.set(Duration.ofHours(50));
            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(windows(rig)).hasSize(2);
                assertThat(silences(rig)).containsExactly("firing error volume");
            });
            assertThat(StoryRig.text(service, "/metrics"))
                    .contains("plimsoll_alert_active{family=\"volume\",model=\"credit\",severity=\"error\"");
            rig.publish(FIRST_DAY + 4, FIRST_DAY + 4);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(silences(rig)).containsExactly("firing error volume", "resolved error volume"));
            assertThat(openIncidents(rig)).isEmpty();
        }
    }

    private StoryRig rig(String name, String more) throws IOException, InterruptedException, ExecutionException {
        return StoryRig.set(BROKER.bootstrapServers(), directory, name, more);
    }

    private Path otherOwner() throws IOException {
        return Files.writeString(
                directory.resolve("policy.yaml"),
                new CreditStory(1).policy().replace("owner: credit-ml", "owner: somebody-else"));
    }

    private static void awaitIncident(StoryRig rig) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(openIncidents(rig)).isNotEmpty());
    }

    private static List<String> openIncidents(StoryRig rig) {
        return OpenIncidents.of(rig.config(), "credit").stream()
                .map(alert -> alert.alertKey())
                .toList();
    }

    private static Set<String> windows(StoryRig rig) {
        return rig.messages(TopicName.REPORTS).stream()
                .map(report -> report.path("window").path("start").textValue())
                .collect(Collectors.toSet());
    }

    private static List<String> silences(StoryRig rig) {
        return rig.messages(TopicName.CONTROL).stream()
                .filter(alert -> "silence".equals(alert.path("check").textValue()))
                .map(alert -> String.join(
                        " ",
                        alert.path("state").textValue(),
                        alert.path("severity").textValue(),
                        alert.path("family").textValue()))
                .toList();
    }

    private static List<JsonNode> alerts(StoryRig rig) {
        return rig.messages(TopicName.CONTROL).stream()
                .filter(message -> message.has("alertKey"))
                .toList();
    }

    private static JsonNode last(List<JsonNode> messages) {
        return messages.get(messages.size() - 1);
    }

    private static double metric(Service service, String name) {
        return StoryRig.text(service, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static void send(StoryRig rig, TopicName topic, String key, String value) {
        try (Publisher publisher = new Publisher(rig.config())) {
            publisher.send(topic, key, value.getBytes(StandardCharsets.UTF_8));
            publisher.flush();
        }
    }

    /** What compaction would do to a record that a broken one followed. */
    private static void deleteBefore(StoryRig rig, TopicName topic) throws ExecutionException, InterruptedException {
        TopicPartition place = new TopicPartition(rig.config().topics().nameOf(topic), 0);
        try (Admin admin = BROKER.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, place.topic()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "compact,delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
                return true;
            });
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static List<String> internalTopics(String application) throws ExecutionException, InterruptedException {
        try (Admin admin = BROKER.admin()) {
            return admin.listTopics().names().get().stream()
                    .filter(MonitorService.internalTopics(application)::contains)
                    .toList();
        }
    }
}
