package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.rig.Prometheus;
import io.plimsoll.streams.rig.TestBroker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The running service as a real Prometheus sees it: it scrapes, and PromQL and the HTTP API say the same. */
class PrometheusIT {

    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Incomes are missing from day 66 on; the last day stays open. */
    private static final int FIRST_DAY = 62;

    private static final int LAST_DAY = 68;
    private static final String LAST_WINDOW_END = "2024-05-08T00:00:00Z";

    @TempDir
    Path directory;

    @BeforeAll
    static void requirePrometheus() {
        Prometheus.require();
    }

    @Test
    void shouldTellPrometheusWhatItTellsThroughHttp() throws Exception {
        // Given
        StoryRig rig = StoryRig.set(BROKER.bootstrapServers(), directory, "prometheus", "");
        try (Service service = rig.start();
                Prometheus prometheus = Prometheus.scraping(directory, service.port())) {
            // When
            int published = rig.publish(FIRST_DAY, LAST_DAY);
            // Then
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(values(prometheus, "up")).containsExactly(1.0);
                assertThat(values(prometheus, "max(plimsoll_window_end_timestamp_seconds)"))
                        .containsExactly((double) Instant.parse(LAST_WINDOW_END).getEpochSecond());
                assertThat(values(prometheus, "sum(plimsoll_events_total{type=\"prediction\"})"))
                        .containsExactly((double) published);
            });
            JsonNode report = lastReport(service);
            String version = report.path("version").textValue();
            assertThat(series(prometheus, "plimsoll_drift_value", version))
                    .hasSizeGreaterThan(40)
                    .allSatisfy((name, value) ->
                            assertThat(found(report, "drift", name)).as(name).contains(value));
            assertThat(series(prometheus, "plimsoll_integrity_value", version))
                    .hasSizeGreaterThan(20)
                    .allSatisfy((name, value) -> assertThat(found(report, "integrity", name))
                            .as(name)
                            .contains(value));
            assertThat(values(prometheus, "plimsoll_window_predictions{version=\"" + version + "\"}"))
                    .containsExactly(report.path("predictions").doubleValue());
            assertThat(activeAlerts(service)).isNotEmpty();
            assertThat(values(prometheus, "sum(plimsoll_alert_active)"))
                    .containsExactly((double) activeAlerts(service).size());
            assertThat(values(prometheus, "sum(plimsoll_alerts_total)"))
                    .allSatisfy(sent -> assertThat(sent)
                            .isGreaterThanOrEqualTo(activeAlerts(service).size()));
            assertThat(values(prometheus, "plimsoll_report_latency_seconds{share=\"1\"}"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(seconds).isBetween(0.001, PATIENCE.toSeconds() * 1.0));
            assertThat(values(prometheus, "plimsoll_flush_age_seconds"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(seconds).isBetween(0.0, 10.0));
            assertThat(Prometheus.complaints(StoryRig.text(service, "/metrics")))
                    .isEmpty();
        }
    }

    private static JsonNode lastReport(Service service) {
        return StoryRig.json(service, "/api/v1/models/credit/reports?role=champion&limit=1")
                .path("data")
                .path(0);
    }

    private static List<JsonNode> activeAlerts(Service service) {
        List<JsonNode> alerts = new ArrayList<>();
        StoryRig.json(service, "/api/v1/models/credit/alerts")
                .path("data")
                .path("active")
                .forEach(alerts::add);
        return alerts;
    }

    /** The values that the findings of a report have under a name, over all spans. */
    private static List<Double> found(JsonNode report, String family, String name) {
        List<Double> values = new ArrayList<>();
        report.path("findings").forEach(finding -> {
            JsonNode subject = finding.path("subject");
            String feature = first(subject, "feature", "attribute", "metric");
            String segment = subject.path("segment").isTextual()
                    ? subject.path("segment").textValue()
                    : "all";
            if (finding.path("family").textValue().equals(family)
                    && name.equals(String.join(
                            " ", feature, segment, finding.path("check").textValue()))) {
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

    private static Map<String, Double> series(Prometheus prometheus, String metric, String version) {
        Map<String, Double> series = new TreeMap<>();
        query(prometheus, metric + "{model=\"credit\",version=\"" + version + "\"}")
                .forEach(sample -> series.put(
                        String.join(
                                " ",
                                sample.path("metric").path("feature").textValue(),
                                sample.path("metric").path("segment").textValue(),
                                sample.path("metric").path("check").textValue()),
                        value(sample)));
        return series;
    }

    private static List<Double> values(Prometheus prometheus, String expression) {
        List<Double> values = new ArrayList<>();
        query(prometheus, expression).forEach(sample -> values.add(value(sample)));
        return values;
    }

    private static double value(JsonNode sample) {
        return Double.parseDouble(sample.path("value").path(1).textValue());
    }

    private static JsonNode query(Prometheus prometheus, String expression) {
        String address =
                prometheus.address() + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return StoryRig.json(StoryRig.get(address).getBytes(StandardCharsets.UTF_8))
                .path("data")
                .path("result");
    }
}
