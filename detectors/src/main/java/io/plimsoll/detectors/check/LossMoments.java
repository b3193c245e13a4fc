package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.LossTable;

/** The sums behind the metrics that are means over predicted probabilities. */
final class LossMoments {

    private LossMoments() {}

    /** Whether a metric is such a mean. */
    static boolean has(PerformanceMetric metric) {
        return metric == PerformanceMetric.BRIER
                || metric == PerformanceMetric.LOG_LOSS
                || metric == PerformanceMetric.CALIBRATION_GAP;
    }

    /** The mean, of independent draws. */
    static Estimate estimate(PerformanceMetric metric, LossTable table) {
        return AsymptoticEstimate.of(
                of(metric, table),
                metric == PerformanceMetric.CALIBRATION_GAP
                        ? AsymptoticEstimate.DIFFERENCES
                        : AsymptoticEstimate.POSITIVE);
    }

    /** Of a metric that is; (s − y)² is Brier's loss of a binary model. */
    static FixedPointMoments of(PerformanceMetric metric, LossTable table) {
        return switch (metric) {
            case LOG_LOSS ->
                new FixedPointMoments(
                        table.cases(),
                        table.logarithmic(),
                        table.squaresOfLogarithmic(),
                        LossTable.SCALE_OF_LOGARITHMS);
            case CALIBRATION_GAP ->
                new FixedPointMoments(table.cases(), table.excess(), table.squared(), LossTable.SCALE);
            default -> new FixedPointMoments(table.cases(), table.squared(), table.squaresOfSquared(), LossTable.SCALE);
        };
    }
}
