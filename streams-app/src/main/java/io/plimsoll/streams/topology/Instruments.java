package io.plimsoll.streams.topology;

import io.plimsoll.streams.wire.PageLinks;
import java.time.InstantSource;

/**
 * What the topology shows of itself.
 *
 * @param age how long counts wait for a commit
 * @param inForce what was taken of the definitions
 * @param telemetry is told what happens
 * @param links where on the page it is shown
 */
record Instruments(FlushAge age, InForce inForce, Telemetry telemetry, PageLinks links) {

    static Instruments of(InstantSource clock, Telemetry telemetry) {
        return of(clock, telemetry, PageLinks.NONE);
    }

    static Instruments of(InstantSource clock, Telemetry telemetry, PageLinks links) {
        return new Instruments(new FlushAge(clock), new InForce(), telemetry, links);
    }
}
