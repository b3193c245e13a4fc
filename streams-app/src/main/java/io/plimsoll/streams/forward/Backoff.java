package io.plimsoll.streams.forward;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait after so many failures in a row: twice as long each time, up to a bound.
 *
 * @param first the first wait
 * @param longest the bound, also of what a destination asks for
 */
record Backoff(Duration first, Duration longest) {

    /** Beyond this the doubling of a millisecond is over a month. */
    private static final int MOST_DOUBLINGS = 32;

    /**
     * The wait.
     *
     * @param failures how many in a row, from 1
     * @param wish what the destination asked for; counts if it is longer
     */
    Duration after(int failures, Optional<Duration> wish) {
        Duration own = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration asked = wish.filter(each -> each.compareTo(own) > 0).orElse(own);
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
