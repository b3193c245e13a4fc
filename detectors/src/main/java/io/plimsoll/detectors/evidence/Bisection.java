package io.plimsoll.detectors.evidence;

import java.util.function.DoublePredicate;

/** Where a predicate that changes once between two points changes, to the last bit. */
final class Bisection {
    /** Halves any interval of [−1, 1] to 1e-60, or to neighbouring doubles before. */
    private static final int STEPS = 200;

    private Bisection() {}

    /** The point next to the change on the side where the predicate holds, as it does at {@code inside}. */
    static double lastInside(double inside, double outside, DoublePredicate isInside) {
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
}
