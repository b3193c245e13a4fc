package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * An increasing function of another estimate: F1 = 2j/(1 + j) of Jaccard's index, balanced accuracy = (1 + d)/2 of
 * TPR − FPR, the root of a mean square.
 *
 * @param of the other
 * @param increasing the function, on all values that the other may have
 */
public record MonotoneEstimate(Estimate of, DoubleUnaryOperator increasing) implements Estimate {

    @Override
    public OptionalDouble value() {
        OptionalDouble value = of.value();
        return value.isEmpty() ? value : OptionalDouble.of(increasing.applyAsDouble(value.getAsDouble()));
    }

    @Override
    public Interval interval(double alpha) {
        Interval interval = of.interval(alpha);
        return new Interval(increasing.applyAsDouble(interval.lower()), increasing.applyAsDouble(interval.upper()));
    }

    @Override
    public double observations() {
        return of.observations();
    }

    @Override
    public Estimate scaled(double factor) {
        return new MonotoneEstimate(of.scaled(factor), increasing);
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return of.obstacle();
    }

    @Override
    public boolean isExact() {
        return of.isExact();
    }
}
