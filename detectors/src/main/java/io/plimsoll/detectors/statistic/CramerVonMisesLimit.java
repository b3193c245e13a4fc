package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Gamma;

/**
 * The limit law of the Cramér-von Mises statistic ω², by Anderson and Darling's series
 * P(ω² ≤ x) = 1/(π√x) Σₖ Γ(k+½)/(√π k!) √(4k+1) e^(−y) K_¼(y), y = (4k+1)²/(16x).
 *
 * <p>K_¼(y) = ∫₀^∞ e^(−y cosh t) cosh(t/4) dt by the trapezoidal rule: the integrand falls off double-exponentially, so that
 * a fixed step is accurate to the last digits.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729437">Anderson and Darling, Asymptotic theory of certain goodness of fit
 *     criteria (1952)</a>
 */
final class CramerVonMisesLimit {
    private static final double STEP = 1.0 / 32;
    /** Terms under this, relative to 1, end a sum. */
    private static final double NEGLIGIBLE = 1e-17;

    private CramerVonMisesLimit() {}

    /** P(ω² &gt; x). */
    static double survival(double x) {
        if (x <= 0) {
            return 1;
        }
        double sum = 0;
        double term = 1;
        for (int k = 0; term > NEGLIGIBLE; k++) {
            term = term(k, x);
            sum += term;
        }
        return StrictMath.min(1, StrictMath.max(0, 1 - sum / (StrictMath.PI * StrictMath.sqrt(x))));
    }

    private static double term(int k, double x) {
        double odd = 4.0 * k + 1;
        double y = odd * odd / (16 * x);
        double logGammas = Gamma.logGamma(k + 0.5) - Gamma.logGamma(k + 1.0);
        return StrictMath.exp(logGammas) / StrictMath.sqrt(StrictMath.PI) * StrictMath.sqrt(odd) * damped(y);
    }

    /** e^(−y) K_¼(y). */
    private static double damped(double y) {
        double sum = StrictMath.exp(-2 * y) / 2;
        double term = 1;
        for (int i = 1; term > NEGLIGIBLE * sum && term > 0; i++) {
            double t = i * STEP;
            term = StrictMath.exp(-y * (1 + StrictMath.cosh(t))) * StrictMath.cosh(t / 4);
            sum += term;
        }
        return sum * STEP;
    }
}
