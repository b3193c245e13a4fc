package io.plimsoll.detectors.statistic;

import java.util.Optional;

/**
 * Kolmogorov-Smirnov distance D = sup |F(x) − G(x)| from counts on a grid of right-closed bins, with its error bound.
 *
 * <p>Bins are (−∞, e₁], (e₁, e₂], …, (e_k, +∞]; −∞ and +∞ fall in the outer two. The counts fix both distribution
 * functions at the edges and leave them free, but monotone, inside: the value is D_B = maxᵢ |Fᵢ − Gᵢ| over the edges.
 *
 * <p>The upper bound is maxᵢ max(Fᵢ − Gᵢ₋₁, Gᵢ − Fᵢ₋₁), F₀ = G₀ = 0. Proof: for x in bin i, F(x) ≤ Fᵢ and
 * G(x) ≥ Gᵢ₋₁, hence F(x) − G(x) ≤ Fᵢ − Gᵢ₋₁, and alike with F and G exchanged; every x is in some bin. It is the best
 * bound that counts allow: samples whose reference values all come before their current values within the bin i of the
 * maximum, or all after, attain it. Fᵢ − Gᵢ₋₁ = (Fᵢ − Gᵢ) + qᵢ = (Fᵢ₋₁ − Gᵢ₋₁) + pᵢ, so that the bound is over D_B by at
 * most the mass of one bin, and by nothing where bins hold only one side.
 *
 * @see KolmogorovSmirnovTest KolmogorovSmirnovTest, for raw samples and p-values
 */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /**
     * The distance between two count vectors in the order of their bins.
     *
     * @param reference counts of the reference by bin, each ≥ 0
     * @param current counts of the window over the same bins
     * @return D_B with lower = D_B, within [0, 1]; empty if a side holds nothing
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static Optional<BinnedDistance> between(long[] reference, long[] current) {
        CountPair pair = CountPair.of(reference, current);
        return pair.hasEmptySide() ? Optional.empty() : Optional.of(of(pair));
    }

    private static BinnedDistance of(CountPair pair) {
        long below = 0;
        long currentBelow = 0;
        double f = 0;
        double g = 0;
        double value = 0;
        double upper = 0;
        for (int i = 0; i < pair.cells(); i++) {
            below += pair.r(i);
            currentBelow += pair.c(i);
            double fAtEdge = (double) below / pair.n();
            double gAtEdge = (double) currentBelow / pair.m();
            value = StrictMath.max(value, StrictMath.abs(fAtEdge - gAtEdge));
            upper = StrictMath.max(upper, StrictMath.max(fAtEdge - g, gAtEdge - f));
            f = fAtEdge;
            g = gAtEdge;
        }
        return new BinnedDistance(value, value, upper);
    }
}
