package io.plimsoll.detectors.statistic;

/**
 * Counts and fixed-point sums by bin: all that is kept of a sample for {@link Wasserstein}.
 *
 * <p>Each value x was rounded to the integer nearest x·2^scale before it was added to its bin's sum, so that a bin's mean
 * is off by at most half a step, {@link #resolution()}/2. The arrays are not copied.
 */
public final class BinMoments {
    private final long[] counts;
    private final long[] sums;
    private final double resolution;
    private final long unsummed;
    private final long total;

    private BinMoments(long[] counts, long[] sums, int scale, long unsummed) {
        this.counts = counts;
        this.sums = sums;
        this.resolution = StrictMath.scalb(1.0, -scale);
        this.unsummed = unsummed;
        this.total = CountPair.total(counts);
    }

    /**
     * The moments of a sample.
     *
     * @param counts values by bin, each ≥ 0
     * @param sums sums of the rounded values by bin, in units of 2^−scale
     * @param scale binary digits after the point
     * @param unsummed how many of the counted values are not in the sums, being infinite or too large
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static BinMoments of(long[] counts, long[] sums, int scale, long unsummed) {
        if (counts.length != sums.length) {
            throw new IllegalArgumentException(counts.length + " counts, " + sums.length + " sums");
        }
        return new BinMoments(counts, sums, scale, unsummed);
    }

    int bins() {
        return counts.length;
    }

    /** Whether every counted value is in the sums, and there is one. */
    boolean isComplete() {
        return total > 0 && unsummed == 0;
    }

    /** Mass of bin i, in [0, 1]. */
    double mass(int i) {
        return (double) counts[i] / total;
    }

    /** Mass of bin i times (its mean − origin): the integral of the distribution function's part that bin i adds. */
    double moment(int i, double origin) {
        return counts[i] == 0 ? 0 : mass(i) * (sums[i] * resolution / counts[i] - origin);
    }

    /** The step of the rounding, 2^−scale. */
    double resolution() {
        return resolution;
    }
}
