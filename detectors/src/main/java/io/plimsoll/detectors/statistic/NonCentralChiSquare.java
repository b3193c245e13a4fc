package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;

/**
 * The non-central χ² distribution, as the Poisson mixture of central ones: P(X ≤ x) = Σⱼ Pois(j; λ/2) P(k/2 + j, x/2).
 *
 * <p>k = 0 is allowed (Siegel): an atom of mass e^(−λ/2) at 0 and the mixture over j ≥ 1.
 *
 * <p>How: the sum runs over the j whose Poisson weight matters, within 9 standard deviations and 30 of λ/2, outside of
 * which the weights sum to under 1e-16. The incomplete gamma function is evaluated once, at the end of the range from
 * which the recurrence P(a, y) = P(a+1, y) + yᵃe⁻ʸ/Γ(a+1) only adds, so that no digits cancel: from the top down for P,
 * from the bottom up for Q = 1 − P. Weights and steps follow by one multiplication each. The absolute error is under 1e-12
 * up to λ of some 1e6, where logarithms of size 1e7 set it; the cost is O(√λ).
 *
 * @param dof degrees of freedom k, at least 0
 * @see <a href="https://doi.org/10.2307/2347584">Ding, Algorithm AS 275: computing the non-central χ² distribution
 *     function (1992)</a>
 * @see <a href="https://doi.org/10.1093/biomet/66.2.381">Siegel, The noncentral chi-squared distribution with zero
 *     degrees of freedom and testing for uniformity (1979)</a>
 */
public record NonCentralChiSquare(double dof) {
    /** Under this mean of a Poisson law five j hold all that double precision can see, under the second one j = 0. */
    private static final double SMALL = 1e-4;

    private static final double NEGLIGIBLE = 1e-18;

    /** Relative accuracy of a non-centrality; the absolute one is the same. */
    private static final double ACCURACY = 1e-12;

    private static final int MAX_EVALUATIONS = 1000;

    /**
     * Checks the degrees of freedom.
     *
     * @throws IllegalArgumentException unless {@code dof} is finite and at least 0
     */
    public NonCentralChiSquare {
        if (!(dof >= 0) || Double.isInfinite(dof)) {
            throw new IllegalArgumentException("degrees of freedom: " + dof);
        }
    }

    /**
     * P(X ≤ x) at the non-centrality λ.
     *
     * @param x any finite number
     * @param lambda non-centrality, finite and at least 0
     */
    public double cdf(double x, double lambda) {
        if (x <= 0) {
            return x == 0 ? massAtZero(lambda) : 0;
        }
        double y = x / 2;
        double mean = lambda / 2;
        long bottom = bottom(mean);
        // P(k/2 + j, y) is nothing for a j far over y; starting there would only underflow.
        long top = StrictMath.max(bottom, StrictMath.min(top(mean), top(y)));
        double a = dof / 2 + top;
        double step = poisson(a, y);
        double weight = poisson((double) top, mean);
        double central = a == 0 ? 1 : Gamma.regularizedGammaP(a, y);
        double sum = weight * central;
        for (long j = top; j > bottom; j--) {
            step *= a / y;
            a--;
            central += step;
            weight *= j / mean;
            sum += weight * central;
        }
        return StrictMath.min(sum, 1);
    }

    /**
     * P(X &gt; x) at the non-centrality λ.
     *
     * @param x any finite number
     * @param lambda non-centrality, finite and at least 0
     */
    public double survival(double x, double lambda) {
        if (x <= 0) {
            return x == 0 ? 1 - massAtZero(lambda) : 1;
        }
        double y = x / 2;
        double mean = lambda / 2;
        long bottom = bottom(mean);
        double a = dof / 2 + bottom;
        double step = poisson(a, y);
        double weight = poisson((double) bottom, mean);
        double central = a == 0 ? 0 : Gamma.regularizedGammaQ(a, y);
        double sum = weight * central;
        for (long j = bottom + 1; j <= top(mean); j++) {
            central += step;
            a++;
            step *= y / a;
            weight *= mean / j;
            sum += weight * central;
        }
        return StrictMath.min(sum, 1);
    }

    /**
     * The non-centrality λ at which P(X ≤ x) = probability; 0 if even λ = 0 gives no more than that.
     *
     * <p>P(X ≤ x) falls in λ, so that the λ of 0.95 is a one-sided 95% lower confidence bound for the non-centrality of a
     * law that gave x, and the λ of 0.05 an upper one.
     *
     * @param x finite, at least 0
     * @param probability in (0, 1)
     */
    public double lambdaAtCdf(double x, double probability) {
        requireProbability(probability);
        return cdf(x, 0) <= probability ? 0 : solve(lambda -> probability - cdf(x, lambda), x);
    }

    /**
     * The non-centrality λ at which P(X &gt; x) = probability: the power of "alarm when X &gt; x"; 0 if λ = 0 reaches it.
     *
     * @param x finite, at least 0
     * @param probability in (0, 1)
     */
    public double lambdaAtSurvival(double x, double probability) {
        requireProbability(probability);
        return survival(x, 0) >= probability ? 0 : solve(lambda -> survival(x, lambda) - probability, x);
    }

    /** The root of a function that is negative at λ = 0 and rises; near x ± 2√x for every probability in use. */
    private static double solve(UnivariateFunction increasing, double x) {
        double low = 0;
        double high = x + 4 * StrictMath.sqrt(x) + 10;
        while (increasing.value(high) < 0) {
            low = high;
            high *= 2;
        }
        return new BrentSolver(ACCURACY, ACCURACY).solve(MAX_EVALUATIONS, increasing, low, high);
    }

    private double massAtZero(double lambda) {
        return dof == 0 ? StrictMath.exp(-lambda / 2) : 0;
    }

    private static long top(double mean) {
        if (mean < NEGLIGIBLE) {
            return 0;
        }
        return (long) StrictMath.ceil(mean + 9 * StrictMath.sqrt(mean)) + (mean < SMALL ? 4 : 30);
    }

    private static long bottom(double mean) {
        return (long) StrictMath.max(0, StrictMath.floor(mean - 9 * StrictMath.sqrt(mean)) - 30);
    }

    /** meanᵃ e^(−mean) / Γ(a + 1), also for a that is no integer. */
    private static double poisson(double a, double mean) {
        return a == 0 ? StrictMath.exp(-mean) : StrictMath.exp(a * StrictMath.log(mean) - mean - Gamma.logGamma(a + 1));
    }

    private static void requireProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability: " + probability);
        }
    }
}
