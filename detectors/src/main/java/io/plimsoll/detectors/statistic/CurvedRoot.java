package io.plimsoll.detectors.statistic;

import java.util.function.DoubleFunction;

/**
 * Where a rising function whose slope and curvature are known is 0: Halley's method, kept within the bounds that the signs so
 * far give, and bisection where it would leave them. Three evaluations do where bisection needs sixty.
 *
 * @see <a href="https://doi.org/10.2307/2975033">Scavo and Thoo, On the geometry of Halley's method (1995)</a>
 */
public final class CurvedRoot {

    /** Relative accuracy of the root; the absolute one is the same. */
    static final double ACCURACY = 1e-12;

    private static final int MOST_EVALUATIONS = 200;

    /** Steps that shrink by less than this are not yet those of a method that converges. */
    private static final double CONVERGING = 0.1;

    /** How far a step may differ from that of Newton's method. */
    private static final double MOST_BENT = 2;

    private double low;
    private double high;

    private CurvedRoot(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /**
     * A function at a point.
     *
     * @param value its value
     * @param slope its first derivative, over 0
     * @param curvature its second derivative
     */
    public record At(double value, double slope, double curvature) {

        /** How far the root is from here, where the function is bent as it is here. */
        double step() {
            double newton = value / slope;
            double bend = 1 - newton * curvature / (2 * slope);
            return bend > 1 / MOST_BENT && bend < MOST_BENT ? newton / bend : newton;
        }
    }

    /**
     * The root, as exact as {@link #ACCURACY}, or as rounding lets it be.
     *
     * @param rising at most 0 at {@code low} and at least 0 at {@code high}; not asked at either
     * @param low finite
     * @param high over {@code low}; may be infinite
     * @param guess between them, where to begin
     */
    public static double of(DoubleFunction<At> rising, double low, double high, double guess) {
        return new CurvedRoot(low, high).from(guess, rising);
    }

    /**
     * Errors of a method of third order shrink with their third power, so that the next step is about this one times the cube
     * of what this one is of the last: it is not taken where that is nothing.
     */
    private double from(double guess, DoubleFunction<At> rising) {
        double x = guess;
        double last = 0;
        for (int evaluation = 0; evaluation < MOST_EVALUATIONS; evaluation++) {
            At at = rising.apply(x);
            narrow(x, at.value);
            double before = x;
            x = within(x - at.step());
            double step = StrictMath.abs(x - before);
            double shrunk = step / last;
            double next = shrunk < CONVERGING ? step * shrunk * shrunk * shrunk : step;
            if (next <= ACCURACY * (1 + StrictMath.abs(x)) / 10) {
                break;
            }
            last = step;
        }
        return x;
    }

    private void narrow(double x, double value) {
        if (value > 0) {
            high = x;
        } else {
            low = x;
        }
    }

    private double within(double proposed) {
        if (proposed >= low && proposed <= high) {
            return proposed;
        }
        return Double.isInfinite(high) ? 2 * low + 1 : (low + high) / 2;
    }
}
