package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.Interval;

/**
 * Limits, and the value of perfection that they leave room from: for a recall of at least 0.9 an allowance of 0.1, for a
 * difference of at most 0.1 the same.
 *
 * @param limits what is allowed
 * @param highest the best value, where a least one is asked for
 * @param lowest the best value, where a greatest one is
 */
record Allowance(Limits limits, double highest, double lowest) {

    /** A bound that misses the limit by so many times the allowance is critical. */
    private static final double CRITICAL_FACTOR = 2;

    /** Of shares, scores and losses. */
    static Allowance ofMetric(Limits limits) {
        return new Allowance(limits, 1, 0);
    }

    static Allowance ofRatio(Limits limits) {
        return new Allowance(limits, 1, 1);
    }

    static Allowance ofDifference(Limits limits) {
        return new Allowance(limits, 0, 0);
    }

    /** How severe it is that every value of an interval is outside. */
    Severity severity(Interval outside) {
        boolean tooLow = outside.upper() < limits.min();
        double miss = tooLow ? limits.min() - outside.upper() : outside.lower() - limits.max();
        double allowance = StrictMath.abs(tooLow ? highest - limits.min() : limits.max() - lowest);
        return miss >= CRITICAL_FACTOR * allowance ? Severity.CRITICAL : Severity.ERROR;
    }

    /** The limit that a value breaks, or else the nearer one. */
    double nearest(double value) {
        if (Double.isInfinite(limits.min())) {
            return limits.max();
        }
        return limits.max() - value < value - limits.min() ? limits.max() : limits.min();
    }
}
