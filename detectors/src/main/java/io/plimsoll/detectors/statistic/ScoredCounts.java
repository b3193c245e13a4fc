package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled cases by score bin, ascending, and label: all that is kept of scores for {@link Auc}.
 *
 * <p>Immutable. Tables over the same bins add up.
 */
public final class ScoredCounts {
    private final long[] positives;
    private final long[] negatives;

    private ScoredCounts(long[] positives, long[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /**
     * Counts by bin.
     *
     * @param positives cases with label 1, by score bin ascending, each ≥ 0; copied
     * @param negatives cases with label 0, over the same bins; copied
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static ScoredCounts of(long[] positives, long[] negatives) {
        if (positives.length != negatives.length) {
            throw new IllegalArgumentException(positives.length + " and " + negatives.length + " score bins");
        }
        requireCounts(positives);
        requireCounts(negatives);
        return new ScoredCounts(positives.clone(), negatives.clone());
    }

    private static void requireCounts(long[] counts) {
        if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a negative count");
        }
    }

    /** One bin for each distinct score. */
    static ScoredCounts byDistinctScore(double[] scores, boolean[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(scores.length + " scores, " + positive.length + " labels");
        }
        double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
        long[] ones = new long[distinct.length];
        long[] zeros = new long[distinct.length];
        IntStream.range(0, scores.length)
                .forEach(i -> (positive[i] ? ones : zeros)[Arrays.binarySearch(distinct, scores[i])]++);
        return new ScoredCounts(ones, zeros);
    }

    /** The number of bins. */
    public int bins() {
        return positives.length;
    }

    /** Cases with label 1 in a bin. */
    public long positives(int bin) {
        return positives[bin];
    }

    /** Cases with label 0 in a bin. */
    public long negatives(int bin) {
        return negatives[bin];
    }

    /** All cases with label 1. */
    public long totalPositives() {
        return Arrays.stream(positives).sum();
    }

    /** All cases with label 0. */
    public long totalNegatives() {
        return Arrays.stream(negatives).sum();
    }

    /**
     * Both samples together.
     *
     * @throws IllegalArgumentException if the numbers of bins differ
     */
    public ScoredCounts plus(ScoredCounts other) {
        if (bins() != other.bins()) {
            throw new IllegalArgumentException(bins() + " and " + other.bins() + " score bins");
        }
        return new ScoredCounts(sum(positives, other.positives), sum(negatives, other.negatives));
    }

    private static long[] sum(long[] a, long[] b) {
        return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoredCounts that
                && Arrays.equals(positives, that.positives)
                && Arrays.equals(negatives, that.negatives);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(positives) + Arrays.hashCode(negatives);
    }
}
