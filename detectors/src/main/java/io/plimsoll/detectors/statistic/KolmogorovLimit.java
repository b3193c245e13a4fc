package io.plimsoll.detectors.statistic;

/**
 * Kolmogorov's limit law: the survival function of √n·D for n → ∞, Q(z) = 2 Σₖ (−1)^(k−1) e^(−2k²z²).
 *
 * <p>For z under 1 that series cancels; there Jacobi's transformation of it converges at once:
 * Q(z) = 1 − √(2π)/z Σₖ e^(−(2k−1)²π²/(8z²)). Either needs at most 5 terms for double precision.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730256">Smirnov, Table for estimating the goodness of fit of empirical
 *     distributions (1948)</a>
 */
final class KolmogorovLimit {
    private static final int TERMS = 5;

    private KolmogorovLimit() {}

    static double survival(double z) {
        if (z <= 0) {
            return 1;
        }
        return z < 1 ? 1 - transformed(z) : alternating(z);
    }

    private static double alternating(double z) {
        double sum = 0;
        for (int k = TERMS; k >= 1; k--) {
            sum = StrictMath.exp(-2.0 * k * k * z * z) - sum;
        }
        return 2 * sum;
    }

    private static double transformed(double z) {
        double sum = 0;
        for (int k = TERMS; k >= 1; k--) {
            double odd = (2 * k - 1) * StrictMath.PI / z;
            sum += StrictMath.exp(-odd * odd / 8);
        }
        return StrictMath.sqrt(2 * StrictMath.PI) / z * sum;
    }
}
