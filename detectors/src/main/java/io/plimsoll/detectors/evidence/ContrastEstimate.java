package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * Two rates of separate samples compared, by {@link RatioSet} or {@link DifferenceSet}.
 *
 * @param kind how they are compared
 * @param first the first rate
 * @param second the one it is compared with
 */
public record ContrastEstimate(Kind kind, Rate first, Rate second) implements Estimate {

    /** How two rates are compared. */
    public enum Kind {
        /** p₁/p₂. */
        RATIO {
            @Override
            JointSet set(Rate first, Rate second) {
                return new RatioSet(first, second);
            }

            @Override
            OptionalDouble value(double first, double second) {
                return second == 0 ? OptionalDouble.empty() : OptionalDouble.of(first / second);
            }

            @Override
            Interval of(Interval first, Interval second) {
                double lower = first.lower() == 0 ? 0 : first.lower() / second.upper();
                double upper = second.lower() == 0 ? Double.POSITIVE_INFINITY : first.upper() / second.lower();
                return new Interval(lower, upper);
            }
        },
        /** p₁ − p₂. */
        DIFFERENCE {
            @Override
            JointSet set(Rate first, Rate second) {
                return new DifferenceSet(first, second);
            }

            @Override
            OptionalDouble value(double first, double second) {
                return OptionalDouble.of(first - second);
            }

            @Override
            Interval of(Interval first, Interval second) {
                return new Interval(first.lower() - second.upper(), first.upper() - second.lower());
            }
        };

        abstract JointSet set(Rate first, Rate second);

        /** Of two values; empty where it is undefined. */
        abstract OptionalDouble value(double first, double second);

        /** Of all pairs of values at least 0 from two intervals. */
        abstract Interval of(Interval first, Interval second);
    }

    @Override
    public OptionalDouble value() {
        return observations() == 0 ? OptionalDouble.empty() : kind.value(first.share(), second.share());
    }

    @Override
    public Interval interval(double alpha) {
        return kind.set(first, second).interval(alpha);
    }

    @Override
    public double observations() {
        return StrictMath.min(first.trials(), second.trials());
    }

    @Override
    public Estimate scaled(double factor) {
        return new ContrastEstimate(kind, first.effective(1 / factor), second.effective(1 / factor));
    }
}
