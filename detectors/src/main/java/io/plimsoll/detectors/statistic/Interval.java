package io.plimsoll.detectors.statistic;

/**
 * A closed interval of values that the data do not refute.
 *
 * @param lower lower limit
 * @param upper upper limit, at least {@code lower}; infinite where nothing bounds a ratio
 */
public record Interval(double lower, double upper) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless lower ≤ upper
     */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(lower + " <= " + upper + " does not hold");
        }
    }

    /** Whether the value lies within, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** upper − lower. */
    public double width() {
        return upper - lower;
    }
}
