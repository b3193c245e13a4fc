package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.grafana.Dashboard;
import io.plimsoll.streams.grafana.Dashboard.Target;
import io.plimsoll.streams.grafana.Repository;
import io.plimsoll.streams.rig.Alertmanager;
import io.plimsoll.streams.rig.Program;
import io.plimsoll.streams.rig.Prometheus;
import io.plimsoll.streams.rig.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story's bad days as they reach those on call: a real Prometheus scrapes the running service, every query of every
 * panel is asked of it, the rules fire and what fires is in a real Alertmanager.
 */
class MonitoringIT {

    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Incomes are missing from day 66 on; the last day stays open. */
    private static final int FIRST_DAY = 62;

    private static final int LAST_DAY = 68;
    private static final Instant LAST_WINDOW_END = Instant.parse("2024-05-08T00:00:00Z");

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("job", ".+"),
            Map.entry("instance", ".+"),
            Map.entry("model", "credit"),
            Map.entry("version", ".+"),
            Map.entry("check", "psi"),
            Map.entry("segment", "all"),
            Map.entry("__rate_interval", "10s"),
            Map.entry("__range", "5m"),
            Map.entry("__interval", "1s"));

    /** What has no data as long as nothing is wrong with the service and no labels came. */
    private static final Set<String> EMPTY = Set.of(
            // Every event was taken, and every gauge has room.
            "operations: Dead letters by reason: A",
            "operations: Share of dead letters: A",
            "operations: Series left out: A",
            // A week in which no label came: nothing was held against a limit of performance.
            "model: Performance: B");

    @TempDir
    Path directory;

    @BeforeAll
    static void requirePrometheus() {
        Prometheus.require();
        Alertmanager.require();
    }

    @Test
    void shouldShowTheStoryInEveryPanelAndPageForIt() throws Exception {
        // Given
        Path rules = Repository.path("grafana/prometheus/rules/plimsoll.rules.yml");
        int forwarding = Program.freePort();
        try (Alertmanager alertmanager = Alertmanager.start(directory, "")) {
            StoryRig rig = StoryRig.set(BROKER.bootstrapServers(), directory, "monitoring", """
                    forward: {metrics: {port: %d}, alertmanager: {url: "%s", repeat: 1s}}
                    """.formatted(
                            forwarding, alertmanager.address()));
            Thread forwarder = forward(rig);
            try (Service service = rig.start();
                    Prometheus prometheus =
                            Prometheus.alerting(directory, List.of(service.port(), forwarding), rules, alertmanager)) {
                // When
                rig.publish(FIRST_DAY, LAST_DAY);
                // Then
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(prometheus.values("up")).containsExactly(1.0, 1.0);
                    assertThat(prometheus.values("max(plimsoll_window_end_timestamp_seconds)"))
                            .containsExactly((double) LAST_WINDOW_END.getEpochSecond());
                    assertThat(alertmanager.alerts()).anySatisfy(MonitoringIT::isTheStorysDrift);
                    assertThat(forwarded(alertmanager)).isNotEmpty().isEqualTo(open(service));
                });
                // A rate needs two looks at its counter.
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(unanswered(prometheus)).containsExactlyInAnyOrderElementsOf(EMPTY));
                assertThat(agreements(prometheus, Exposed.of(StoryRig.text(service, "/metrics"))))
                        .isGreaterThan(20);
                assertThat(prometheus.rules())
                        .hasSize(14)
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.path("lastError").asText())
                                .isEqualTo("ok"));
            } finally {
                forwarder.interrupt();
                forwarder.join();
            }
        }
    }

    /** The verb, as a person starts it. */
    private static Thread forward(StoryRig rig) {
        Thread thread = new Thread(
                () -> Plimsoll.commandLine(Host.ofThisProcess()).execute("forward", "--config", rig.file()), "forward");
        thread.start();
        return thread;
    }

    /** What plimsoll forward told Alertmanager of, by alert key and severity. */
    private static Set<String> forwarded(Alertmanager alertmanager) {
        Set<String> keys = new TreeSet<>();
        alertmanager.alerts().stream()
                .map(alert -> alert.path("labels"))
                .filter(labels -> labels.has("alertKey"))
                .forEach(labels -> keys.add(labels.path("alertKey").asText() + " "
                        + labels.path("severity").asText()));
        return keys;
    }

    private static Set<String> open(Service service) {
        Set<String> keys = new TreeSet<>();
        StoryRig.json(service, "/api/v1/models/credit/alerts")
                .path("data")
                .path("active")
                .forEach(alert -> keys.add(alert.at("/data/alertKey").asText() + " "
                        + alert.at("/data/severity").asText()));
        return keys;
    }

    private static void isTheStorysDrift(JsonNode alert) {
        assertThat(alert.path("labels").path("alertname").asText()).isEqualTo("PlimsollDrift");
        assertThat(alert.path("labels").path("model").asText()).isEqualTo("credit");
        assertThat(alert.path("status").path("state").asText()).isEqualTo("active");
    }

    /** The queries of dashboards to which Prometheus has no answer. */
    private static Set<String> unanswered(Prometheus prometheus) {
        Set<String> empty = new TreeSet<>();
        for (Target target : targets()) {
            JsonNode answer = prometheus.query(target.query().filled(VARIABLES).text());
            assertThat(answer.path("status").asText())
                    .as(target + ": " + answer)
                    .isEqualTo("success");
            if (answer.path("data").path("result").isEmpty()) {
                empty.add(target.toString());
            }
        }
        return empty;
    }

    /** How many of the queries could be held against what the service exposes; all that could agree with it. */
    private static int agreements(Prometheus prometheus, Exposed exposed) {
        int agreed = 0;
        for (Target target : targets()) {
            String expression = target.query().filled(VARIABLES).text();
            Optional<Map<Map<String, String>, Double>> own = exposed.read(expression);
            if (own.isPresent() && isSteady(expression)) {
                assertThat(series(prometheus.query(expression)))
                        .as(target.toString())
                        .isEqualTo(own.get());
                agreed++;
            }
        }
        return agreed;
    }

    /** Of the process itself every look says something else. */
    private static boolean isSteady(String expression) {
        return !expression.matches(".*\\((jvm|process|plimsoll_flush_age|plimsoll_delivery|up).*");
    }

    private static Map<Map<String, String>, Double> series(JsonNode answer) {
        Map<Map<String, String>, Double> series = new HashMap<>();
        answer.path("data").path("result").forEach(sample -> {
            Map<String, String> labels = new TreeMap<>();
            sample.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            series.put(labels, Prometheus.value(sample));
        });
        return series;
    }

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        Dashboard.all().forEach(dashboard -> dashboard.panels().forEach(panel -> targets.addAll(panel.targets())));
        return targets;
    }
}
