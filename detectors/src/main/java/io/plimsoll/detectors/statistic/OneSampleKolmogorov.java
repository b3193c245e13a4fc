package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Gamma;

/**
 * The law of the one-sample two-sided statistic D of n observations; scipy's {@code kstwo}.
 *
 * <p>No one method is both fast and accurate everywhere; the plane of (n, x) is split as Simard and L'Ecuyer did:
 *
 * <ul>
 *   <li>x ≤ 1/n and x ≥ 1 − 1/n: closed forms.
 *   <li>where the tail is small (nx² ≥ 4, or ≥ 2.2 for n over 140): twice Smirnov's one-sided tail, a sum of positive
 *       terms that keeps its digits down to 1e-300. What it neglects, both sides being exceeded at once, is some
 *       e^(−6nx²) of it: under 2e-6.
 *   <li>else n ≤ 140: 1 − P by the matrix power of Marsaglia, Tsang and Wang; n over 140: by Pelz and Good's expansion, whose
 *       absolute error is up to 3e-6 at n = 141 and falls as 1/n². The same split as scipy's, so that p-values agree.
 * </ul>
 *
 * @param n number of observations, at least 1
 * @see <a href="https://doi.org/10.18637/jss.v039.i11">Simard and L'Ecuyer, Computing the two-sided Kolmogorov-Smirnov
 *     distribution (2011)</a>
 * @see <a href="https://doi.org/10.18637/jss.v008.i18">Marsaglia, Tsang and Wang, Evaluating Kolmogorov's distribution
 *     (2003)</a>
 */
record OneSampleKolmogorov(int n) {
    private static final int SMALL = 140;

    /** P(D ≥ x). */
    double survival(double x) {
        double t = n * x;
        if (t <= 0.5) {
            return 1;
        }
        if (x >= 1) {
            return 0;
        }
        if (t <= 1) {
            return 1 - allApart(t);
        }
        if (t >= n - 1) {
            return 2 * StrictMath.pow(1 - x, n);
        }
        boolean smallTail = x >= 0.5 || t * x >= (n <= SMALL ? 4 : 2.2);
        return smallTail ? StrictMath.min(1, 2 * smirnovTail(x)) : 1 - body(x);
    }

    /** P(D &lt; t/n) = n!/nⁿ (2t − 1)ⁿ for ½ ≤ t ≤ 1: each observation has to lie in a slot of its own. */
    private double allApart(double t) {
        return StrictMath.exp(Gamma.logGamma(n + 1.0) + n * StrictMath.log((2 * t - 1) / n));
    }

    /** P(D⁺ ≥ x) = x Σⱼ C(n, j) (x + j/n)^(j−1) (1 − x − j/n)^(n−j), j = 0 … ⌊n(1−x)⌋. */
    private double smirnovTail(double x) {
        double logFactorial = Gamma.logGamma(n + 1.0);
        double sum = 0;
        for (int j = 0; j <= n * (1 - x); j++) {
            double at = x + (double) j / n;
            if (at < 1) {
                double logChoose = logFactorial - Gamma.logGamma(j + 1.0) - Gamma.logGamma(n - j + 1.0);
                sum += StrictMath.exp(logChoose + (j - 1) * StrictMath.log(at) + (n - j) * StrictMath.log1p(-at));
            }
        }
        return x * sum;
    }

    private double body(double x) {
        return n <= SMALL ? MarsagliaTsangWang.cdf(n, x) : PelzGood.cdf(n, x);
    }
}
