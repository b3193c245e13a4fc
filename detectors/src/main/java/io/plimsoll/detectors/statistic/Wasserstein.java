package io.plimsoll.detectors.statistic;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Wasserstein-1 (earth mover's) distance W₁ = ∫ |F(x) − G(x)| dx, in the unit of the values.
 *
 * <p>Undefined if a side holds nothing or an infinite value is present, which would have to be moved infinitely far.
 *
 * <h2>From bins</h2>
 *
 * Counts and sums by bin fix the signed integral of h = F − G over each bin exactly, and bound that of |h|. Take a bin (a, b],
 * with h(a) = d₀ and h(b) = d₁ = d₀ + p − q; p, q the bin's masses and μ, ν its means. On it h = d₀ + P − Q with P, Q rising
 * from 0 to p and q, and by parts ∫P = p(b − μ) and ∫Q = q(b − ν). Hence
 *
 * <pre>
 *   I = ∫h = d₀(b − a) + p(b − μ) − q(b − ν),      ∫|h| = |I| + 2e,      e = min(∫h⁺, ∫h⁻) ≥ 0,
 * </pre>
 *
 * so that Σ|I| is the value, and no samples with these bins are nearer. For e: by ∫h⁺ − ∫h⁻ = I, a bound M of ∫h⁻ gives
 * e ≤ min(M, M + I), and a bound M of ∫h⁺ gives e ≤ min(M, M − I).
 *
 * <ul>
 *   <li>From the left, d₀ ≥ 0: h⁻ ≤ (Q − d₀)⁺ since P ≥ 0. As y ↦ (y − d₀)⁺ is convex it lies under its chord on [0, q],
 *       (Q − d₀)⁺ ≤ Q(q − d₀)⁺/q, hence ∫h⁻ ≤ (q − d₀)⁺(b − ν). For d₀ ≤ 0 the mirror image: ∫h⁺ ≤ (p + d₀)⁺(b − μ).
 *   <li>From the right, with P' = p − P falling from p to 0, ∫P' = p(μ − a), and h = d₁ − P' + Q': for d₁ ≥ 0
 *       ∫h⁻ ≤ (p − d₁)⁺(μ − a), for d₁ ≤ 0 ∫h⁺ ≤ (q + d₁)⁺(ν − a).
 * </ul>
 *
 * Each that applies is a bound; the least counts. In most bins of a fine grid |d₀| is over the bin's mass, and e is 0. The
 * open first bin has d₀ = 0 and only its right end, the last one d₁ = 0 and only its left end; the formulas hold with the
 * term d₀(b − a) left out, and with the last bin's I = q(ν − a) − p(μ − a).
 *
 * <p>Rounding of the values by at most δ = half a step moves p(b − μ) by pδ: I by (p + q)δ =: ε, and M with its factor
 * (b − ν) by δ. The bounds use |I| ∓ ε and M with b − ν + δ; over all bins this comes to some 2δ.
 *
 * @see <a href="https://doi.org/10.1137/1118101">Vallender, Calculation of the Wasserstein distance between probability
 *     distributions on the line (1974)</a>
 */
public final class Wasserstein {
    private Wasserstein() {}

    /**
     * The exact distance between two samples, in any order.
     *
     * @return empty if a sample is empty or holds an infinity
     * @throws IllegalArgumentException if a value is NaN
     */
    public static OptionalDouble between(double[] reference, double[] current) {
        SortedPair pair = SortedPair.of(reference, current);
        return pair.hasEmptySide() || pair.hasInfinity() ? OptionalDouble.empty() : OptionalDouble.of(exact(pair));
    }

    /**
     * The distance in units of the reference's standard deviation.
     *
     * @param distance W₁
     * @param deviation standard deviation of the reference, divisor n
     * @return empty if the reference is constant
     */
    public static OptionalDouble standardized(double distance, double deviation) {
        return deviation > 0 ? OptionalDouble.of(distance / deviation) : OptionalDouble.empty();
    }

    /**
     * The distance between two binned samples, with the interval that holds the exact one.
     *
     * @param edges the bins' inner edges, strictly ascending, at least one: bin 0 is (−∞, edges[0]], the last one
     *     (edges[k−1], +∞]
     * @param reference k + 1 bins
     * @param current k + 1 bins
     * @return empty if a side holds nothing or values that are in no sum
     * @throws IllegalArgumentException if the numbers of bins do not fit
     */
    public static Optional<BinnedDistance> between(double[] edges, BinMoments reference, BinMoments current) {
        if (edges.length == 0 || reference.bins() != edges.length + 1 || current.bins() != edges.length + 1) {
            throw new IllegalArgumentException(
                    edges.length + " edges, " + reference.bins() + " and " + current.bins() + " bins");
        }
        return reference.isComplete() && current.isComplete()
                ? Optional.of(new BinnedWasserstein(edges, reference, current).distance())
                : Optional.empty();
    }

    private static double exact(SortedPair pair) {
        double[] pooled = pair.pooled();
        int i = 0;
        int j = 0;
        double sum = 0;
        for (int t = 1; t < pooled.length; t++) {
            i = SortedPair.after(pair.reference(), i, pooled[t - 1]);
            j = SortedPair.after(pair.current(), j, pooled[t - 1]);
            double h = (double) i / pair.n() - (double) j / pair.m();
            sum += StrictMath.abs(h) * (pooled[t] - pooled[t - 1]);
        }
        return sum;
    }
}
