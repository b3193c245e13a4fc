package io.plimsoll.detectors.statistic;

/**
 * Standard deviation with divisor n (numpy {@code ddof=0}), by two passes.
 *
 * <p>The mean is taken first: at an offset of 1e9 the one-pass formula Σx² − n·mean² has no digits left. A constant sample
 * gives exactly 0, whatever its mean rounds to.
 */
public final class StandardDeviation {
    private StandardDeviation() {}

    /**
     * The standard deviation of a sample.
     *
     * @param sample finite, not empty
     */
    public static double of(double[] sample) {
        double mean = mean(sample);
        double squares = 0;
        boolean constant = true;
        for (double value : sample) {
            squares += (value - mean) * (value - mean);
            constant &= value == sample[0];
        }
        return constant ? 0 : StrictMath.sqrt(squares / sample.length);
    }

    static double mean(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }
}
