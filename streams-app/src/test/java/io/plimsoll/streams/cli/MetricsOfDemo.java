package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.grafana.Dashboard;
import io.plimsoll.streams.grafana.Dashboard.Target;
import io.plimsoll.streams.rig.Prometheus;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.LabelArrived;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The running demo as a real Prometheus sees it, which scraped it from the first day of the story on: PromQL, {@code
 * /metrics} and the HTTP API say the same, every query of every panel has an answer, the rules fire and what fires is in a
 * real Alertmanager.
 */
abstract class MetricsOfDemo {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("job", ".+"),
            Map.entry("instance", ".+"),
            Map.entry("model", "credit"),
            Map.entry("version", ".+"),
            Map.entry("check", "psi"),
            Map.entry("segment", "all"),
            Map.entry("__rate_interval", "10s"),
            Map.entry("__range", "10m"),
            Map.entry("__interval", "1s"));

    /** What has no data as long as nothing is wrong with the service. */
    private static final Set<String> EMPTY = Set.of(
            // Every event was taken, and every gauge has room.
            "operations: Dead letters by reason: A",
            "operations: Share of dead letters: A",
            "operations: Series left out: A");

    private final RunningDemo demo;
    private final WatchingDemo watching;
    private final Prometheus prometheus;

    MetricsOfDemo(RunningDemo demo, WatchingDemo watching) {
        this.demo = demo;
        this.watching = watching;
        this.prometheus = watching.prometheus();
    }

    /** The next scrape after the end of the story. */
    @BeforeEach
    void awaitTheStorysEnd() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(prometheus.values("up")).containsExactly(1.0, 1.0);
            assertThat(prometheus.values("max(plimsoll_window_end_timestamp_seconds)"))
                    .containsExactly((double) demo.judged().getEpochSecond());
        });
    }

    @Test
    void shouldHaveCountedWhatTheStoryPublished() {
        // Given
        long end = CreditStory.START.plus(Duration.ofDays(demo.days())).toEpochMilli();
        double predictions = 0;
        double labels = 0;
        Iterator<StoryEvent> story = new CreditStory(1).events();
        for (StoryEvent event = story.next(); event.ingestTime() < end; event = story.next()) {
            predictions += event instanceof PredictionMade ? 1 : 0;
            labels += event instanceof LabelArrived ? 1 : 0;
        }
        // When
        List<Double> counted = prometheus.values("sum by (type) (plimsoll_events_total)");
        // Then
        assertThat(counted).containsExactlyInAnyOrder(predictions, labels);
    }

    @Test
    void shouldTellPrometheusWhatItTellsThroughHttp() throws Exception {
        JsonNode report =
                demo.data("/api/v1/models/credit/reports?role=champion&limit=1").path(0);
        String version = report.path("version").textValue();
        assertThat(series("plimsoll_drift_value", version))
                .hasSizeGreaterThan(40)
                .allSatisfy((name, value) ->
                        assertThat(found(report, "drift", name)).as(name).contains(value));
        assertThat(series("plimsoll_integrity_value", version))
                .hasSizeGreaterThan(20)
                .allSatisfy((name, value) ->
                        assertThat(found(report, "integrity", name)).as(name).contains(value));
        assertThat(prometheus.values("plimsoll_window_predictions{version=\"" + version + "\"}"))
                .containsExactly(report.path("predictions").doubleValue());
        int active = demo.data("/api/v1/models/credit/alerts").path("active").size();
        assertThat(active).isPositive();
        assertThat(prometheus.values("sum(plimsoll_alert_active)")).containsExactly((double) active);
        assertThat(prometheus.values("sum(plimsoll_alerts_total)"))
                .allSatisfy(sent -> assertThat(sent).isGreaterThanOrEqualTo(active));
        assertThat(prometheus.values("sum(plimsoll_recommendations_total{type=\"rollback\"})"))
                .containsExactly(2.0);
        assertThat(prometheus.values("plimsoll_report_latency_seconds{share=\"1\"}"))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isPositive());
        assertThat(prometheus.values("plimsoll_flush_age_seconds"))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isNotNegative());
        assertThat(Prometheus.complaints(StoryRig.get(demo.address() + "/metrics")))
                .isEmpty();
    }

    @Test
    void shouldAnswerEveryQueryOfEveryPanelAsTheMetricsSay() {
        // A rate needs two looks at its counter.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unanswered()).containsExactlyInAnyOrderElementsOf(EMPTY));
        assertThat(agreements(Exposed.of(StoryRig.get(demo.address() + "/metrics"))))
                .isGreaterThan(20);
    }

    @Test
    void shouldPageForTheStorysDrift() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(watching.alertmanager().alerts()).anySatisfy(MetricsOfDemo::isTheStorysDrift);
            assertThat(watching.forwarded()).isNotEmpty().isEqualTo(open());
        });
        assertThat(prometheus.rules())
                .hasSize(14)
                .allSatisfy(rule -> assertThat(rule.path("health").asText())
                        .as(rule.path("lastError").asText())
                        .isEqualTo("ok"));
    }

    private Set<String> open() {
        Set<String> keys = new TreeSet<>();
        demo.data("/api/v1/models/credit/alerts")
                .path("active")
                .forEach(alert -> keys.add(alert.at("/data/alertKey").asText() + " "
                        + alert.at("/data/severity").asText()));
        return keys;
    }

    private static void isTheStorysDrift(JsonNode alert) {
        assertThat(alert.path("labels").path("alertname").asText()).isEqualTo("PlimsollDrift");
        assertThat(alert.path("labels").path("model").asText()).isEqualTo("credit");
        assertThat(alert.path("status").path("state").asText()).isEqualTo("active");
        assertThat(Instant.parse(alert.path("startsAt").asText())).isBefore(Instant.now());
    }

    /** The values that the findings of a report have under a name, over all spans. */
    private static List<Double> found(JsonNode report, String family, String name) {
        List<Double> values = new ArrayList<>();
        report.path("findings").forEach(finding -> {
            JsonNode subject = finding.path("subject");
            String segment = subject.path("segment").isTextual()
                    ? subject.path("segment").textValue()
                    : "all";
            if (finding.path("family").textValue().equals(family)
                    && name.equals(String.join(
                            " ",
                            first(subject, "feature", "attribute", "metric"),
                            segment,
                            finding.path("check").textValue()))) {
                values.add(finding.path("value").doubleValue());
            }
        });
        return values;
    }

    private static String first(JsonNode subject, String... fields) {
        for (String field : fields) {
            if (subject.path(field).isTextual()) {
                return subject.path(field).textValue();
            }
        }
        return "-";
    }

    private Map<String, Double> series(String metric, String version) {
        Map<String, Double> series = new TreeMap<>();
        results(prometheus.query(metric + "{model=\"credit\",version=\"" + version + "\"}"))
                .forEach(sample -> series.put(
                        String.join(
                                " ",
                                sample.path("metric").path("feature").textValue(),
                                sample.path("metric").path("segment").textValue(),
                                sample.path("metric").path("check").textValue()),
                        Prometheus.value(sample)));
        return series;
    }

    /** The queries of dashboards to which Prometheus has no answer. */
    private Set<String> unanswered() {
        Set<String> empty = new TreeSet<>();
        for (Target target : targets()) {
            JsonNode answer = prometheus.query(target.query().filled(VARIABLES).text());
            assertThat(answer.path("status").asText())
                    .as(target + ": " + answer)
                    .isEqualTo("success");
            if (results(answer).isEmpty()) {
                empty.add(target.toString());
            }
        }
        return empty;
    }

    /** How many of the queries could be held against what the service exposes; all that could agree with it. */
    private int agreements(Exposed exposed) {
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
        results(answer).forEach(sample -> {
            Map<String, String> labels = new TreeMap<>();
            sample.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            series.put(labels, Prometheus.value(sample));
        });
        return series;
    }

    private static JsonNode results(JsonNode answer) {
        return answer.path("data").path("result");
    }

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        Dashboard.all().forEach(dashboard -> dashboard.panels().forEach(panel -> targets.addAll(panel.targets())));
        return targets;
    }
}
