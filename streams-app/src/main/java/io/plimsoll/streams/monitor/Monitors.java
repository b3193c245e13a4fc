package io.plimsoll.streams.monitor;

import java.util.Optional;

/** What is in force, by model. */
public interface Monitors {

    /** The monitor of a model, empty if there is no policy for it. */
    Optional<Monitor> monitor(String model);

    /** A number that changes whenever a monitor may have changed. */
    long stamp();
}
