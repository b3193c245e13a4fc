package io.plimsoll.detectors.statistic;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.special.Erf;
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
        return lower(x, lambda).probability;
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
        return upper(x, lambda).probability;
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
        return cdf(x, 0) <= probability
                ? 0
                : solve(x, probability, lambda -> lower(x, lambda).under(probability));
    }

    /**
     * The non-centrality λ at which P(X &gt; x) = probability: the power of "alarm when X &gt; x"; 0 if λ = 0 reaches it.
     *
     * @param x finite, at least 0
     * @param probability in (0, 1)
     */
    public double lambdaAtSurvival(double x, double probability) {
        requireProbability(probability);
        return survival(x, 0) >= probability
                ? 0
                : solve(x, 1 - probability, lambda -> upper(x, lambda).over(probability));
    }

    /**
     * A probability, and how it changes with λ: since dPois(j; λ/2)/dλ = (Pois(j − 1; λ/2) − Pois(j; λ/2))/2, and P(a + 1, y)
     * differs from P(a, y) by one step of the recurrence, the slope of P(X ≤ x) is −½ Σⱼ Pois(j; λ/2) times the step from
     * k/2 + j, and its curvature −¼ Σⱼ Pois(j; λ/2) times the difference of the next step and this one.
     */
    private record Curved(double probability, double slope, double curvature) {

        CurvedRoot.At over(double other) {
            return new CurvedRoot.At(probability - other, slope, curvature);
        }

        CurvedRoot.At under(double other) {
            return new CurvedRoot.At(other - probability, -slope, -curvature);
        }
    }

    /** P(X ≤ x) for an x above 0. */
    private Curved lower(double x, double lambda) {
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
        double steps = weight * step;
        double nextSteps = steps * (y / (a + 1));
        for (long j = top; j > bottom; j--) {
            double next = step;
            step *= a / y;
            a--;
            central += step;
            weight *= j / mean;
            sum += weight * central;
            steps += weight * step;
            nextSteps += weight * next;
        }
        return new Curved(StrictMath.min(sum, 1), -steps / 2, (steps - nextSteps) / 4);
    }

    /** P(X &gt; x) for an x above 0. */
    private Curved upper(double x, double lambda) {
        double y = x / 2;
        double mean = lambda / 2;
        long bottom = bottom(mean);
        double a = dof / 2 + bottom;
        double step = poisson(a, y);
        double weight = poisson((double) bottom, mean);
        double central = a == 0 ? 0 : Gamma.regularizedGammaQ(a, y);
        double sum = weight * central;
        double steps = weight * step;
        double nextSteps = 0;
        long top = top(mean);
        for (long j = bottom + 1; j <= top; j++) {
            central += step;
            a++;
            step *= y / a;
            nextSteps += weight * step;
            weight *= mean / j;
            sum += weight * central;
            steps += weight * step;
        }
        nextSteps += weight * step * (y / (a + 1));
        return new Curved(StrictMath.min(sum, 1), steps / 2, (nextSteps - steps) / 4);
    }

    /** The λ at which a rising function is 0, from where the normal law of the same mean and variance would have it. */
    private double solve(double x, double lowerTail, DoubleFunction<CurvedRoot.At> rising) {
        return CurvedRoot.of(rising, 0, Double.POSITIVE_INFINITY, guess(x, lowerTail));
    }

    /** The λ for which x = k + λ + z √(2k + 4λ). */
    private double guess(double x, double lowerTail) {
        double z = -StrictMath.sqrt(2) * Erf.erfInv(1 - 2 * lowerTail);
        double root = 2 * (StrictMath.sqrt(StrictMath.max(0, z * z + x - dof / 2)) - z);
        return StrictMath.max(CurvedRoot.ACCURACY, (root * root - 2 * dof) / 4);
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
