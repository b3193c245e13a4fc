package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Gamma;

/**
 * Fisher's exact test of k₁ of n₁ against k₂ of n₂: k₁ is hypergeometric when the margins are given.
 *
 * <p>Two-sided: the sum of the probabilities of all tables that are no more likely than the observed one, ties within a
 * relative 1e-7 counted in, as scipy and R do.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher, On the interpretation of χ² from contingency tables, and the
 *     calculation of P (1922)</a>
 */
record FisherExact(long k1, long n1, long k2, long n2) {
    private static final double TIE = 1e-7;

    double twoSided() {
        long drawn = k1 + k2;
        double limit = logProbability(k1) + StrictMath.log1p(TIE);
        double sum = 0;
        for (long k = StrictMath.max(0, drawn - n2); k <= StrictMath.min(n1, drawn); k++) {
            double log = logProbability(k);
            sum += log <= limit ? StrictMath.exp(log) : 0;
        }
        return StrictMath.min(sum, 1);
    }

    private double logProbability(long k) {
        return logChoose(n1, k) + logChoose(n2, k1 + k2 - k) - logChoose(n1 + n2, k1 + k2);
    }

    private static double logChoose(long n, long k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
