package io.plimsoll.streams.monitor;

import java.util.Optional;

/** What is in force, by model. */
public interface Monitors {

    /** The monitor of a model, empty if there is no policy for it. */
    Optional<Monitor> monitor(String model);

    /** Whether a model that was watched is so no longer, and is to be forgotten. */
    default boolean isRetired(String model) {
        return monitor(model).isEmpty();
    }

    /** A number that changes whenever a monitor may have changed. */
    long stamp();
}
