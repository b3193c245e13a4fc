package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * Two estimates compared by the corners of their intervals, each at α/2: wider than a joint set, but for anything that has
 * an interval, such as rates bounded by missing labels.
 *
 * @param kind how they are compared
 * @param first of values at least 0
 * @param second of values at least 0
 */
public record IndependentContrast(ContrastEstimate.Kind kind, Estimate first, Estimate second) implements Estimate {

    @Override
    public OptionalDouble value() {
        OptionalDouble one = first.value();
        OptionalDouble other = second.value();
        return one.isEmpty() || other.isEmpty()
                ? OptionalDouble.empty()
                : kind.value(one.getAsDouble(), other.getAsDouble());
    }

    @Override
    public Interval interval(double alpha) {
        return kind.of(first.interval(alpha / 2), second.interval(alpha / 2));
    }

    @Override
    public double observations() {
        return StrictMath.min(first.observations(), second.observations());
    }

    @Override
    public Estimate scaled(double factor) {
        return new IndependentContrast(kind, first.scaled(factor), second.scaled(factor));
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return first.obstacle() == Insufficiency.Reason.TOO_FEW ? second.obstacle() : first.obstacle();
    }

    @Override
    public boolean isExact() {
        return first.isExact() && second.isExact();
    }
}
