package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Metrics of tables that are small enough to be computed by hand. */
class OutcomeMetricsTest {

    private static final int SCALE = 20;

    /** Scores 0.2 and 0.6 in cells of their own: labels 1 of 30 of 40 cases at 0.6 and of 10 of 60 at 0.2. */
    @Test
    void shouldMeasureScoresByTheMeanOfTheirCell() {
        WindowTally tally = scored();
        TaskMetrics metrics = TaskMetrics.of(
                table(tally), Optional.empty(), GroupedScores.of(tally), Optional.empty(), Labels.COMPLETE);

        double brier = (30 * 0.16 + 10 * 0.36 + 10 * 0.64 + 50 * 0.04) / 100;
        double logLoss = -(30 * Math.log(0.6) + 10 * Math.log(0.4) + 10 * Math.log(0.2) + 50 * Math.log(0.8)) / 100;
        double auc = (30.0 * 50 + 0.5 * (30 * 10 + 10 * 50)) / (40 * 60);
        assertThat(value(metrics, PerformanceMetric.BRIER)).isEqualTo(brier, offset(1e-5));
        assertThat(value(metrics, PerformanceMetric.LOG_LOSS)).isEqualTo(logLoss, offset(1e-5));
        assertThat(value(metrics, PerformanceMetric.AUC)).isEqualTo(auc, offset(1e-12));
        assertThat(value(metrics, PerformanceMetric.EXPECTED_CALIBRATION_ERROR))
                .isEqualTo(0.4 * 0.15 + 0.6 * (0.2 - 1 / 6.0), offset(1e-5));
    }

    /** Runs are sums of outcomes and hold no scores: taken for 0, they once made the calibration error the share of positives. */
    @Test
    void shouldTakeTheReferencesMeansWhereARunHoldsNoScores() {
        WindowTally reference = scored();
        WindowTally outcomes = new WindowTally(reference.layout());
        outcomes.addOutcomes(reference);
        Judge judge = new Judge(
                new Reference(
                        "scored",
                        reference,
                        new DesignEffects(
                                List.of(OptionalDouble.of(1)),
                                List.of(),
                                List.of(Map.of()),
                                OptionalDouble.of(1),
                                OptionalDouble.of(1)),
                        List.of(OptionalDouble.of(0.2))),
                Checks.STANDARD,
                Map.of(),
                Budget.DEFAULT,
                Duration.ofDays(1));

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(outcomes), 0));

        assertThat(GroupedScores.of(outcomes)).isEmpty();
        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("ece"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.measure().value().orElseThrow())
                        .isEqualTo(0.4 * 0.15 + 0.6 * (0.2 - 1 / 6.0), offset(1e-5)));
    }

    @Test
    void shouldNotMeasureScoresWhereThereAreNone() {
        WindowTally tally = scored();
        TaskMetrics metrics =
                TaskMetrics.of(table(tally), Optional.empty(), Optional.empty(), Optional.empty(), Labels.COMPLETE);

        Estimate brier = metrics.estimate(PerformanceMetric.BRIER);

        assertThat(brier.value()).isEmpty();
        assertThat(brier.obstacle()).isEqualTo(Insufficiency.Reason.UNDEFINED);
    }

    /** Class a: 8 of 10 found; b: 3 of 6; "other" in none. */
    @Test
    void shouldMeasureSeveralClasses() {
        TaskMetrics metrics =
                TaskMetrics.of(classes(0), Optional.empty(), Optional.empty(), Optional.empty(), Labels.COMPLETE);

        assertThat(value(metrics, PerformanceMetric.ACCURACY)).isEqualTo(11 / 16.0, offset(1e-12));
        assertThat(value(metrics, PerformanceMetric.MACRO_RECALL)).isEqualTo((0.8 + 0.5) / 2, offset(1e-12));
        assertThat(value(metrics, PerformanceMetric.MACRO_PRECISION))
                .isEqualTo((8 / 11.0 + 3 / 5.0) / 2, offset(1e-12));
        assertThat(value(metrics, PerformanceMetric.WEIGHTED_PRECISION))
                .isEqualTo((10 * 8 / 11.0 + 6 * 3 / 5.0) / 16, offset(1e-12));
    }

    @Test
    void shouldCountClassesThatTheReferenceLacksAsOneMore() {
        TaskMetrics metrics = TaskMetrics.of(
                classes(4), Optional.of(classes(0)), Optional.empty(), Optional.empty(), Labels.COMPLETE);

        assertThat(value(metrics, PerformanceMetric.ACCURACY)).isEqualTo(11 / 20.0, offset(1e-12));
        assertThat(value(metrics, PerformanceMetric.MACRO_RECALL)).isEqualTo((0.8 + 0.5 + 0) / 3, offset(1e-12));
    }

    private static WindowTally scored() {
        Grid grid = Grid.of(new double[] {0.4}, new int[] {0}, new int[] {0});
        Layout layout = new Layout(
                "scored",
                List.of(new NumericSubject("score", Subject.Source.SCORE, grid, SCALE, NumericSubject.Range.ANY)),
                List.of(),
                Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))));
        return new TallyFiller(layout)
                .events(100)
                .counts(0, new long[] {60, 40})
                .sums(0, new long[] {Math.round(60 * 0.2 * (1 << SCALE)), Math.round(40 * 0.6 * (1 << SCALE))})
                .outcomes(1, 0, 0, 30)
                .outcomes(1, 0, 1, 10)
                .outcomes(0, 1, 0, 10)
                .outcomes(0, 1, 1, 50)
                .tally();
    }

    private static OutcomeTable classes(int others) {
        Layout layout = new Layout(
                "classes", List.of(), List.of(), Optional.of(new OutcomeSubject(new Levels(List.of("a", "b"), false))));
        return table(new TallyFiller(layout)
                .outcomes(0, 0, 0, 8)
                .outcomes(0, 1, 0, 2)
                .outcomes(0, 0, 1, 3)
                .outcomes(0, 1, 1, 3)
                .outcomes(0, 0, 2, others)
                .tally());
    }

    private static OutcomeTable table(WindowTally tally) {
        return tally.outcomes().orElseThrow();
    }

    private static double value(TaskMetrics metrics, PerformanceMetric metric) {
        return metrics.estimate(metric).value().orElseThrow();
    }
}
