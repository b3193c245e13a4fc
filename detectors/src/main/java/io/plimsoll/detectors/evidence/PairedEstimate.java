package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * A rate of one version less that of another on the same cases, by {@link PairedSet}.
 *
 * @param firstOnly b: cases in which only the first version succeeds
 * @param secondOnly c: cases in which only the second does
 * @param pairs N, at least b + c
 */
public record PairedEstimate(double firstOnly, double secondOnly, double pairs) implements Estimate {

    @Override
    public OptionalDouble value() {
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((firstOnly - secondOnly) / pairs);
    }

    @Override
    public Interval interval(double alpha) {
        return new PairedSet(firstOnly, secondOnly, pairs).interval(alpha);
    }

    @Override
    public double observations() {
        return pairs;
    }

    @Override
    public Estimate scaled(double factor) {
        return new PairedEstimate(firstOnly * factor, secondOnly * factor, pairs * factor);
    }
}
