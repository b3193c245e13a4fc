package io.plimsoll.detectors.statistic;

/**
 * How large the population stability index is when nothing moved, and what that leaves of an observed one.
 *
 * <p>With u = φ(1/n + 1/m) the index of two samples of the same distribution is about u·χ²(B − 1), and about
 * u·χ²(B − 1, λ) when the distributions differ by uλ. Hence, for an observed index x:
 *
 * <ul>
 *   <li>{@link #expected() expected noise} u(B − 1), {@link #corrected(double) corrected} x − u(B − 1), below 0 as often
 *       as above when nothing moved;
 *   <li>{@link #lower(double) lower} and {@link #upper(double) upper}: one-sided 95% confidence bounds for uλ, by inverting
 *       the non-central χ² in λ. Lower is 0 where noise alone explains x; upper is 0 where x is so small that even noise
 *       alone gives more in 95% of samples.
 *   <li>{@link #minimumDetectable(double) minimum detectable effect} at a threshold t: the uλ for which x &gt; t has
 *       probability 0.8; {@link #minimumEvident(double) that of evidence} at a threshold of ln E: the uλ = u(√(2 ln E) + 0.84)²
 *       at which the squared move along one direction, (N(0, 1) + √λ)², is as likely over 2 ln E.
 * </ul>
 *
 * <p>It is an approximation for cells that expect some 5 counts or more. Simulated means for B = 10 equal cells against the law:
 * at n = 1,000, m = 100 {@link Psi#LAPLACE} is 4% under it and {@link Psi#FLOORED} 5% over it; at m = 500 1% either way. B = 1 is legal: a constant reference has no noise.
 *
 * <p>A design effect φ over 1 stands for traffic that is not independent draws. n, m are counts, φ is dimensionless, all
 * results have the unit of the index, nats.
 *
 * @param bins B ≥ 1, the cells that the reference occupies
 * @param n reference total, over 0
 * @param m window total, over 0
 * @param phi design effect φ, over 0 and finite; 1 for independent draws
 * @see <a href="https://doi.org/10.21314/JRMV.2020.227">Yurdakul and Naranjo, Statistical properties of the population
 *     stability index, Journal of Risk Model Validation 14(4) (2020)</a>
 */
public record NoiseLaw(int bins, double n, double m, double phi) {
    private static final double CONFIDENCE = 0.95;
    private static final double POWER = 0.8;
    private static final double POWER_SCORE = 0.8416212335729143; // Φ⁻¹(0.8)

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public NoiseLaw {
        if (bins < 1 || !(n > 0) || !(m > 0) || !(phi > 0) || Double.isInfinite(phi)) {
            throw new IllegalArgumentException(
                    "noise law of " + bins + " bins, n = " + n + ", m = " + m + ", phi = " + phi);
        }
    }

    /** The law of two count vectors, B the cells that the reference occupies. */
    public static NoiseLaw of(CountPair pair, double phi) {
        return new NoiseLaw(pair.referenceOccupied(), (double) pair.n(), (double) pair.m(), phi);
    }

    /** u(B − 1), the mean of the index when nothing moved. */
    public double expected() {
        return unit() * (bins - 1);
    }

    /** The index without its expected noise; may be negative. */
    public double corrected(double psi) {
        return psi - expected();
    }

    /**
     * One-sided 95% lower confidence bound for what moved.
     *
     * @param psi finite, at least 0
     */
    public double lower(double psi) {
        return bound(psi, CONFIDENCE);
    }

    /**
     * One-sided 95% upper confidence bound for what moved; 0 where the index is small even for pure noise.
     *
     * @param psi finite, at least 0
     */
    public double upper(double psi) {
        return bound(psi, 1 - CONFIDENCE);
    }

    /**
     * The smallest move that a threshold on the index finds with probability 0.8; 0 where noise alone is over it that
     * often.
     *
     * @param threshold on the index itself, finite, at least 0; for a threshold on the corrected index add
     *     {@link #expected()}
     */
    public double minimumDetectable(double threshold) {
        return unit() * law().lambdaAtSurvival(threshold / unit(), POWER);
    }

    /**
     * The smallest move along one direction of which half the square is over a threshold with probability 0.8: the
     * log-likelihood ratio of a move that is known in advance.
     *
     * @param logRatio the threshold, at least 0
     */
    public double minimumEvident(double logRatio) {
        double root = StrictMath.sqrt(2 * logRatio) + POWER_SCORE;
        return unit() * root * root;
    }

    private double bound(double psi, double probability) {
        return unit() * law().lambdaAtCdf(psi / unit(), probability);
    }

    private double unit() {
        return phi * (1 / n + 1 / m);
    }

    private NonCentralChiSquare law() {
        return new NonCentralChiSquare(bins - 1);
    }
}
