package io.plimsoll.detectors.statistic;

import java.util.Arrays;

/**
 * From scores to probabilities: the increasing function that fits the labels best in squares, by pooling adjacent
 * violators; linear between the scores it was fitted on, constant outside.
 *
 * <p>Scores are pooled into <em>blocks</em> of equal probability. A probability is the quotient of two counts, so the fit
 * is the same in any order of the rows.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al., An empirical distribution function for sampling with
 *     incomplete information (1955)</a>
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny and Elkan, Transforming classifier scores into accurate
 *     multiclass probability estimates (2002)</a>
 */
public final class IsotonicCalibration {
    private final double[] scores;
    private final double[] probabilities;
    private final long[] blockSizes;

    private IsotonicCalibration(double[] scores, double[] probabilities, long[] blockSizes) {
        this.scores = scores;
        this.probabilities = probabilities;
        this.blockSizes = blockSizes;
    }

    /**
     * From labelled scores.
     *
     * @param scores no NaN, at least one
     * @param positive the labels, by the same index
     * @throws IllegalArgumentException without scores
     */
    public static IsotonicCalibration of(double[] scores, boolean[] positive) {
        ScoredCounts counts = ScoredCounts.byDistinctScore(scores, positive);
        return of(Arrays.stream(scores).sorted().distinct().toArray(), counts);
    }

    /**
     * From counts by score bin, with the number of the bin as the score: {@link #probability} of a bin is then its own.
     * Bins without cases lie between their neighbours.
     *
     * @throws IllegalArgumentException without cases
     */
    public static IsotonicCalibration ofBins(ScoredCounts counts) {
        double[] bins = new double[counts.bins()];
        Arrays.setAll(bins, bin -> bin);
        return of(bins, counts);
    }

    private static IsotonicCalibration of(double[] scores, ScoredCounts counts) {
        Blocks blocks = new Blocks(counts.bins());
        for (int bin = 0; bin < counts.bins(); bin++) {
            if (counts.positives(bin) + counts.negatives(bin) > 0) {
                blocks.add(scores[bin], counts.positives(bin), counts.negatives(bin));
            }
        }
        return blocks.calibration();
    }

    /** The probability of a positive at this score, in [0, 1]. */
    public double probability(double score) {
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return probabilities[found];
        }
        int after = -found - 1;
        if (after == 0 || after == scores.length) {
            return probabilities[after == 0 ? 0 : after - 1];
        }
        double share = (score - scores[after - 1]) / (scores[after] - scores[after - 1]);
        return probabilities[after - 1] + share * (probabilities[after] - probabilities[after - 1]);
    }

    /** How many cases the probability at this score rests on: those of the block at the score or next below it. */
    public long support(double score) {
        int found = Arrays.binarySearch(scores, score);
        return blockSizes[StrictMath.max(0, found >= 0 ? found : -found - 2)];
    }

    /** The blocks so far; the last ones are pooled while they violate the order. */
    private static final class Blocks {
        private final double[] scores;
        private final int[] starts;
        private final long[] positives;
        private final long[] sizes;
        private int points;
        private int blocks;

        Blocks(int capacity) {
            this.scores = new double[capacity];
            this.starts = new int[capacity];
            this.positives = new long[capacity];
            this.sizes = new long[capacity];
        }

        void add(double score, long ones, long zeros) {
            scores[points] = score;
            starts[blocks] = points++;
            positives[blocks] = ones;
            sizes[blocks++] = ones + zeros;
            while (blocks > 1 && isViolated()) {
                blocks--;
                positives[blocks - 1] += positives[blocks];
                sizes[blocks - 1] += sizes[blocks];
            }
        }

        /** Whether the last block is not above the one before it. */
        private boolean isViolated() {
            return probability(blocks - 2) >= probability(blocks - 1);
        }

        private double probability(int block) {
            return (double) positives[block] / sizes[block];
        }

        IsotonicCalibration calibration() {
            if (points == 0) {
                throw new IllegalArgumentException("a calibration needs labelled cases");
            }
            double[] probabilities = new double[points];
            long[] blockSizes = new long[points];
            for (int block = 0; block < blocks; block++) {
                int end = block + 1 < blocks ? starts[block + 1] : points;
                Arrays.fill(probabilities, starts[block], end, probability(block));
                Arrays.fill(blockSizes, starts[block], end, sizes[block]);
            }
            return new IsotonicCalibration(Arrays.copyOf(scores, points), probabilities, blockSizes);
        }
    }
}
