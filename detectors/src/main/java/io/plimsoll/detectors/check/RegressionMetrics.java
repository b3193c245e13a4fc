package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.MonotoneEstimate;
import io.plimsoll.detectors.evidence.RegressionEstimates;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.RegressionErrors;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.ErrorTable;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of a model that predicts numbers, from sums in the units of its {@link ErrorSubject}. */
record RegressionMetrics(ErrorTable table, Optional<ErrorTable> reference, Labels labels) implements TaskMetrics {

    private static final int COARSER = ErrorSubject.SCALE - ErrorSubject.SCALE_OF_FOURTH_POWERS;

    @Override
    public Estimate estimate(PerformanceMetric metric) {
        return switch (metric) {
            case BIAS -> inUnits(estimates().bias());
            case ROOT_MEAN_SQUARED_ERROR -> inUnits(estimates().rootMeanSquaredError(squares()));
            case DETERMINATION -> TaskMetrics.figure(determination(), AsymptoticEstimate.REALS);
            case LARGE_ERROR_RATE -> estimates().largeErrorRate(large(table), reference.map(RegressionMetrics::large));
            default -> inUnits(estimates().meanAbsoluteError());
        };
    }

    private static Share large(ErrorTable table) {
        return new Share(table.large(), table.labelled());
    }

    private Estimate inUnits(Estimate estimate) {
        double unit = table.subject().unit();
        return new MonotoneEstimate(estimate, value -> value * unit);
    }

    private RegressionEstimates estimates() {
        return new RegressionEstimates(
                new RegressionErrors(
                        moments(table.signed(), table.squares()),
                        moments(table.absolute(), table.squares()),
                        moments(table.labels(), table.squaredLabels())),
                labels.ofAll());
    }

    private FixedPointMoments moments(long sum, long squares) {
        return new FixedPointMoments(table.labelled(), sum, squares, ErrorSubject.SCALE);
    }

    private FixedPointMoments squares() {
        return new FixedPointMoments(
                table.labelled(),
                table.squares() >> COARSER,
                table.fourthPowers(),
                ErrorSubject.SCALE_OF_FOURTH_POWERS);
    }

    /** R², of errors and labels that are in units of their own. */
    private OptionalDouble determination() {
        double ratio = table.subject().unit() / table.subject().labelUnit();
        double square = moments(table.signed(), table.squares()).meanSquare().orElse(0);
        double variance =
                moments(table.labels(), table.squaredLabels()).variance().orElse(0);
        return variance == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - square * ratio * ratio / variance);
    }
}
