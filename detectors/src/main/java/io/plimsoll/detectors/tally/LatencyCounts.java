package io.plimsoll.detectors.tally;

import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How long requests took: counts on the logarithmic buckets of an HdrHistogram, exact to two significant digits.
 *
 * <p>The buckets are the same for every histogram of a precision, so counts merge exactly. Latencies over an hour count
 * as an hour.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram</a>
 */
public final class LatencyCounts implements Tally<LatencyCounts> {

    private static final int SIGNIFICANT_DIGITS = 2;
    static final long LONGEST_MICROS = 3_600_000_000L;

    private final Histogram histogram;

    /** No latencies. */
    public LatencyCounts() {
        this(empty());
    }

    private LatencyCounts(Histogram histogram) {
        this.histogram = histogram;
    }

    private static Histogram empty() {
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /**
     * Counts a latency.
     *
     * @param micros microseconds, ≥ 0
     */
    public void record(long micros) {
        histogram.recordValue(Math.min(micros, LONGEST_MICROS));
    }

    /**
     * Counts a latency that was counted before, as {@link #forEach} gave it.
     *
     * @param micros microseconds, from 0 to an hour
     * @param count how often, ≥ 0
     */
    public void record(long micros, long count) {
        histogram.recordValueWithCount(micros, count);
    }

    /** The number of latencies. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** The number of latencies over a limit, to the histogram's precision. */
    public long over(long micros) {
        if (isEmpty() || micros >= LONGEST_MICROS) {
            return 0;
        }
        return histogram.getTotalCount() - histogram.getCountBetweenValues(0, micros);
    }

    /**
     * The latency that a share of requests did not exceed, in microseconds; empty without latencies.
     *
     * @param share between 0 and 1
     */
    public OptionalLong quantileMicros(double share) {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(histogram.getValueAtPercentile(100 * share));
    }

    @Override
    public void add(LatencyCounts other) {
        histogram.add(other.histogram);
    }

    @Override
    public void subtract(LatencyCounts other) {
        histogram.subtract(other.histogram);
    }

    @Override
    public boolean isEmpty() {
        return histogram.getTotalCount() == 0;
    }

    @Override
    public LatencyCounts copy() {
        return new LatencyCounts(histogram.copy());
    }

    void clear() {
        if (!isEmpty()) {
            histogram.reset();
        }
    }

    /** Gives every bucket that is not empty, by its lowest latency and its count, in increasing order. */
    public void forEach(BucketVisitor visitor) {
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            visitor.bucket(
                    histogram.lowestEquivalentValue(bucket.getValueIteratedTo()), bucket.getCountAtValueIteratedTo());
        }
    }

    /** Is given buckets. */
    @FunctionalInterface
    public interface BucketVisitor {

        /** A bucket that is not empty: its lowest latency and how many it holds. */
        void bucket(long micros, long count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyCounts that && histogram.equals(that.histogram);
    }

    @Override
    public int hashCode() {
        return histogram.hashCode();
    }

    @Override
    public String toString() {
        return count() + " latencies";
    }
}
