package io.plimsoll.streams.serde;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How late a time may claim to be. An event may be later than its record's own timestamp by the skew, a record's timestamp
 * later than the clock by the skew. Nothing is too early: a time before 1970 is legal.
 *
 * @param skew not negative
 * @param clock the clock that record timestamps are held against, and nothing else
 */
public record TimeBounds(Duration skew, InstantSource clock) {

    /** @throws IllegalArgumentException if the skew is negative */
    public TimeBounds {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("time.skew: must not be negative");
        }
    }

    /** Whether {@link #check} lets these times pass. */
    boolean allow(long eventTime, long recordTimestamp) {
        return !beyond(recordTimestamp, clock.millis()) && !beyond(eventTime, recordTimestamp);
    }

    void check(long eventTime, long recordTimestamp) throws RefusedException {
        if (beyond(recordTimestamp, clock.millis())) {
            throw new RefusedException(Reason.RECORD_TIME_BEYOND_CLOCK, EventField.TIMESTAMP);
        }
        if (beyond(eventTime, recordTimestamp)) {
            throw new RefusedException(Reason.TIME_BEYOND_SKEW, EventField.TIME);
        }
    }

    private boolean beyond(long time, long bound) {
        return time > bound && time - bound > skew.toMillis();
    }
}
