package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.CurvedRoot;

/**
 * The logarithm of a beta distribution's upper tail, ln P(X &gt; x) = ln[1 − I_x(a, b)], accurate however far out: in
 * logarithms nothing underflows.
 *
 * <p>I_x(a, b) = x^a (1−x)^b / (a B(a, b)) · the continued fraction of NIST Handbook 8.17.22 by Lentz's method, on the side
 * of the mean where it converges in O(√max(a, b)) steps; the other side through I_x(a, b) = 1 − I_{1−x}(b, a).
 */
final class BetaTail {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 4e-16;
    private static final int MAXIMUM_STEPS = 1_000_000;

    private BetaTail() {}

    /**
     * ln P(X &gt; x) of Beta(a, b), always finite and at most 0.
     *
     * @param x between 0 and 1, both excluded
     */
    static double logSurvival(double x, double a, double b) {
        double y = 1 - x;
        return x < (a + 1) / (a + b + 2)
                ? StrictMath.log1p(-StrictMath.exp(logLower(x, y, a, b)))
                : logLower(y, x, b, a);
    }

    /**
     * A level of ln P(X &gt; x) less that itself, which rises in x: its slope is the hazard h = f(x)/P(X &gt; x) of the density f,
     * its curvature h (f'(x)/f(x) + h).
     */
    static CurvedRoot.At underSurvival(double level, double x, double a, double b) {
        double logSurvival = logSurvival(x, a, b);
        double y = 1 - x;
        double logDensity = (a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log(y) - LogBeta.of(a, b);
        double hazard = StrictMath.exp(logDensity - logSurvival);
        return new CurvedRoot.At(level - logSurvival, hazard, hazard * ((a - 1) / x - (b - 1) / y + hazard));
    }

    /** ln I_x(a, b) for x below the mean, y = 1 − x. */
    private static double logLower(double x, double y, double a, double b) {
        double logFront = a * StrictMath.log(x) + b * StrictMath.log(y) - LogBeta.of(a, b);
        return logFront - StrictMath.log(a) + StrictMath.log(fraction(x, a, b));
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MAXIMUM_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            value *= d * c;
            if (StrictMath.abs(d * c - 1) < PRECISION) {
                return value;
            }
        }
        throw new ArithmeticException("incomplete beta does not converge at " + x + " for " + a + ", " + b);
    }

    private static double nonZero(double value) {
        return StrictMath.abs(value) < TINY ? TINY : value;
    }
}
