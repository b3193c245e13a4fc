package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * A mean, or what varies like one, by {@link AsymptoticSequence}: valid for large samples only. Under
 * {@value AsymptoticSequence#MINIMUM} observations it refutes nothing.
 *
 * @param mean of the sample; empty where it is undefined
 * @param standardDeviation of one observation, at least 0; what √n times the standard error of the mean is
 * @param observations n
 * @param slack what the mean may be off by for other reasons, such as bins; at least 0
 * @param domain the values that are possible at all
 */
public record AsymptoticEstimate(
        OptionalDouble mean, double standardDeviation, double observations, double slack, Interval domain)
        implements Estimate {
    /** [0, 1]. */
    public static final Interval SHARES = new Interval(0, 1);

    /** [−1, 1]. */
    public static final Interval DIFFERENCES = new Interval(-1, 1);

    /** [0, ∞]. */
    public static final Interval POSITIVE = new Interval(0, Double.POSITIVE_INFINITY);

    /** [−∞, ∞]. */
    public static final Interval REALS = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * Of the mean of a sample.
     *
     * @param domain the values that are possible
     */
    public static AsymptoticEstimate of(FixedPointMoments moments, Interval domain) {
        double deviation = StrictMath.sqrt(moments.variance().orElse(0));
        return new AsymptoticEstimate(moments.mean(), deviation, (double) moments.count(), 0, domain);
    }

    /**
     * Of an area under the curve, by the variance of its placements; bins are allowed for.
     *
     * @param auc with or without a variance; without one it refutes nothing
     */
    public static AsymptoticEstimate of(Auc auc) {
        double n = (double) auc.positives() + auc.negatives();
        return auc.variance().isEmpty()
                ? new AsymptoticEstimate(OptionalDouble.of(auc.value()), 0, 0, 0, SHARES)
                : new AsymptoticEstimate(
                        OptionalDouble.of(auc.value()),
                        StrictMath.sqrt(n * auc.variance().getAsDouble()),
                        n,
                        auc.binningError(),
                        SHARES);
    }

    @Override
    public OptionalDouble value() {
        return mean;
    }

    @Override
    public Interval interval(double alpha) {
        OptionalDouble half =
                new AsymptoticSequence(alpha).halfWidth((long) StrictMath.floor(observations), standardDeviation);
        return mean.isEmpty() || half.isEmpty() ? domain : around(mean.getAsDouble(), half.getAsDouble() + slack);
    }

    private Interval around(double centre, double half) {
        return new Interval(
                StrictMath.max(domain.lower(), centre - half), StrictMath.min(domain.upper(), centre + half));
    }

    @Override
    public Estimate scaled(double factor) {
        return new AsymptoticEstimate(mean, standardDeviation, observations * factor, slack, domain);
    }

    @Override
    public boolean isExact() {
        return false;
    }
}
