package io.plimsoll.streams.forward;

import static io.plimsoll.streams.forward.SampleEvents.event;
import static io.plimsoll.streams.forward.SampleEvents.rollback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Traffic;
import io.plimsoll.streams.config.ForwardSettings.WebhookSettings;
import io.plimsoll.streams.config.Secret;
import io.plimsoll.streams.grafana.Repository;
import io.plimsoll.streams.rig.Program;
import io.plimsoll.streams.rig.UnreliableServer;
import io.plimsoll.streams.rig.UnreliableServer.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples, run against requests as they are sent. */
class ExamplesTest {

    private static final String SECRET = "0123456789abcdef";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Courier courier = new HttpCourier(Duration.ofSeconds(20), InstantSource.system());

    @BeforeAll
    static void requirePython() {
        Program.require("python3", "python3");
    }

    @Test
    void shouldMoveTheAliasOfAModelOnce() throws Exception {
        // Given
        try (UnreliableServer mlflow = UnreliableServer.start(Behaviour.FAIL);
                Receiver receiver = Receiver.start("mlflow", mlflow)) {
            // When
            List<Answer> answers = List.of(
                    send(receiver, "e1", decision(Approval.AUTO, false), SECRET, Duration.ZERO),
                    send(receiver, "e1", decision(Approval.AUTO, false), SECRET, Duration.ZERO),
                    send(receiver, "e1", decision(Approval.AUTO, false), SECRET, Duration.ZERO));
            // Then
            assertThat(answers)
                    .containsExactly(
                            new Answer.Later("status 503", Optional.empty()),
                            new Answer.Delivered(),
                            new Answer.Delivered());
            assertThat(mlflow.taken()).hasSize(1);
            assertThat(JSON.readTree(mlflow.taken().get(0).body()))
                    .isEqualTo(JSON.readTree("{\"name\": \"credit\", \"alias\": \"champion\", \"version\": \"1\"}"));
        }
    }

    @Test
    void shouldSendTheTrafficBack() throws Exception {
        // Given
        try (UnreliableServer kubernetes = UnreliableServer.start();
                Receiver receiver = Receiver.start("kserve", kubernetes)) {
            // When
            send(receiver, "e1", decision(Approval.AUTO, false), SECRET, Duration.ZERO);
            // Then
            assertThat(kubernetes.taken()).hasSize(1);
            assertThat(kubernetes.taken().get(0).headers())
                    .containsEntry("content-type", "application/merge-patch+json");
            assertThat(JSON.readTree(kubernetes.taken().get(0).body()))
                    .isEqualTo(JSON.readTree("{\"spec\": {\"predictor\": {\"canaryTrafficPercent\": 0}}}"));
        }
    }

    @Test
    void shouldShareTheTrafficAsProposed() throws Exception {
        // Given
        try (UnreliableServer kubernetes = UnreliableServer.start();
                Receiver receiver = Receiver.start("kserve", kubernetes)) {
            // When
            send(receiver, "e1", split(), SECRET, Duration.ZERO);
            // Then
            assertThat(kubernetes.taken()).hasSize(1);
            assertThat(JSON.readTree(kubernetes.taken().get(0).body()))
                    .isEqualTo(JSON.readTree("{\"spec\": {\"predictor\": {\"canaryTrafficPercent\": 20}}}"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "required, false, 0123456789abcdef, 0, delivered",
        "auto, true, 0123456789abcdef, 0, delivered",
        "auto, false, another-secret-of-ours, 0, status 401",
        "auto, false, 0123456789abcdef, 400, status 401"
    })
    void shouldNotDoWhatIsForAPersonOrForShowOrForgedOrOld(
            String approval, boolean dryRun, String secret, int age, String answer) throws Exception {
        // Given
        try (UnreliableServer mlflow = UnreliableServer.start();
                Receiver receiver = Receiver.start("mlflow", mlflow)) {
            // When
            Answer given =
                    send(receiver, "e1", decision(Approval.of(approval), dryRun), secret, Duration.ofSeconds(age));
            // Then
            assertThat(given)
                    .isEqualTo(
                            answer.equals("delivered")
                                    ? new Answer.Delivered()
                                    : new Answer.Later(answer, Optional.empty()));
            assertThat(mlflow.requests()).isEmpty();
        }
    }

    @Test
    void shouldAskArgoForTheVerdictThatThereIs() throws IOException {
        // Given
        JsonNode metric = new YAMLMapper()
                .readTree(Repository.path("examples/argo-rollouts/analysis-template.yaml")
                        .toFile())
                .at("/spec/metrics/0");
        // Then
        assertThat(metric.at("/provider/web/url").asText())
                .isEqualTo("http://plimsoll:8080/api/v1/models/{{args.model}}/versions/{{args.version}}/verdict");
        assertThat(metric.at("/provider/web/jsonPath").asText()).isEqualTo("{$.data.verdict}");
        assertThat(metric.path("successCondition").asText()).isEqualTo("result == \"pass\"");
        assertThat(metric.path("failureCondition").asText()).isEqualTo("result == \"fail\"");
        assertThat(metric.path("failureLimit").asInt(-1)).isZero();
    }

    private Answer send(Receiver receiver, String id, ControlEvent data, String secret, Duration age) throws Exception {
        CloudEvent event = event(id, data);
        Webhook webhook = new Webhook(new WebhookSettings(receiver.address(), new Secret(secret)));
        Instant now = Instant.now().minus(age);
        return courier.send(webhook.post(new Notice(event, now), now).orElseThrow());
    }

    private static Rollback decision(Approval approval, boolean dryRun) {
        Rollback sample = rollback("d-1");
        Instant now = Instant.now();
        return new Rollback(
                sample.decisionId(),
                sample.model(),
                sample.fromVersion(),
                sample.toVersion(),
                null,
                sample.reasons(),
                sample.evidence(),
                null,
                now,
                now.plusSeconds(3_600),
                now,
                approval,
                dryRun,
                null,
                Map.of());
    }

    private static Traffic split() {
        Instant now = Instant.now();
        return new Traffic(
                "d-2",
                "credit",
                Map.of("v1", 0.8042, "v2", 0.1958),
                List.of(),
                now,
                now.plusSeconds(3_600),
                Approval.AUTO,
                false,
                null,
                Map.of());
    }

    /** The example, running. */
    private record Receiver(Process process, int port) implements AutoCloseable {

        static Receiver start(String what, UnreliableServer controlled) throws IOException {
            int port = Program.freePort();
            ProcessBuilder builder = new ProcessBuilder(
                    Program.path("python3"),
                    Repository.path("examples/webhook/receiver.py").toString(),
                    what,
                    "--port",
                    Integer.toString(port));
            builder.environment()
                    .putAll(Map.of(
                            "WEBHOOK_SECRET",
                            SECRET,
                            "MLFLOW_URL",
                            controlled.address(),
                            "KSERVE_URL",
                            controlled.address(),
                            "KSERVE_CANARY",
                            "v2"));
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return true;
            });
            return new Receiver(process, port);
        }

        String address() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
