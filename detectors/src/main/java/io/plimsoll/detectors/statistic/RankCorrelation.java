package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * Spearman's ρ of a joint table of counts: Pearson's correlation of the mid-ranks, cases of a bin being ties.
 *
 * <p>Of scores in bins it tells how far two versions order cases alike, however they are calibrated; what happens within a bin
 * is not seen.
 *
 * @see <a href="https://doi.org/10.2307/1412159">Spearman, The proof and measurement of association between two things (1904)</a>
 */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * ρ in [−1, 1]; empty where one side has all cases in one bin.
     *
     * @param joint counts by bin of the first and bin of the second, both ascending
     */
    public static OptionalDouble of(long[][] joint) {
        double[] first = midRanks(rowSums(joint));
        double[] second = midRanks(columnSums(joint));
        double product = 0;
        double squareOfFirst = 0;
        double squareOfSecond = 0;
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                product += joint[i][j] * first[i] * second[j];
                squareOfFirst += joint[i][j] * first[i] * first[i];
                squareOfSecond += joint[i][j] * second[j] * second[j];
            }
        }
        return squareOfFirst == 0 || squareOfSecond == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(product / (StrictMath.sqrt(squareOfFirst) * StrictMath.sqrt(squareOfSecond)));
    }

    /** Of each bin, less the mean rank of all cases. */
    private static double[] midRanks(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double[] ranks = new double[counts.length];
        double below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            ranks[bin] = below + 0.5 * counts[bin] - 0.5 * total;
            below += counts[bin];
        }
        return ranks;
    }

    private static long[] rowSums(long[][] joint) {
        long[] sums = new long[joint.length];
        for (int i = 0; i < sums.length; i++) {
            for (long count : joint[i]) {
                sums[i] += count;
            }
        }
        return sums;
    }

    private static long[] columnSums(long[][] joint) {
        long[] sums = new long[joint[0].length];
        for (long[] row : joint) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
