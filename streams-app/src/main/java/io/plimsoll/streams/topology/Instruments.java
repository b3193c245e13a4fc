package io.plimsoll.streams.topology;

import java.time.InstantSource;

/**
 * What the topology shows of itself.
 *
 * @param age how long counts wait for a commit
 * @param inForce what was taken of the definitions
 * @param telemetry is told what happens
 */
record Instruments(FlushAge age, InForce inForce, Telemetry telemetry) {

    static Instruments of(InstantSource clock, Telemetry telemetry) {
        return new Instruments(new FlushAge(clock), new InForce(), telemetry);
    }
}
