package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Two scores of the same cases: the difference of their areas under the curve, first minus second, with DeLong's variance
 * for correlated areas: the variance of the differences of the placements.
 *
 * @param difference of the two areas
 * @param variance of the difference, over 0
 * @param z difference/√variance
 * @param pValue two-sided
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
 */
public record PairedAuc(double difference, double variance, double z, double pValue) {

    /**
     * Compares two scores.
     *
     * @param first scores of the first version, no NaN
     * @param second scores of the second version, of the same cases
     * @param positive their labels
     * @return empty where a class has fewer than two cases, or the placements do not differ anywhere
     */
    public static Optional<PairedAuc> of(double[] first, double[] second, boolean[] positive) {
        double[] ofPositives = differences(first, second, positive, true);
        double[] ofNegatives = differences(first, second, positive, false);
        if (ofPositives.length < 2 || ofNegatives.length < 2) {
            return Optional.empty();
        }
        double variance = squaredError(ofPositives) + squaredError(ofNegatives);
        return variance == 0 ? Optional.empty() : Optional.of(of(StandardDeviation.mean(ofPositives), variance));
    }

    /**
     * Compares two scores of which only the bins are known, those of a bin being ties.
     *
     * @param positives cases with label 1 by bin of the first and bin of the second score, both ascending
     * @param negatives cases with label 0, over the same bins
     * @return empty where a class has fewer than two cases, or the placements do not differ anywhere
     */
    public static Optional<PairedAuc> of(long[][] positives, long[][] negatives) {
        ScoredCounts first = ScoredCounts.of(rowSums(positives), rowSums(negatives));
        ScoredCounts second = ScoredCounts.of(columnSums(positives), columnSums(negatives));
        if (first.totalPositives() < 2 || first.totalNegatives() < 2) {
            return Optional.empty();
        }
        Placements one = new Placements(first);
        Placements other = new Placements(second);
        Differences ofPositives = Differences.of(positives, one.ofPositives(), other.ofPositives());
        Differences ofNegatives = Differences.of(negatives, one.ofNegatives(), other.ofNegatives());
        double variance = ofPositives.squaredError() + ofNegatives.squaredError();
        return variance == 0 ? Optional.empty() : Optional.of(of(ofPositives.mean(), variance));
    }

    /** Differences of placements, by how many cases have them. */
    private record Differences(double count, double mean, double squares) {

        static Differences of(long[][] cases, double[] first, double[] second) {
            double count = 0;
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                for (int j = 0; j < second.length; j++) {
                    count += cases[i][j];
                    sum += cases[i][j] * (first[i] - second[j]);
                }
            }
            double mean = sum / count;
            double squares = 0;
            for (int i = 0; i < first.length; i++) {
                for (int j = 0; j < second.length; j++) {
                    double deviation = first[i] - second[j] - mean;
                    squares += cases[i][j] * deviation * deviation;
                }
            }
            return new Differences(count, mean, squares);
        }

        /** s²/n, s² with divisor n − 1. */
        double squaredError() {
            return squares / (count - 1) / count;
        }
    }

    private static long[] rowSums(long[][] joint) {
        return Arrays.stream(joint).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    }

    private static long[] columnSums(long[][] joint) {
        long[] sums = new long[joint.length];
        for (long[] row : joint) {
            Arrays.setAll(sums, j -> sums[j] + row[j]);
        }
        return sums;
    }

    private static PairedAuc of(double difference, double variance) {
        double z = difference / StrictMath.sqrt(variance);
        return new PairedAuc(difference, variance, z, Normal.twoSided(z));
    }

    /** The difference of the two placements of every case of a class. */
    private static double[] differences(double[] first, double[] second, boolean[] positive, boolean ofPositives) {
        double[] one = placements(first, positive, ofPositives);
        double[] other = placements(second, positive, ofPositives);
        Arrays.setAll(one, i -> one[i] - other[i]);
        return one;
    }

    private static double[] placements(double[] scores, boolean[] positive, boolean ofPositives) {
        ScoredCounts counts = ScoredCounts.byDistinctScore(scores, positive);
        Placements placements = new Placements(counts);
        double[] byBin = ofPositives ? placements.ofPositives() : placements.ofNegatives();
        double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
        double[] byCase = new double[scores.length];
        int size = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i] == ofPositives) {
                byCase[size++] = byBin[Arrays.binarySearch(distinct, scores[i])];
            }
        }
        return Arrays.copyOf(byCase, size);
    }

    /** s²/n, s² with divisor n − 1. */
    private static double squaredError(double[] sample) {
        double deviation = StandardDeviation.of(sample);
        return deviation * deviation / (sample.length - 1);
    }
}
