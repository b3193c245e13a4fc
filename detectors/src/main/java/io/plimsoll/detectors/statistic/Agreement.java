package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * How far two binary decisions about the same cases agree.
 *
 * @param both decided 1 by both
 * @param firstOnly decided 1 by the first only
 * @param secondOnly decided 1 by the second only
 * @param neither decided 0 by both
 */
public record Agreement(long both, long firstOnly, long secondOnly, long neither) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Agreement {
        if (both < 0 || firstOnly < 0 || secondOnly < 0 || neither < 0) {
            throw new IllegalArgumentException(
                    "negative count in " + both + ", " + firstOnly + ", " + secondOnly + ", " + neither);
        }
    }

    /** Alike of all. */
    public Share alike() {
        return new Share(both + neither, both + firstOnly + secondOnly + neither);
    }

    /**
     * Cohen's κ = (p_o − p_e)/(1 − p_e), p_e the agreement that two unrelated deciders with these rates would have; empty
     * where that is 1.
     *
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, A coefficient of agreement for nominal scales (1960)</a>
     */
    public OptionalDouble kappa() {
        double n = alike().whole();
        double first = (both + firstOnly) / n;
        double second = (both + secondOnly) / n;
        double expected = first * second + (1 - first) * (1 - second);
        return n == 0 || expected == 1
                ? OptionalDouble.empty()
                : OptionalDouble.of((alike().part() / n - expected) / (1 - expected));
    }
}
