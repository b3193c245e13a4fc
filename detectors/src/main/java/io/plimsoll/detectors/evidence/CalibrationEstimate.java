package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Calibration;
import io.plimsoll.detectors.statistic.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The expected calibration error, Σ_b n_b/n·|ȳ_b − s̄_b|, of the scores that were given: the share of positives in each bin has
 * a {@link ConfidenceSequence} at α over the number of bins, so how far it may be from the mean score is known, at every moment
 * at once.
 *
 * <p>The value itself is biased upwards in small bins, where ȳ scatters about s̄; the interval is not, for it holds whatever the
 * bins' sizes are. It is wide where bins are small.
 *
 * @param calibration of the labelled cases
 * @param weight of a case, 1/φ
 */
public record CalibrationEstimate(Calibration calibration, double weight) implements Estimate {

    /** Of independent cases. */
    public static CalibrationEstimate of(Calibration calibration) {
        return new CalibrationEstimate(calibration, 1);
    }

    @Override
    public OptionalDouble value() {
        return calibration.expectedError();
    }

    @Override
    public Interval interval(double alpha) {
        List<Calibration.Point> curve = calibration.curve();
        if (curve.isEmpty()) {
            return AsymptoticEstimate.SHARES;
        }
        double each = alpha / curve.size();
        return new Interval(
                mean(curve, point -> nearest(point.meanScore(), positives(point, each))),
                mean(curve, point -> farthest(point.meanScore(), positives(point, each))));
    }

    private Interval positives(Calibration.Point point, double alpha) {
        return RateEstimate.of(point.positive()).scaled(weight).interval(alpha);
    }

    private static double nearest(double score, Interval share) {
        return StrictMath.max(0, StrictMath.max(share.lower() - score, score - share.upper()));
    }

    private static double farthest(double score, Interval share) {
        return StrictMath.max(share.upper() - score, score - share.lower());
    }

    private static double mean(List<Calibration.Point> curve, ToDoubleFunction<Calibration.Point> of) {
        double sum = 0;
        for (Calibration.Point point : curve) {
            sum += point.positive().whole() * of.applyAsDouble(point);
        }
        return sum / cases(curve);
    }

    private static double cases(List<Calibration.Point> curve) {
        return (double)
                curve.stream().mapToLong(point -> point.positive().whole()).sum();
    }

    @Override
    public double observations() {
        return weight * cases(calibration.curve());
    }

    @Override
    public Estimate scaled(double factor) {
        return new CalibrationEstimate(calibration, weight * factor);
    }
}
