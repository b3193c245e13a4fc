package io.plimsoll.streams.ops.metrics;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.accuracy;
import static io.plimsoll.streams.ops.Samples.alert;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.subject;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.ControlType;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaugesTest {
    private static final String PSI =
            "plimsoll_drift_value{check=\"psi\",feature=\"income\",model=\"credit\",segment=\"all\",version=\"v2\"}";
    private static final String ACCURACY =
            "plimsoll_performance_value{metric=\"accuracy\",model=\"credit\",segment=\"all\",version=\"v2\"}";
    private static final String PARITY =
            "plimsoll_fairness_value{attribute=\"gender\",group=\"female\",metric=\"demographic_parity_ratio\","
                    + "model=\"credit\",version=\"v2\"}";
    private static final String DROPPED = "plimsoll_series_dropped{model=\"credit\"}";
    private static final String WINDOW_END = "plimsoll_window_end_timestamp_seconds{model=\"credit\",version=\"v2\"}";

    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final Gauges gauges = new Gauges(registry, 100, 1_000);

    @Test
    void shouldShowTheLastClosedWindow() {
        // Given
        Subject women = new Subject(null, "demographic_parity_ratio", null, "gender", "female", "male");
        Subject north = subject("income", null, "region=north");
        // When
        gauges.of(MODEL)
                .closed(report(0)
                        .finding(
                                drift("income", "1d", Verdict.WARNING, 0.125),
                                finding("missing", Family.INTEGRITY, north, "1d", Verdict.OK, 0.5),
                                accuracy("7d", Verdict.OK),
                                finding("demographic_parity_ratio", Family.FAIRNESS, women, "7d", Verdict.ERROR, 0.75))
                        .report());
        // Then
        assertThat(samples())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry(PSI, 0.125),
                        entry(PSI.replace("value", "threshold"), 0.25),
                        entry(
                                "plimsoll_integrity_value{check=\"missing\",feature=\"income\",model=\"credit\","
                                        + "segment=\"region=north\",version=\"v2\"}",
                                0.5),
                        entry(ACCURACY, 0.9),
                        entry(ACCURACY.replace("value", "threshold"), 0.25),
                        entry(PARITY, 0.75),
                        entry(PARITY.replace("value", "threshold"), 0.25),
                        entry("plimsoll_label_coverage{model=\"credit\",version=\"v2\"}", 0.1),
                        entry(WINDOW_END, 1709337600.0),
                        entry("plimsoll_window_length_seconds{model=\"credit\",version=\"v2\"}", 86_400.0),
                        entry("plimsoll_window_predictions{model=\"credit\",version=\"v2\"}", 100.0),
                        entry(DROPPED, 0.0)));
    }

    @Test
    void shouldShowTheSpanWithTheMostSeriousVerdict() {
        // When
        gauges.of(MODEL)
                .closed(report(0)
                        .finding(
                                drift("income", "1d", Verdict.OK, 0.1),
                                drift("income", "7d", Verdict.ERROR, 0.2),
                                drift("income", "14d", Verdict.ERROR, 0.3),
                                drift("income", "2d", Verdict.INSUFFICIENT, 0.4))
                        .report());
        // Then
        assertThat(samples()).containsEntry(PSI, 0.2);
    }

    @Test
    void shouldShowThePolicysLimitWhereThereIsNoEvidenceToCompare() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.limits(Map.of("psi", 0.05));
        // When
        model.closed(report(0)
                .finding(withoutEvidence("psi"), withoutEvidence("ks"), drift("age", "1d", Verdict.ERROR, 0.3))
                .report());
        // Then
        String limit = PSI.replace("value", "threshold");
        assertThat(samples())
                .containsEntry(limit, 0.05)
                .containsEntry(limit.replace("income", "age"), 0.25)
                .doesNotContainKey(limit.replace("psi", "ks"));
    }

    @Test
    void shouldNotShowFindingsThatTheNextWindowDoesNotHave() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.closed(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        // When
        model.closed(report(1).report());
        // Then
        assertThat(samples()).doesNotContainKey(PSI).containsEntry(WINDOW_END, 1709424000.0);
    }

    @Test
    void shouldNotGoBackToARevisedEarlierWindow() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.closed(report(1).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        // When
        model.closed(report(0)
                .revised(3)
                .finding(drift("income", "1d", Verdict.OK, 0.9))
                .report());
        // Then
        assertThat(samples()).containsEntry(PSI, 0.1);
    }

    @Test
    void shouldShowTheChampionRatherThanTheShadowOfAVersion() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.closed(report(0).predictions(50).report());
        // When
        model.closed(report(0).of(MODEL, "v2", Role.SHADOW).predictions(10).report());
        // Then
        assertThat(samples()).containsEntry("plimsoll_window_predictions{model=\"credit\",version=\"v2\"}", 50.0);
    }

    @Test
    void shouldKeepWholeSlicesAndCountTheRestWhenThereIsNoRoom() {
        // Given
        Gauges narrow = new Gauges(registry, 3, 100);
        Finding[] many = IntStream.range(0, 5)
                .mapToObj(i -> finding(
                        "missing", Family.INTEGRITY, subject("income", null, "region=" + i), "1d", Verdict.ERROR, 0.5))
                .toArray(Finding[]::new);
        // When
        narrow.of(MODEL)
                .closed(report(0)
                        .finding(many)
                        .finding(drift("income", "1d", Verdict.OK, 0.1))
                        .report());
        narrow.show();
        // Then
        assertThat(samples())
                .containsKeys(PSI, PSI.replace("value", "threshold"))
                .containsEntry(DROPPED, 4.0);
        assertThat(samples().keySet())
                .filteredOn(name -> name.contains("region="))
                .hasSize(1);
    }

    @Test
    void shouldShowOpenAlertsAndForgetResolvedOnes() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.open(List.of(alert("age", AlertState.FIRING, Severity.ERROR, 0)));
        model.changed(alert("income", AlertState.FIRING, Severity.ERROR, 0));
        model.changed(alert("debt", AlertState.FIRING, Severity.ERROR, 0));
        // When
        model.changed(alert("income", AlertState.RESOLVED, Severity.ERROR, 1));
        // Then
        assertThat(samples())
                .containsEntry(
                        "plimsoll_alert_active{family=\"drift\",model=\"credit\",severity=\"error\",version=\"v2\"}",
                        2.0);
    }

    @Test
    void shouldTakeOutARetiredVersion() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.closed(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        model.closed(report(0).of(MODEL, "v1", Role.CHAMPION).report());
        model.changed(alert("income", AlertState.FIRING, Severity.ERROR, 0));
        // When
        model.retire("v2");
        // Then
        assertThat(samples().keySet()).noneMatch(name -> name.contains("v2")).anyMatch(name -> name.contains("v1"));
    }

    @Test
    void shouldShowNothingOfAModelThatIsNoLongerOwned() {
        // Given
        ModelGauges model = gauges.of(MODEL);
        model.closed(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        gauges.show();
        model.close();
        // When
        model.closed(report(1).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        gauges.show();
        // Then
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void shouldShowTheNewOwnersGaugesAfterTheEarlierOwnerClosesLate() {
        // Given
        ModelGauges earlier = gauges.of(MODEL);
        earlier.closed(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).report());
        gauges.of(MODEL)
                .closed(report(0)
                        .finding(drift("income", "1d", Verdict.OK, 0.2))
                        .report());
        // When
        earlier.close();
        // Then
        assertThat(samples()).containsEntry(PSI, 0.2);
    }

    @Test
    void shouldCountWhatWasSentAndReceived() {
        // When
        gauges.events("prediction", "accepted").increment(3);
        gauges.events("label", "orphan").increment();
        gauges.sent(alert("income", AlertState.FIRING, Severity.ERROR, 0));
        gauges.sent(ControlType.ROLLBACK);
        // Then
        assertThat(samples())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "plimsoll_events_total{outcome=\"accepted\",type=\"prediction\"}",
                        3.0,
                        "plimsoll_events_total{outcome=\"orphan\",type=\"label\"}",
                        1.0,
                        "plimsoll_alerts_total{family=\"drift\",model=\"credit\",severity=\"error\",state=\"firing\"}",
                        1.0,
                        "plimsoll_recommendations_total{type=\"rollback\"}",
                        1.0));
    }

    @Test
    void shouldShowAgesAndDelaysInSeconds() {
        // Given
        ReportLatency latency = new ReportLatency();
        latency.record(Duration.ofMillis(500));
        // When
        gauges.flushAge(() -> Duration.ofMillis(250));
        gauges.reportLatency(latency);
        gauges.lag("predictions", () -> 7);
        ModelGauges model = gauges.of(MODEL);
        model.published("v2", Instant.ofEpochSecond(1_767_225_600));
        model.published("v2", Instant.ofEpochSecond(1_767_225_000));
        model.labelDelay("v2", Duration.ofMinutes(1));
        // Then
        assertThat(samples())
                .containsEntry("plimsoll_flush_age_seconds", 0.25)
                .containsEntry("plimsoll_consumer_lag_records{topic=\"predictions\"}", 7.0)
                .containsEntry("plimsoll_report_timestamp_seconds{model=\"credit\",version=\"v2\"}", 1_767_225_600.0)
                .containsEntry("plimsoll_label_delay_seconds{model=\"credit\",version=\"v2\"}", 60.0)
                .hasEntrySatisfying(
                        "plimsoll_report_latency_seconds{share=\"0.99\"}",
                        value -> assertThat(value).isBetween(0.5, 0.51));
    }

    @Test
    void shouldScrapeEveryMetricOfTheCatalogueUnderItsName() {
        // Given
        for (Metric metric : Metric.values()) {
            String[] values =
                    metric.labels().stream().map(label -> "a \"b\"\\\n").toArray(String[]::new);
            if (metric.kind() == Metric.Kind.GAUGE) {
                new SeriesBook(registry).show(Map.of(SeriesId.of(metric, values), 1.5));
            }
        }
        gauges.events("prediction", "accepted").increment();
        gauges.misplaced("prediction").increment();
        gauges.sent(alert("income", AlertState.FIRING, Severity.ERROR, 0));
        gauges.sent(ControlType.ROLLBACK);
        new DeliveryGauges(registry).happened("webhook", "delivered");
        // When
        Exposition scraped = Exposition.parse(registry.scrape());
        // Then
        for (Metric metric : Metric.values()) {
            assertThat(scraped.types())
                    .containsEntry(metric.text(), metric.kind() == Metric.Kind.GAUGE ? "gauge" : "counter");
        }
        assertThat(registry.scrape("application/openmetrics-text; version=1.0.0"))
                .doesNotContain(" # {");
    }

    private static Finding withoutEvidence(String check) {
        return new Finding(
                check,
                Family.DRIFT,
                subject("income", null, null),
                Span.parse("1d"),
                0.01,
                null,
                null,
                null,
                null,
                100L,
                null,
                Verdict.OK,
                null,
                null);
    }

    private Map<String, Double> samples() {
        gauges.show();
        return Exposition.parse(registry.scrape()).samples();
    }
}
