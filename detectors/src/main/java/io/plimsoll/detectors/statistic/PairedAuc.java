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
