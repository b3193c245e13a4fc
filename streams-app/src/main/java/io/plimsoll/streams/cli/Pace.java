package io.plimsoll.streams.cli;

import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds a replay back so that it runs at a multiple of the speed at which things happened. */
final class Pace {

    /** A pause shorter than this costs more than it is worth; the next one makes up for it. */
    private static final long SHORTEST_PAUSE_MILLIS = 5;

    private final InstantSource clock;
    private final double speed;
    private OptionalLong first = OptionalLong.empty();
    private long start;

    Pace(InstantSource clock, double speed) {
        this.clock = clock;
        this.speed = speed;
    }

    /** Waits until it is time for something that happened at this time; the first thing is due at once. */
    void await(long millis) {
        if (first.isEmpty()) {
            first = OptionalLong.of(millis);
            start = clock.millis();
        }
        long due = start + (long) ((millis - first.getAsLong()) / speed);
        for (long early = due - clock.millis(); early >= SHORTEST_PAUSE_MILLIS; early = due - clock.millis()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(early));
        }
    }
}
