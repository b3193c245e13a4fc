package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.BinaryEstimates;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Sampling;
import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.ProbabilityLoss;
import io.plimsoll.detectors.statistic.ScoredCounts;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of a binary model; see {@link TaskMetrics#of}. */
record BinaryMetrics(
        OutcomeTable table,
        Optional<OutcomeTable> reference,
        Optional<GroupedScores> scores,
        Optional<LossTable> losses,
        Labels labels)
        implements TaskMetrics {

    @Override
    public Estimate estimate(PerformanceMetric metric) {
        return switch (metric) {
            case F1 -> estimates(labels.ofAll()).f1();
            case BALANCED_ACCURACY -> estimates(labels.ofAll()).balancedAccuracy();
            case MATTHEWS_CORRELATION -> estimates(labels.ofAll()).matthewsCorrelation();
            case AUC -> auc();
            case BRIER -> loss(metric, ProbabilityLoss.SQUARED);
            case LOG_LOSS -> loss(metric, ProbabilityLoss.LOGARITHMIC);
            case CALIBRATION_GAP -> calibrationGap();
            case EXPECTED_CALIBRATION_ERROR -> calibrationError();
            default -> rate(OutcomeRate.valueOf(metric.name()));
        };
    }

    private Estimate rate(OutcomeRate rate) {
        return estimates(labels.of(rate)).rate(rate);
    }

    private Estimate auc() {
        ScoredCounts counts = ScoredCounts.of(scored(OutcomeSubject.POSITIVE), scored(OutcomeSubject.NEGATIVE));
        return Auc.of(counts)
                .map(auc -> estimates(labels.ofAll()).auc(auc))
                .orElseGet(() -> TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.SHARES));
    }

    /** Without those that have no score, the last. */
    private long[] scored(int label) {
        long[] counts = table.byScore(label);
        return Arrays.copyOf(counts, counts.length - 1);
    }

    /** By the scores themselves where their sums are kept, else by the means of their cells. */
    private Estimate loss(PerformanceMetric metric, ProbabilityLoss loss) {
        return losses.map(known -> LossMoments.of(metric, known))
                .or(() -> scores.map(known -> known.losses(loss, table)))
                .map(moments -> estimates(labels.ofAll()).loss(moments))
                .orElseGet(() -> TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.POSITIVE));
    }

    private Estimate calibrationGap() {
        return losses.map(known -> estimates(labels.ofAll())
                        .calibrationGap(LossMoments.of(PerformanceMetric.CALIBRATION_GAP, known)))
                .orElseGet(() -> TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.DIFFERENCES));
    }

    private Estimate calibrationError() {
        return scores.map(known -> estimates(labels.ofAll()).calibration(known.calibration(table)))
                .orElseGet(() -> TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.SHARES));
    }

    private BinaryEstimates estimates(Sampling sampling) {
        return new BinaryEstimates(outcomes(table), reference.map(BinaryMetrics::outcomes), sampling);
    }

    private static Outcomes outcomes(OutcomeTable table) {
        return BinaryOutcomes.of(table, Favourable.POSITIVE);
    }
}
