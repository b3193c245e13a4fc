package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Observation;
import java.util.HashSet;
import java.util.Set;

/** Remembers every identity: the plainest {@link Repetitions}. */
public final class SeenBefore implements Repetitions {

    private final Set<String> identities = new HashSet<>();

    @Override
    public boolean isNew(Policy policy, Series series, Prediction event, Observation observation) {
        return identities.add(String.join(
                "|", policy.model(), event.id, event.version, event.role().name()));
    }
}
