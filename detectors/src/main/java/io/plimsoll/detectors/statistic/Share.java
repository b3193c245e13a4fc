package io.plimsoll.detectors.statistic;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * k of n, in whole counts: how a rate is kept until somebody needs its quotient.
 *
 * <p>Adding counts adds shares; without a denominator there is no quotient, and none is made up.
 *
 * @param part k, 0 … n
 * @param whole n, at least 0
 */
public record Share(long part, long whole) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless 0 ≤ part ≤ whole
     */
    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }

    /** k/n; empty for n = 0. */
    public OptionalDouble value() {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    /** Whether there is a denominator. */
    public boolean isDefined() {
        return whole > 0;
    }

    /** Both samples together. */
    public Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }

    /** n − k of n. */
    public Share complement() {
        return new Share(whole - part, whole);
    }

    /**
     * {@linkplain ProportionInterval#WILSON Wilson's interval}, for one look.
     *
     * @param confidence two-sided, in (0, 1)
     * @return empty for n = 0
     */
    public Optional<Interval> wilson(double confidence) {
        return ProportionInterval.WILSON.of((double) part, (double) whole, confidence);
    }
}
