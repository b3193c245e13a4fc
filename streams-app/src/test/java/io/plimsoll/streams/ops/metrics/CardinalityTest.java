package io.plimsoll.streams.ops.metrics;

import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.LimitSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 200 models of 100 features and 20 segments, under the limits that the service comes with. */
class CardinalityTest {

    private static final int MODELS = 200;
    private static final int FEATURES = 100;
    private static final int SEGMENTS = 20;
    private static final List<String> DRIFT =
            List.of("psi", "js", "hellinger", "tv", "linf", "chi2", "ks", "wasserstein");
    private static final List<String> INTEGRITY = List.of("missing", "unseen", "range", "type");

    /** A drift finding has a value and a limit, one of integrity a value. */
    private static final int SERIES_OF_A_FEATURE = 2 * DRIFT.size() + INTEGRITY.size();

    private final LimitSettings limits = new ConfigParser(Map.of()).defaults().limits();
    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final Gauges gauges = new Gauges(registry, limits.series(), limits.instanceSeries());

    /** The worst there can be: every segment of every feature has something to say. */
    @Test
    void shouldStopAtTheCapAndSayHowManySeriesAreMissing() {
        // Given
        List<Finding> findings = new ArrayList<>(findings(null));
        IntStream.range(0, SEGMENTS).forEach(segment -> findings.addAll(findings("region=" + segment)));
        // When
        gauges.of("m0").closed(reported("m0", findings));
        gauges.show();
        // Then
        int all = FEATURES * SERIES_OF_A_FEATURE * (1 + SEGMENTS);
        assertThat(ofFindings()).isEqualTo(limits.series()).isEqualTo(10_000);
        assertThat(all - limits.series()).isEqualTo(32_000);
        assertThat(dropped()).isEqualTo(Map.of("m0", 32_000.0));
    }

    /** A quiet day, as a report has it: the whole of every feature, and the worst finding of each segment. */
    @Test
    void shouldStayUnderTheCapOfAnInstanceAndSayWhatEachModelLacks() {
        // Given
        List<Finding> findings = new ArrayList<>(findings(null));
        IntStream.range(0, SEGMENTS)
                .forEach(segment -> findings.add(finding(
                        "psi", Family.DRIFT, subject("f0", null, "region=" + segment), "1d", Verdict.OK, 0.01)));
        // When
        IntStream.range(0, MODELS).forEach(i -> gauges.of("m" + i).closed(reported("m" + i, findings)));
        gauges.show();
        // Then
        int ofAModel = FEATURES * SERIES_OF_A_FEATURE + 2 * SEGMENTS;
        int share = limits.instanceSeries() / MODELS;
        assertThat(ofAModel).isEqualTo(2_040);
        assertThat(share).isEqualTo(500);
        assertThat(ofFindings()).isEqualTo(limits.instanceSeries()).isEqualTo(100_000);
        assertThat(dropped())
                .hasSize(MODELS)
                .allSatisfy((model, series) -> assertThat(series).isEqualTo(ofAModel - share));
    }

    private static List<Finding> findings(@Nullable String segment) {
        List<Finding> findings = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            var subject = subject("f" + feature, null, segment);
            DRIFT.forEach(check -> findings.add(finding(check, Family.DRIFT, subject, "1d", Verdict.ERROR, 0.3)));
            INTEGRITY.forEach(
                    check -> findings.add(finding(check, Family.INTEGRITY, subject, "1d", Verdict.ERROR, 0.3)));
        }
        return findings;
    }

    private static WindowReport reported(String model, List<Finding> findings) {
        return report(0)
                .of(model, "v2", Role.CHAMPION)
                .finding(findings.toArray(Finding[]::new))
                .report();
    }

    private long ofFindings() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .filter(name -> name.startsWith("plimsoll_drift") || name.startsWith("plimsoll_integrity"))
                .count();
    }

    /** By model how many series it lacks. The registry searches all meters for one, so it is asked once. */
    private Map<String, Double> dropped() {
        return registry.find(Metric.SERIES_DROPPED.text()).gauges().stream()
                .collect(Collectors.toMap(gauge -> String.valueOf(gauge.getId().getTag("model")), Gauge::value));
    }
}
