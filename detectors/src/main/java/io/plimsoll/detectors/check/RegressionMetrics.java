package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.LabelMoments;
import io.plimsoll.detectors.evidence.MonotoneEstimate;
import io.plimsoll.detectors.evidence.QuantileEstimate;
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
            case DETERMINATION -> determination();
            case LARGE_ERROR_RATE -> estimates().largeErrorRate(large(table), reference.map(RegressionMetrics::large));
            case MEDIAN_ABSOLUTE_ERROR -> ofSizes(0.5);
            case ABSOLUTE_ERROR_P90 -> ofSizes(0.9);
            case ABSOLUTE_ERROR_P99 -> ofSizes(0.99);
            case ERROR_P05 -> ofErrors(0.05);
            case MEDIAN_ERROR -> ofErrors(0.5);
            case ERROR_P95 -> ofErrors(0.95);
            default -> inUnits(estimates().meanAbsoluteError());
        };
    }

    static Share large(ErrorTable table) {
        return new Share(table.large(), table.labelled());
    }

    private Estimate ofSizes(double probability) {
        return estimates()
                .quantile(QuantileEstimate.of(
                        table.subject().sizeEdges(), table.sizes(), probability, AsymptoticEstimate.POSITIVE));
    }

    private Estimate ofErrors(double probability) {
        return estimates()
                .quantile(QuantileEstimate.of(
                        table.subject().errorEdges(), table.errors(), probability, AsymptoticEstimate.REALS));
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

    /** R². Of a coarse table its spread is not known: a value without an interval. */
    private Estimate determination() {
        if (table.labelled() == 0) {
            return TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.REALS);
        }
        Estimate estimate = estimates().determination(inLabelUnits());
        return table.subject().isFine() ? estimate : TaskMetrics.figure(estimate.value(), AsymptoticEstimate.REALS);
    }

    /** Errors and labels are counted in units of their own. */
    private LabelMoments inLabelUnits() {
        double ratio = table.subject().unit() / table.subject().labelUnit();
        double squared = ratio * ratio;
        boolean isFine = table.subject().isFine();
        return new LabelMoments(
                table.labelled(),
                mean(table.labels(), ErrorSubject.SCALE),
                mean(table.squaredLabels(), ErrorSubject.SCALE),
                isFine ? mean(table.cubedLabels(), ErrorSubject.SCALE_OF_CUBES) : 0,
                isFine ? mean(table.fourthPowersOfLabels(), ErrorSubject.SCALE_OF_FOURTH_POWERS) : 0,
                squared * mean(table.squares(), ErrorSubject.SCALE),
                squared * squared * mean(table.fourthPowers(), ErrorSubject.SCALE_OF_FOURTH_POWERS),
                isFine ? squared * mean(table.squaresTimesLabels(), ErrorSubject.SCALE_OF_CUBES) : 0,
                isFine ? squared * mean(table.squaresTimesSquaredLabels(), ErrorSubject.SCALE_OF_FOURTH_POWERS) : 0);
    }

    private double mean(long sum, int scale) {
        return StrictMath.scalb((double) sum, -scale) / table.labelled();
    }
}
