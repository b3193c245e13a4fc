package io.plimsoll.detectors.statistic;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Do cases with score s have label 1 in a share s of cases? Counts, labels and score sums in ten equal-width bins
 * [0, .1], (.1, .2], …, (.9, 1].
 *
 * <p>Score sums are integers in units of 2^−{@value #SCALE}, so that tables of disjoint samples add up exactly and the mean
 * score of a bin is off by at most 2^−37; a hundred million cases fit, an overflow is an error. Immutable.
 */
public final class Calibration {
    /** The number of bins. */
    public static final int BINS = 10;

    /** Binary digits after the point of a score sum. */
    public static final int SCALE = 36;

    private final long[] counts;
    private final long[] positives;
    private final long[] scoreSums;

    private Calibration(long[] counts, long[] positives, long[] scoreSums) {
        this.counts = counts;
        this.positives = positives;
        this.scoreSums = scoreSums;
    }

    /**
     * One point of the calibration curve.
     *
     * @param meanScore of the cases in the bin
     * @param positive how many of them have label 1
     */
    public record Point(double meanScore, Share positive) {
        /** |share of label 1 − mean score|. */
        double gap() {
            return StrictMath.abs((double) positive.part() / positive.whole() - meanScore);
        }
    }

    /**
     * From counts, as kept by a service.
     *
     * @param counts labelled cases by bin, {@value #BINS} of them
     * @param positives those with label 1
     * @param scoreSums the sums of {@link FixedPointMoments#toFixedPoint} of their scores at {@link #SCALE}
     * @throws IllegalArgumentException if a length is not {@value #BINS} or there are more positives than cases
     */
    public static Calibration of(long[] counts, long[] positives, long[] scoreSums) {
        if (counts.length != BINS || positives.length != BINS || scoreSums.length != BINS) {
            throw new IllegalArgumentException("a calibration table has " + BINS + " bins");
        }
        for (int bin = 0; bin < BINS; bin++) {
            if (positives[bin] < 0 || positives[bin] > counts[bin]) {
                throw new IllegalArgumentException(positives[bin] + " positives of " + counts[bin]);
            }
        }
        return new Calibration(counts.clone(), positives.clone(), scoreSums.clone());
    }

    /**
     * From scores.
     *
     * @param scores in [0, 1]
     * @param positive the labels, by the same index
     */
    public static Calibration of(double[] scores, boolean[] positive) {
        long[] counts = new long[BINS];
        long[] positives = new long[BINS];
        long[] scoreSums = new long[BINS];
        for (int i = 0; i < scores.length; i++) {
            int bin = bin(scores[i]);
            counts[bin]++;
            positives[bin] += positive[i] ? 1 : 0;
            scoreSums[bin] = Math.addExact(scoreSums[bin], FixedPointMoments.toFixedPoint(scores[i], SCALE));
        }
        return new Calibration(counts, positives, scoreSums);
    }

    /**
     * The bin of a score: the number of i/10, i = 1 … 9, below it.
     *
     * @throws IllegalArgumentException if the score is not in [0, 1]
     */
    public static int bin(double score) {
        if (!(0 <= score && score <= 1)) {
            throw new IllegalArgumentException("a score outside [0, 1] has no calibration");
        }
        int bin = 0;
        while (bin < BINS - 1 && score > (bin + 1) / (double) BINS) {
            bin++;
        }
        return bin;
    }

    /** The points of the bins that hold somebody, ascending in score. */
    public List<Point> curve() {
        return IntStream.range(0, BINS)
                .filter(bin -> counts[bin] > 0)
                .mapToObj(this::point)
                .toList();
    }

    private Point point(int bin) {
        double meanScore = StrictMath.scalb((double) scoreSums[bin], -SCALE) / counts[bin];
        return new Point(meanScore, new Share(positives[bin], counts[bin]));
    }

    /**
     * The expected calibration error Σ n_b/n·|share of label 1 − mean score|; empty without cases.
     *
     * <p>It is biased upwards in small samples: n/10 cases a bin have a noise of √(p(1−p)·10/n) of their own.
     *
     * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper and Hauskrecht, Obtaining well calibrated
     *     probabilities using Bayesian binning (2015)</a>
     */
    public OptionalDouble expectedError() {
        double sum = 0;
        long total = 0;
        for (Point point : curve()) {
            sum += point.positive().whole() * point.gap();
            total += point.positive().whole();
        }
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / total);
    }

    /** Both samples together. */
    public Calibration plus(Calibration other) {
        return new Calibration(
                sum(counts, other.counts), sum(positives, other.positives), sum(scoreSums, other.scoreSums));
    }

    private static long[] sum(long[] a, long[] b) {
        return IntStream.range(0, BINS)
                .mapToLong(bin -> Math.addExact(a[bin], b[bin]))
                .toArray();
    }
}
