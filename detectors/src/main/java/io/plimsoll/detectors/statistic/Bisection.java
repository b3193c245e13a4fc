package io.plimsoll.detectors.statistic;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * Where something that changes once between two points changes, down to neighbouring doubles.
 *
 * <p>Bisection, not Newton: the functions here are monotone but flat in places, and 60 to 100 evaluations are cheap for
 * what is asked once for each interval that is shown.
 */
public final class Bisection {
    /** Halves any interval of [−1, 1] to 1e-60, or to neighbouring doubles before. */
    private static final int STEPS = 200;

    private Bisection() {}

    /**
     * The point next to the change on the side where the predicate holds.
     *
     * @param inside where it holds
     * @param outside where it does not, on either side of {@code inside}
     */
    public static double lastInside(double inside, double outside, DoublePredicate isInside) {
        double in = inside;
        double out = outside;
        for (int step = 0; step < STEPS; step++) {
            double middle = 0.5 * (in + out);
            if (middle == in || middle == out) {
                break;
            }
            if (isInside.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    /**
     * The root of an increasing function.
     *
     * @param increasing at most 0 at {@code low} and at least 0 at {@code high}, apart from rounding
     */
    static double root(DoubleUnaryOperator increasing, double low, double high) {
        return lastInside(low, high, x -> increasing.applyAsDouble(x) < 0);
    }
}
