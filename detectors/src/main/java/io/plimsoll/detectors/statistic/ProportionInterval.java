package io.plimsoll.detectors.statistic;

import java.util.Optional;
import org.apache.commons.math3.special.Beta;

/**
 * Confidence intervals of a share k/n, for one look at the data.
 *
 * <p>They are shown because readers know them. They do not hold under continuous looking; decisions are made with
 * confidence sequences. A one-sided bound at 95% is an end of the interval with confidence 0.90.
 *
 * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai and DasGupta, Interval estimation for a binomial
 *     proportion (2001)</a>
 */
public enum ProportionInterval {
    /**
     * Wilson's score interval, without continuity correction: the p with (k/n − p)² ≤ z² p(1 − p)/n.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
     */
    WILSON {
        @Override
        Interval compute(double k, double n, double confidence) {
            double z = Normal.critical(confidence);
            double z2 = z * z;
            double centre = (k + z2 / 2) / (n + z2);
            double half = z / (n + z2) * StrictMath.sqrt(k * (n - k) / n + z2 / 4);
            // The limits are exactly 0 and 1 there; the difference of two equal roundings need not be.
            return new Interval(k == 0 ? 0 : centre - half, k == n ? 1 : centre + half);
        }
    },

    /**
     * Clopper and Pearson's exact interval: quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k). Conservative.
     *
     * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson (1934)</a>
     */
    CLOPPER_PEARSON {
        @Override
        Interval compute(double k, double n, double confidence) {
            double tail = (1 - confidence) / 2;
            double lower = k == 0 ? 0 : betaQuantile(tail, k, n - k + 1);
            // By symmetry, so that an upper limit near 1 has as many digits as a lower one near 0.
            double upper = k == n ? 1 : 1 - betaQuantile(tail, n - k, k + 1);
            return new Interval(lower, upper);
        }
    },

    /**
     * Agresti and Coull's interval: Wald's about Wilson's centre, clipped to [0, 1].
     *
     * @see <a href="https://doi.org/10.1080/00031305.1998.10480550">Agresti and Coull (1998)</a>
     */
    AGRESTI_COULL {
        @Override
        Interval compute(double k, double n, double confidence) {
            double z = Normal.critical(confidence);
            double trials = n + z * z;
            double centre = (k + z * z / 2) / trials;
            double half = z * StrictMath.sqrt(centre * (1 - centre) / trials);
            return new Interval(StrictMath.max(0, centre - half), StrictMath.min(1, centre + half));
        }
    };

    /**
     * The interval for k of n.
     *
     * @param k 0 … n; real, because a design effect divides counts
     * @param n trials
     * @param confidence two-sided, in (0, 1)
     * @return an interval within [0, 1]; empty for n = 0
     * @throws IllegalArgumentException if k is outside 0 … n
     */
    public Optional<Interval> of(double k, double n, double confidence) {
        if (!(0 <= k && k <= n)) {
            throw new IllegalArgumentException(k + " of " + n);
        }
        return n == 0 ? Optional.empty() : Optional.of(compute(k, n, confidence));
    }

    abstract Interval compute(double k, double n, double confidence);

    private static double betaQuantile(double probability, double a, double b) {
        return Bisection.root(x -> Beta.regularizedBeta(x, a, b) - probability, 0, 1);
    }
}
