package io.plimsoll.streams.monitor;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link RolloutAdvisor} remembers.
 *
 * @param inForce the decision that is in force
 * @param quietUntil until when no other decision is made, milliseconds since the epoch
 * @param versions where each version stood when it last answered
 * @param declared the shares of the traffic that were declared last
 * @param declaredSince the pane from which on they are
 */
public record RolloutState(
        Optional<Recommendation.Decision> inForce,
        long quietUntil,
        Map<String, VersionStanding> versions,
        Map<String, Double> declared,
        long declaredSince) {

    /** Nothing. */
    public static final RolloutState NONE =
            new RolloutState(Optional.empty(), Long.MIN_VALUE, Map.of(), Map.of(), Long.MIN_VALUE);

    /** Copies of the maps are kept. */
    public RolloutState {
        versions = Map.copyOf(versions);
        declared = Map.copyOf(declared);
    }
}
