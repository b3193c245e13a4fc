package io.plimsoll.detectors.statistic;

/**
 * A distance computed from bins, and the interval that holds the distance of the raw samples for certain.
 *
 * <p>The interval is not statistical: it says what the bins hide, not what the sample size does.
 *
 * @param value the distance as the bins show it, lower ≤ value ≤ upper
 * @param lower no raw samples with these bins are nearer
 * @param upper no raw samples with these bins are further apart
 */
public record BinnedDistance(double value, double lower, double upper) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless lower ≤ value ≤ upper
     */
    public BinnedDistance {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException(lower + " <= " + value + " <= " + upper + " does not hold");
        }
    }
}
