package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;

/**
 * The values that a constraint allows, ends included.
 *
 * @param min the least, or −∞
 * @param max the greatest, or ∞
 */
public record Limits(double min, double max) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException unless min ≤ max, and one is finite
     */
    public Limits {
        if (!(min <= max) || (Double.isInfinite(min) && Double.isInfinite(max))) {
            throw new IllegalArgumentException("no limits: " + min + " to " + max);
        }
    }

    /** At least this. */
    public static Limits atLeast(double min) {
        return new Limits(min, Double.POSITIVE_INFINITY);
    }

    /** At most this. */
    public static Limits atMost(double max) {
        return new Limits(Double.NEGATIVE_INFINITY, max);
    }

    /** Whether a value is allowed. */
    public boolean allow(double value) {
        return min <= value && value <= max;
    }

    /** Whether every value of the interval is allowed. */
    public boolean allowAllOf(Interval interval) {
        return min <= interval.lower() && interval.upper() <= max;
    }

    /** Whether no value of the interval is allowed. */
    public boolean allowNoneOf(Interval interval) {
        return interval.upper() < min || max < interval.lower();
    }
}
