package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * A metric that is only known to lie between two others, because labels are missing: from the lower bound of the one to the
 * upper bound of the other. It has no value of its own.
 *
 * @param low what it is at least
 * @param high what it is at most
 */
public record BoundedEstimate(Estimate low, Estimate high) implements Estimate {

    /** Of a metric about which the labels at hand say nothing. */
    public static BoundedEstimate unknown(Interval domain) {
        Estimate nothing = new AsymptoticEstimate(OptionalDouble.empty(), 0, 0, 0, domain);
        return new BoundedEstimate(nothing, nothing);
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.empty();
    }

    @Override
    public Interval interval(double alpha) {
        return new Interval(low.interval(alpha).lower(), high.interval(alpha).upper());
    }

    @Override
    public double observations() {
        return StrictMath.min(low.observations(), high.observations());
    }

    @Override
    public Estimate scaled(double factor) {
        return new BoundedEstimate(low.scaled(factor), high.scaled(factor));
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return Insufficiency.Reason.SELECTIVE_LABELS;
    }

    @Override
    public boolean isExact() {
        return low.isExact() && high.isExact();
    }
}
