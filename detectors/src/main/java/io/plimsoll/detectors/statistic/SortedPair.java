package io.plimsoll.detectors.statistic;

import java.util.Arrays;

/** Two raw samples in ascending order, walked together by the two-sample statistics. */
final class SortedPair {
    private final double[] reference;
    private final double[] current;

    private SortedPair(double[] reference, double[] current) {
        this.reference = reference;
        this.current = current;
    }

    /**
     * Sorts copies of two samples.
     *
     * @throws IllegalArgumentException if a value is NaN
     */
    static SortedPair of(double[] reference, double[] current) {
        return new SortedPair(sorted(reference), sorted(current));
    }

    private static double[] sorted(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("NaN in a sample: remove and count missing values before");
        }
        return sorted;
    }

    int n() {
        return reference.length;
    }

    int m() {
        return current.length;
    }

    boolean hasEmptySide() {
        return reference.length == 0 || current.length == 0;
    }

    double[] reference() {
        return reference;
    }

    double[] current() {
        return current;
    }

    /** Whether an infinity is in either sample. */
    boolean hasInfinity() {
        return Double.isInfinite(reference[0])
                || Double.isInfinite(reference[n() - 1])
                || Double.isInfinite(current[0])
                || Double.isInfinite(current[m() - 1]);
    }

    /** The n + m values in ascending order. */
    double[] pooled() {
        double[] pooled = Arrays.copyOf(reference, n() + m());
        System.arraycopy(current, 0, pooled, n(), m());
        Arrays.sort(pooled);
        return pooled;
    }

    /** gaps[t] says whether the t-th pooled value (t from 1) differs from the next one, that is, ends a run of ties. */
    boolean[] gaps() {
        double[] pooled = pooled();
        boolean[] gaps = new boolean[pooled.length + 1];
        gaps[0] = true;
        gaps[pooled.length] = true;
        for (int t = 1; t < pooled.length; t++) {
            gaps[t] = pooled[t - 1] != pooled[t];
        }
        return gaps;
    }

    /** max |m·#{reference ≤ x} − n·#{current ≤ x}| over all x: nm times the Kolmogorov-Smirnov distance. */
    long maximumScaledDifference() {
        long max = 0;
        int i = 0;
        int j = 0;
        while (i < n() && j < m()) {
            double x = StrictMath.min(reference[i], current[j]);
            i = after(reference, i, x);
            j = after(current, j, x);
            max = StrictMath.max(max, StrictMath.abs((long) i * m() - (long) j * n()));
        }
        return max;
    }

    /** Σ (t³ − t) over the runs of equal pooled values, t their lengths. */
    double tieTerm() {
        boolean[] gaps = gaps();
        double sum = 0;
        double length = 0;
        for (int t = 1; t < gaps.length; t++) {
            length++;
            if (gaps[t]) {
                sum += length * length * length - length;
                length = 0;
            }
        }
        return sum;
    }

    /** The number of pairs in which the current value is larger, ties counted ½. */
    double currentLarger() {
        double sum = 0;
        int before = 0;
        int upTo = 0;
        for (double x : current) {
            before = before(reference, before, x);
            upTo = after(reference, upTo, x);
            sum += ((double) before + upTo) / 2;
        }
        return sum;
    }

    /** n Σᵢ (rᵢ − i)² + m Σⱼ (sⱼ − j)², r and s the pooled midranks of the two sides, i and j the ranks within them. */
    double rankDeviation() {
        return n() * rankDeviation(reference, current) + m() * rankDeviation(current, reference);
    }

    private static double rankDeviation(double[] side, double[] other) {
        double sum = 0;
        int below = 0;
        int upTo = 0;
        int start = 0;
        while (start < side.length) {
            int end = after(side, start, side[start]);
            below = before(other, below, side[start]);
            upTo = after(other, upTo, side[start]);
            double midrank = ((double) below + upTo + start + end + 1) / 2;
            for (int i = start + 1; i <= end; i++) {
                sum += (midrank - i) * (midrank - i);
            }
            start = end;
        }
        return sum;
    }

    /** The first index from {@code from} on whose value is over x. */
    static int after(double[] sorted, int from, double x) {
        int i = from;
        while (i < sorted.length && sorted[i] <= x) {
            i++;
        }
        return i;
    }

    /** The first index from {@code from} on whose value is x or more. */
    private static int before(double[] sorted, int from, double x) {
        int i = from;
        while (i < sorted.length && sorted[i] < x) {
            i++;
        }
        return i;
    }
}
