package io.plimsoll.streams.ops.health;

import java.util.function.Supplier;

/**
 * One question about this instance.
 *
 * @param name what is asked about, {@code view}
 * @param state the answer as of now; must not block
 */
public record HealthCheck(String name, Supplier<HealthState> state) {

    /** The answer; a check that fails is itself a reason not to be believed. */
    Answer ask() {
        try {
            return new Answer(name, state.get());
        } catch (RuntimeException e) {
            String failure = "the check failed with " + e.getClass().getSimpleName();
            return new Answer(name, new HealthState.NotReady(failure, "look into the log of this instance"));
        }
    }

    /**
     * What was asked and answered.
     *
     * @param name the check
     * @param state its answer
     */
    public record Answer(String name, HealthState state) {}
}
