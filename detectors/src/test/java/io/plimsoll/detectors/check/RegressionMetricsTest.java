package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.SyntheticNumbers.Group;
import io.plimsoll.detectors.check.SyntheticNumbers.Row;
import io.plimsoll.detectors.evidence.AsymptoticSequence;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics of predicted numbers beside what plain arithmetic over the raw rows says. */
class RegressionMetricsTest {

    private static final double ALPHA = 0.05;
    private static final double BIN = 0.05;

    private final SyntheticNumbers numbers = new SyntheticNumbers(9, "one", "two");
    private final List<Row> rows = numbers.rows(new Group(2_000, 0.3, 1), new Group(1_000, -0.2, 1.5));
    private final RegressionMetrics metrics =
            new RegressionMetrics(numbers.tally(rows).errors().orElseThrow(), Optional.empty(), Labels.COMPLETE);

    @ParameterizedTest
    @CsvSource({
        "MEDIAN_ABSOLUTE_ERROR, true, 0.5",
        "ABSOLUTE_ERROR_P90, true, 0.9",
        "ABSOLUTE_ERROR_P99, true, 0.99",
        "ERROR_P05, false, 0.05",
        "MEDIAN_ERROR, false, 0.5",
        "ERROR_P95, false, 0.95"
    })
    void shouldTellQuantilesToTheirBin(PerformanceMetric metric, boolean ofSize, double probability) {
        double[] sorted = rows.stream()
                .mapToDouble(Row::error)
                .map(error -> ofSize ? Math.abs(error) : error)
                .sorted()
                .toArray();

        Estimate quantile = metrics.estimate(metric);

        double exact = sorted[(int) Math.ceil(probability * sorted.length) - 1];
        assertThat(quantile.value().orElseThrow()).isCloseTo(exact, within(BIN));
        assertThat(quantile.interval(ALPHA).contains(exact)).isTrue();
        assertThat(quantile.interval(ALPHA).width()).isLessThan(1.5);
        assertThat(quantile.isExact()).isTrue();
    }

    /** The spread of what one case adds, from the rows themselves. */
    @Test
    void shouldTellDeterminationWithTheSpreadOfItsCases() {
        double[] labels = rows.stream().mapToDouble(Row::label).toArray();
        double centre = DoubleStream.of(labels).average().orElseThrow();
        double variance = DoubleStream.of(labels)
                .map(y -> (y - centre) * (y - centre))
                .average()
                .orElseThrow();
        double square = rows.stream()
                .mapToDouble(row -> row.error() * row.error())
                .average()
                .orElseThrow();
        double spread = Math.sqrt(rows.stream()
                .mapToDouble(row -> row.error() * row.error() / variance
                        - square * (row.label() - centre) * (row.label() - centre) / variance / variance)
                .map(one -> one * one)
                .average()
                .orElseThrow());

        Estimate determination = metrics.estimate(PerformanceMetric.DETERMINATION);

        double half =
                new AsymptoticSequence(ALPHA).halfWidth(rows.size(), spread).orElseThrow();
        assertThat(determination.value().orElseThrow()).isCloseTo(1 - square / variance, within(1e-5));
        assertThat(determination.interval(ALPHA).width()).isCloseTo(2 * half, within(0.01 * half));
        assertThat(determination.isExact()).isFalse();
    }

    @Test
    void shouldTellSegmentsWithIntervalsAndTheReferencesOwn() {
        WindowTally pane = numbers.tally(rows);
        Judge judge = numbers.judge(OutcomeChecks.STANDARD, numbers.pane(new Group(900, 0, 1), new Group(900, 0, 1)));

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(pane), 0));

        for (String metric : List.of("mae", "rmse", "bias")) {
            Finding finding = findings.stream()
                    .filter(found -> found.target()
                            .equals(new Target.Metric(
                                    metric, Optional.of(new Segment(SyntheticNumbers.ATTRIBUTE, "two")))))
                    .findFirst()
                    .orElseThrow();
            double value = finding.measure().value().orElseThrow();
            assertThat(new Interval(
                                    finding.measure().lower().orElseThrow(),
                                    finding.measure().upper().orElseThrow())
                            .contains(value))
                    .isTrue();
            assertThat(finding.compared().orElseThrow().threshold()).isNotEqualTo(value);
            assertThat(finding.n()).isEqualTo(1_000);
        }
    }

    @Test
    void shouldTellEveryMetricOfAllTrafficWithAnInterval() {
        Judge judge = numbers.judge(OutcomeChecks.STANDARD, numbers.tally(rows));

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(numbers.tally(rows)), 0));

        for (PerformanceMetric metric : PerformanceMetric.values()) {
            if (metric.suits(PerformanceMetric.Task.REGRESSION)) {
                assertThat(findings)
                        .filteredOn(
                                finding -> finding.target().equals(new Target.Metric(metric.label(), Optional.empty())))
                        .hasSize(2)
                        .allSatisfy(finding -> {
                            assertThat(finding.measure().lower()).isPresent();
                            assertThat(finding.measure().upper()).isPresent();
                            assertThat(finding.compared().orElseThrow().threshold())
                                    .isEqualTo(finding.measure().value().orElseThrow());
                        });
            }
        }
    }
}
