package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * A distance between the distributions behind two count vectors over the same cells.
 *
 * <p>Laws, for all count vectors r and c of equal length, tested over every implementation:
 *
 * <ul>
 *   <li>d(r, r) = 0 and d(r, c) ≥ 0; never NaN. +∞ is legal where the implementation says so.
 *   <li>d is undefined if and only if one side holds nothing; "undefined" is an empty result, not a number.
 *   <li>d does not change when both sides are permuted alike: the order of the cells means nothing. Distances for which
 *       it means something are {@link KolmogorovSmirnov} and {@link Wasserstein}.
 *   <li>d(r, c) = d(c, r) where {@link #isSymmetric()}.
 * </ul>
 */
public sealed interface Distance permits Psi, KullbackLeibler, JensenShannon, Hellinger, TotalVariation, LInfinity {

    /**
     * The distance of a pair in which both sides hold something.
     *
     * @param pair not {@linkplain CountPair#hasEmptySide() empty on a side}
     */
    double of(CountPair pair);

    /** Whether the two sides may be exchanged. */
    default boolean isSymmetric() {
        return true;
    }

    /**
     * The distance between two count vectors.
     *
     * @param reference counts of the reference, one for each cell, each ≥ 0
     * @param current counts of the window, over the same cells
     * @return the distance; empty if a side holds nothing
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    default OptionalDouble between(long[] reference, long[] current) {
        CountPair pair = CountPair.of(reference, current);
        return pair.hasEmptySide() ? OptionalDouble.empty() : OptionalDouble.of(of(pair));
    }
}
