package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Gamma;

/**
 * The χ² distribution: distribution function P(k/2, x/2), survival function Q(k/2, x/2) and lower quantiles.
 *
 * <p>The survival function is computed by itself, not as 1 − P, so that p-values keep their digits down to 1e-300.
 *
 * @param dof degrees of freedom k, over 0
 * @see <a href="https://doi.org/10.1145/22721.23109">DiDonato and Morris, Computation of the incomplete gamma function
 *     ratios and their inverse (1986)</a>
 */
public record CentralChiSquare(double dof) {

    /**
     * Checks the degrees of freedom.
     *
     * @throws IllegalArgumentException unless {@code dof} is finite and over 0
     */
    public CentralChiSquare {
        if (!(dof > 0) || Double.isInfinite(dof)) {
            throw new IllegalArgumentException("degrees of freedom: " + dof);
        }
    }

    /** P(X ≤ x). */
    public double cdf(double x) {
        return x <= 0 ? 0 : Gamma.regularizedGammaP(dof / 2, x / 2);
    }

    /** P(X &gt; x). */
    public double survival(double x) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(dof / 2, x / 2);
    }

    /**
     * The x with P(X ≤ x) = probability, to the last digits.
     *
     * @param probability in (0, 1)
     * @throws IllegalArgumentException if it is outside
     */
    public double lowerQuantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability: " + probability);
        }
        double high = dof + 1;
        while (cdf(high) < probability) {
            high *= 2;
        }
        return Bisection.root(x -> cdf(x) - probability, 0, high);
    }
}
