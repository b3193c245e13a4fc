package io.plimsoll.detectors.evidence;

/**
 * ln B(x₁, …, x_B), the multivariate beta function B(x) = Π Γ(x_k) / Γ(Σ x_k), in a form that does not cancel.
 *
 * <p>With X = Σ x_k and Stirling's remainder s, everything that grows like X ln X drops out by hand:
 *
 * <pre>ln B(x) = Σ_k [(x_k − ½) ln(x_k / X) + s(x_k)] − ½ (B − 1)(ln X − ln 2π) − s(X)</pre>
 *
 * <p>so that at a million counts the rounding is 1e-10, not the 1e-8 of adding log-gammas. One logarithm a part. A
 * Dirichlet-multinomial probability of a sequence with counts c is ln DM(c; a) = ln B(a + c) − ln B(a).
 */
public final class LogBeta {
    private static final double LN_2PI = 2 * LogGamma.HALF_LN_2PI;

    private LogBeta() {}

    /** ln B(a, b) for a, b &gt; 0. */
    public static double of(double a, double b) {
        double whole = a + b;
        double logWhole = NaturalLog.of(whole);
        return part(a, 1 / whole, logWhole) + part(b, 1 / whole, logWhole) + whole(2, whole, logWhole);
    }

    /** ln B(x₁, …, x_B) for x_k &gt; 0. */
    public static double of(double[] x) {
        double whole = sum(x);
        double logWhole = NaturalLog.of(whole);
        double sum = whole(x.length, whole, logWhole);
        for (double part : x) {
            sum += part(part, 1 / whole, logWhole);
        }
        return sum;
    }

    /** ln [B(a + k, b + n − k) / B(a, b)]: the beta-binomial probability of a sequence with k of n successes. */
    static double binomial(double k, double n, double a, double b) {
        return of(a + k, b + (n - k)) - of(a, b);
    }

    /** What one x_k contributes. */
    static double part(double x, double inverseWhole, double logWhole) {
        return x < LogGamma.SERIES_FROM
                ? smallPart(x, logWhole)
                : (x - 0.5) * NaturalLog.of(x * inverseWhole) + LogGamma.remainder(x);
    }

    private static double smallPart(double x, double logWhole) {
        double product = x;
        double y = x + 1;
        while (y < LogGamma.SERIES_FROM) {
            product *= y;
            y += 1;
        }
        double shift = y - x;
        return (y - 0.5) * NaturalLog.of(y)
                - shift
                + LogGamma.remainder(y)
                - NaturalLog.of(product)
                - (x - 0.5) * logWhole;
    }

    /** What the sum X of all parts contributes. */
    static double whole(int parts, double whole, double logWhole) {
        return -0.5 * (parts - 1) * (logWhole - LN_2PI) - LogGamma.remainderOf(whole);
    }

    private static double sum(double[] x) {
        double sum = 0;
        for (double part : x) {
            sum += part;
        }
        return sum;
    }
}
