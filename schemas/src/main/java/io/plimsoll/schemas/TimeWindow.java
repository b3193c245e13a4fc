package io.plimsoll.schemas;

import java.time.Instant;

/**
 * A half-open stretch of event time. A pane is [kL, (k+1)L) from the Unix epoch; before 1970 is legal.
 *
 * @param start the first instant that belongs to it
 * @param end the first instant that no longer does
 */
@Wire
public record TimeWindow(@WireTime Instant start, @WireTime Instant end) {
    /** @throws WireException unless start is before end */
    public TimeWindow {
        Require.present("start", start);
        Require.that(start.isBefore(Require.present("end", end)), "end", "must be after start");
    }
}
