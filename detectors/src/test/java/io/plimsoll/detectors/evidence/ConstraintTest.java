package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.Insufficiency.Reason;
import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.ProbabilityLoss;
import io.plimsoll.detectors.statistic.RegressionErrors;
import io.plimsoll.detectors.statistic.ScoredCounts;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.statistic.StandardDeviation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintTest {
    private static final double ALPHA = 0.01;
    private static final Outcomes OUTCOMES = Outcomes.allLabelled(new Confusion(300, 60, 80, 560));

    @ParameterizedTest
    @CsvSource({"970, 1000, 0.9, OK", "800, 1000, 0.9, FAIL", "905, 1000, 0.9, INSUFFICIENT", "3, 3, 0.9, INSUFFICIENT"
    })
    void shouldDecideOnlyWhatTheCountsProve(long right, long all, double least, Decision expected) {
        Constraint constraint = Constraint.of(Limits.atLeast(least), ALPHA);

        ConstraintAnswer answer = constraint.decide(RateEstimate.of(new Share(right, all)));

        assertThat(answer.decision()).isEqualTo(expected);
        assertThat(answer.value()).hasValue((double) right / all);
        assertThat(answer.exact()).isTrue();
    }

    @Test
    void shouldFailAboveAMaximum() {
        Constraint constraint = Constraint.of(Limits.atMost(0.05), ALPHA);

        assertThat(constraint.decide(RateEstimate.of(new Share(200, 1000))).decision())
                .isEqualTo(Decision.FAIL);
        assertThat(constraint.decide(RateEstimate.of(new Share(5, 1000))).decision())
                .isEqualTo(Decision.OK);
    }

    @Test
    void shouldNotJudgeWithoutAnybody() {
        ConstraintAnswer answer = Constraint.of(Limits.atLeast(0.5), ALPHA).decide(RateEstimate.of(new Share(0, 0)));

        assertThat(answer.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(answer.value()).isEmpty();
        assertThat(answer.interval()).isEqualTo(new Interval(0, 1));
        assertThat(answer.insufficiency()).contains(Insufficiency.of(Reason.UNDEFINED));
    }

    @Test
    void shouldSayHowManyMoreWouldDecide() {
        Constraint constraint = Constraint.of(Limits.atLeast(0.9), ALPHA);
        Share share = new Share(47, 50);

        long needed = constraint
                .decide(RateEstimate.of(share))
                .insufficiency()
                .orElseThrow()
                .needed()
                .orElseThrow();

        double factor = (50.0 + needed) / 50;
        assertThat(constraint.decide(RateEstimate.of(share).scaled(factor)).decision())
                .isEqualTo(Decision.OK);
        assertThat(constraint
                        .decide(RateEstimate.of(share).scaled(factor * 0.9))
                        .decision())
                .isEqualTo(Decision.INSUFFICIENT);
    }

    @Test
    void shouldNotPromiseADecisionForAValueOnTheLimit() {
        ConstraintAnswer answer = Constraint.of(Limits.atLeast(0.9), ALPHA).decide(RateEstimate.of(new Share(90, 100)));

        assertThat(answer.insufficiency().orElseThrow().needed()).isEmpty();
        assertThat(answer.insufficiency().orElseThrow().reason()).isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void shouldBeNarrowerAboutTheReferenceOwnValue() {
        Share share = new Share(190, 200);

        Interval alone = RateEstimate.of(share).interval(ALPHA);
        Interval about =
                RateEstimate.of(share, Optional.of(new Share(9500, 10_000))).interval(ALPHA);
        Interval unlabelled =
                RateEstimate.of(share, Optional.of(new Share(0, 0))).interval(ALPHA);

        assertThat(about.width()).isLessThan(alone.width());
        assertThat(unlabelled).isEqualTo(alone);
    }

    @Test
    void shouldDecideF1ByJaccardsIndex() {
        BinaryEstimates estimates = BinaryEstimates.of(OUTCOMES);
        Interval index = RateEstimate.of(OUTCOMES.labelled().jaccard()).interval(ALPHA);

        Interval f1 = estimates.f1().interval(ALPHA);

        assertThat(estimates.f1().value().orElseThrow())
                .isCloseTo(OUTCOMES.labelled().f1().orElseThrow(), within(1e-12));
        assertThat(f1.lower() / (2 - f1.lower())).isCloseTo(index.lower(), within(1e-12));
        assertThat(f1.upper() / (2 - f1.upper())).isCloseTo(index.upper(), within(1e-12));
    }

    @Test
    void shouldDecideBalancedAccuracyByADifference() {
        Estimate balanced = BinaryEstimates.of(OUTCOMES).balancedAccuracy();

        assertThat(balanced.value().orElseThrow())
                .isCloseTo(OUTCOMES.labelled().balancedAccuracy().orElseThrow(), within(1e-12));
        assertThat(balanced.interval(ALPHA).contains(balanced.value().orElseThrow()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(PerformanceMetric.class)
    void shouldEstimateEveryMetricOfATableThatCanBeDecided(PerformanceMetric metric) {
        Set<PerformanceMetric> ofScores = EnumSet.of(
                PerformanceMetric.AUC,
                PerformanceMetric.BRIER,
                PerformanceMetric.LOG_LOSS,
                PerformanceMetric.CALIBRATION_GAP);
        MulticlassEstimates multiclass = new MulticlassEstimates(
                matrix(new long[] {200, 30, 10, 40, 300, 20, 5, 45, 350}), Optional.empty(), Sampling.INDEPENDENT);
        boolean isDecided = metric.decided() != PerformanceMetric.Decided.NOT_AT_ALL;

        Optional<Estimate> binary = BinaryEstimates.of(OUTCOMES).of(metric);

        assertThat(binary.isPresent())
                .isEqualTo(isDecided && metric.suits(PerformanceMetric.Task.BINARY) && !ofScores.contains(metric));
        assertThat(multiclass.of(metric).isPresent())
                .isEqualTo(isDecided && metric.suits(PerformanceMetric.Task.MULTICLASS) && !ofScores.contains(metric));
    }

    @Test
    void shouldCallAnAsymptoticAnswerSo() {
        BinaryEstimates estimates = BinaryEstimates.of(OUTCOMES);

        ConstraintAnswer answer = Constraint.of(Limits.atLeast(0.2), ALPHA).decide(estimates.matthewsCorrelation());

        assertThat(answer.exact()).isFalse();
        assertThat(answer.decision()).isEqualTo(Decision.OK);
    }

    @Test
    void shouldRefuteNothingAsymptoticallyUnderAHundred() {
        Estimate few = BinaryEstimates.of(Outcomes.allLabelled(new Confusion(30, 3, 4, 50)))
                .matthewsCorrelation();

        assertThat(few.interval(ALPHA)).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void shouldAllowForTheBinsOfAnArea() {
        ScoredCounts counts = ScoredCounts.of(new long[] {50, 450}, new long[] {400, 100});
        Auc auc = Auc.of(counts).orElseThrow();

        Interval interval = BinaryEstimates.of(OUTCOMES).auc(auc).interval(ALPHA);

        assertThat(interval.lower()).isLessThan(auc.value() - auc.binningError());
        assertThat(interval.upper()).isGreaterThan(auc.value() + auc.binningError() - 1e-12);
    }

    @Test
    void shouldWidenWithTheDesignEffect() {
        BinaryEstimates independent = BinaryEstimates.of(OUTCOMES);
        BinaryEstimates clustered =
                new BinaryEstimates(OUTCOMES, Optional.empty(), Sampling.INDEPENDENT.withDesignEffect(4));

        Interval narrow = independent.rate(OutcomeRate.ACCURACY).interval(ALPHA);
        Interval wide = clustered.rate(OutcomeRate.ACCURACY).interval(ALPHA);

        assertThat(wide.width()).isBetween(1.5 * narrow.width(), 2.5 * narrow.width());
        assertThat(clustered.rate(OutcomeRate.ACCURACY).value())
                .isEqualTo(independent.rate(OutcomeRate.ACCURACY).value());
        assertThatIllegalArgumentException().isThrownBy(() -> Sampling.INDEPENDENT.withDesignEffect(0.5));
    }

    static Stream<Arguments> smoothMetrics() {
        ToDoubleFunction<long[]> matthews =
                cells -> binary(cells).matthewsCorrelation().orElseThrow();
        ToDoubleFunction<long[]> macroF1 =
                cells -> matrix(cells).macro(Confusion::f1).orElseThrow();
        ToDoubleFunction<long[]> weightedPrecision = cells -> matrix(cells)
                .weighted(confusion -> confusion.precision().value())
                .orElseThrow();
        ToDoubleFunction<long[]> weightedF1 =
                cells -> matrix(cells).weighted(Confusion::f1).orElseThrow();
        long[] two = {300, 60, 80, 560};
        long[] three = {200, 30, 10, 40, 300, 20, 5, 45, 350};
        return Stream.of(
                Arguments.of(
                        "mcc",
                        two,
                        matthews,
                        BinaryEstimates.of(Outcomes.allLabelled(binary(two))).matthewsCorrelation()),
                Arguments.of("macro f1", three, macroF1, of(three).macroF1()),
                Arguments.of(
                        "weighted precision",
                        three,
                        weightedPrecision,
                        of(three).weightedPrecision()),
                Arguments.of("weighted f1", three, weightedF1, of(three).weightedF1()));
    }

    /** The standard deviation of the metric over 4,000 samples drawn again. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("smoothMetrics")
    void shouldSpreadAsTheDeltaMethodSays(
            String name, long[] cells, ToDoubleFunction<long[]> metric, Estimate estimate) {
        Random random = new Random(5);
        double[] drawn = Stream.generate(() -> again(cells, random))
                .limit(4000)
                .mapToDouble(metric)
                .toArray();

        double spread = StandardDeviation.of(drawn);

        AsymptoticEstimate asymptotic = (AsymptoticEstimate) estimate;
        assertThat(spread * Math.sqrt(asymptotic.observations()))
                .isCloseTo(asymptotic.standardDeviation(), within(0.04 * asymptotic.standardDeviation()));
    }

    private static MulticlassEstimates of(long[] cells) {
        return new MulticlassEstimates(matrix(cells), Optional.empty(), Sampling.INDEPENDENT);
    }

    private static long[] again(long[] cells, Random random) {
        long total = Arrays.stream(cells).sum();
        long[] drawn = new long[cells.length];
        for (long i = 0; i < total; i++) {
            long position = (long) (random.nextDouble() * total);
            int cell = 0;
            while (position >= cells[cell]) {
                position -= cells[cell++];
            }
            drawn[cell]++;
        }
        return drawn;
    }

    private static Confusion binary(long[] cells) {
        return new Confusion(cells[0], cells[1], cells[2], cells[3]);
    }

    private static ConfusionMatrix matrix(long[] cells) {
        return ConfusionMatrix.of(new long[][] {
            {cells[0], cells[1], cells[2]}, {cells[3], cells[4], cells[5]}, {cells[6], cells[7], cells[8]}
        });
    }

    @Test
    void shouldJudgeMacroRecallByTheMeanOfItsBounds() {
        ConfusionMatrix matrix = matrix(new long[] {200, 30, 10, 40, 300, 20, 5, 45, 350});
        MulticlassEstimates estimates = new MulticlassEstimates(matrix, Optional.empty(), Sampling.INDEPENDENT);

        Estimate macro = estimates.macro(Confusion::recall);

        assertThat(macro.value())
                .isEqualTo(matrix.macro(confusion -> confusion.recall().value()));
        assertThat(macro.interval(ALPHA).width()).isLessThan(0.2);
        assertThat(estimates.accuracy().value()).hasValue(0.85);
    }

    @Test
    void shouldLeaveMacroRecallOpenWhileAClassIsMissing() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{90, 5, 0}, {5, 90, 0}, {0, 0, 0}});
        Estimate macro =
                new MulticlassEstimates(matrix, Optional.empty(), Sampling.INDEPENDENT).macro(Confusion::recall);

        ConstraintAnswer answer = Constraint.of(Limits.atLeast(0.9), ALPHA).decide(macro);

        assertThat(answer.insufficiency().orElseThrow().reason()).isEqualTo(Reason.UNDEFINED);
        assertThat(macro.value()).isEmpty();
    }

    @Test
    void shouldJudgeRegressionByAsymptoticSequencesAndLargeErrors() {
        Random random = new Random(8);
        RegressionErrors errors = RegressionErrors.empty(32);
        FixedPointMoments squares = FixedPointMoments.empty(32);
        long large = 0;
        for (int i = 0; i < 2000; i++) {
            double error = random.nextGaussian();
            errors = errors.with(error, 0);
            squares = squares.with(error * error);
            large += Math.abs(error) > 1.645 ? 1 : 0;
        }
        RegressionEstimates estimates = new RegressionEstimates(errors, Sampling.INDEPENDENT);

        assertThat(estimates.bias().interval(ALPHA).contains(0)).isTrue();
        assertThat(estimates.meanAbsoluteError().interval(ALPHA).contains(Math.sqrt(2 / Math.PI)))
                .isTrue();
        assertThat(estimates.rootMeanSquaredError(squares).interval(ALPHA).contains(1))
                .isTrue();
        assertThat(estimates
                        .largeErrorRate(new Share(large, 2000), Optional.empty())
                        .interval(ALPHA)
                        .contains(0.1))
                .isTrue();
    }

    @Test
    void shouldJudgeALossAsymptotically() {
        double[] scores = new Random(9).doubles(1000).toArray();
        FixedPointMoments losses = FixedPointMoments.empty(32);
        for (double score : scores) {
            losses = losses.with(ProbabilityLoss.SQUARED.of(score, true));
        }

        Interval interval = BinaryEstimates.of(OUTCOMES).loss(losses).interval(ALPHA);

        assertThat(interval.contains(1.0 / 3)).isTrue();
        assertThat(interval.width()).isLessThan(0.12);
    }

    @Test
    void shouldFailOnEitherSpanAndPassOnlyOnTheFirst() {
        Constraint constraint = Constraint.of(Limits.atLeast(0.9), ALPHA);
        ConstraintAnswer ok = constraint.decide(RateEstimate.of(new Share(970, 1000)));
        ConstraintAnswer open = constraint.decide(RateEstimate.of(new Share(9, 10)));
        ConstraintAnswer fail = constraint.decide(RateEstimate.of(new Share(70, 100)));

        assertThat(TwoSpans.combine(ok, List.of(open, ok))).isEqualTo(ok);
        assertThat(TwoSpans.combine(ok, List.of(open, fail))).isEqualTo(fail);
        assertThat(TwoSpans.combine(open, List.of(ok, ok))).isEqualTo(open);
        assertThat(TwoSpans.combine(open, List.of(fail))).isEqualTo(fail);
        assertThat(TwoSpans.combine(fail, List.of(ok))).isEqualTo(fail);
    }

    @Test
    void shouldSpendHalfOfTheLevelOnTheSpanThatNeverEnds() {
        double spent = 0;
        for (int period = 1; period <= 100_000; period++) {
            spent += TwoSpans.wholeLevel(0.02, period);
        }

        assertThat(spent).isCloseTo(0.01, within(1e-6)).isLessThan(0.01);
        assertThat(TwoSpans.runLevel(0.02)).isEqualTo(0.01);
    }

    @Test
    void shouldRefuseLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.atLeast(Double.NaN));
    }
}
