package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.Optional;

/**
 * A quantile of a sample of which only counts by bin are known: the bin in which it lies.
 *
 * <p>The quantile at p is the smallest value with at least ⌈p·n⌉ (at least one) values at or below it. Bins are
 * right-closed, (−∞, e₁], (e₁, e₂], …, (e_k, ∞); what is known is the bin, so that is the answer, and the outer two are
 * open.
 */
public final class BinnedQuantile {
    private BinnedQuantile() {}

    /**
     * The ends of the bin that holds the quantile.
     *
     * @param edges strictly increasing
     * @param counts by bin, one more than there are edges, each ≥ 0
     * @param probability in [0, 1]
     * @return empty without values; an end is infinite in the outer bins
     * @throws IllegalArgumentException if the lengths do not fit or the probability is outside
     */
    public static Optional<Interval> of(double[] edges, long[] counts, double probability) {
        if (counts.length != edges.length + 1 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    counts.length + " bins, " + edges.length + " edges, probability " + probability);
        }
        long total = Arrays.stream(counts).sum();
        return total == 0 ? Optional.empty() : Optional.of(bin(edges, counts, rank(total, probability)));
    }

    private static long rank(long total, double probability) {
        return StrictMath.max(1, (long) StrictMath.ceil(probability * total));
    }

    private static Interval bin(double[] edges, long[] counts, long rank) {
        int bin = 0;
        long below = counts[0];
        while (below < rank) {
            bin++;
            below += counts[bin];
        }
        return new Interval(
                bin == 0 ? Double.NEGATIVE_INFINITY : edges[bin - 1],
                bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin]);
    }
}
