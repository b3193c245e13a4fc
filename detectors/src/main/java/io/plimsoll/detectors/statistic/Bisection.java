package io.plimsoll.detectors.statistic;

import java.util.function.DoubleUnaryOperator;

/**
 * The root of a monotone function by bisection, down to neighbouring doubles.
 *
 * <p>Bisection, not Newton: the functions here are monotone but flat in places, and 60 to 100 evaluations are cheap for
 * what is asked once for each interval that is shown.
 */
final class Bisection {
    private Bisection() {}

    /**
     * The root of an increasing function.
     *
     * @param increasing at most 0 at {@code low} and at least 0 at {@code high}, apart from rounding
     */
    static double root(DoubleUnaryOperator increasing, double low, double high) {
        double a = low;
        double b = high;
        double middle = a + (b - a) / 2;
        while (middle > a && middle < b) {
            if (increasing.applyAsDouble(middle) < 0) {
                a = middle;
            } else {
                b = middle;
            }
            middle = a + (b - a) / 2;
        }
        return middle;
    }
}
