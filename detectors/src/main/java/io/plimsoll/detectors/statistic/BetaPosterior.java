package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Beta;

/**
 * The posterior Beta(a, b) of a rate after a − 1 successes and b − 1 failures under the uniform prior.
 *
 * @param a successes + 1, at least 1
 * @param b failures + 1, at least 1
 */
public record BetaPosterior(long a, long b) {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is under 1
     */
    public BetaPosterior {
        if (a < 1 || b < 1) {
            throw new IllegalArgumentException("Beta(" + a + ", " + b + ")");
        }
    }

    /**
     * The posterior of k successes in n trials.
     *
     * @param k 0 … n
     * @param n trials
     */
    public static BetaPosterior of(long k, long n) {
        return new BetaPosterior(k + 1, n - k + 1);
    }

    /**
     * P(this rate &gt; the other one), the two independent.
     *
     * <p>The finite sum Σᵢ B(a′ + i, b′ + b)/((b + i) B(1 + i, b) B(a′, b′)), i = 0 … a − 1, with a′, b′ the other's: all
     * terms are positive, and no random numbers are drawn, so that a replay agrees. Takes O(a) time.
     *
     * @see <a href="https://www.evanmiller.org/bayesian-ab-testing.html">Miller, Formulas for Bayesian A/B testing
     *     (2015)</a>
     */
    public double probabilityAbove(BetaPosterior other) {
        double otherA = other.a;
        double otherB = other.b;
        double ownB = b;
        double base = Beta.logBeta(otherA, otherB);
        double sum = 0;
        for (double i = 0; i < a; i++) {
            double log = Beta.logBeta(otherA + i, otherB + ownB) - Beta.logBeta(1 + i, ownB) - base;
            sum += StrictMath.exp(log) / (ownB + i);
        }
        return StrictMath.min(sum, 1);
    }
}
