package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.streams.monitor.pending.RequestHash;
import java.util.HashSet;
import java.util.Set;

/** Remembers every identity: the plainest {@link Memory}, which knows no labels. */
public final class SeenBefore implements Memory {

    private final Set<String> identities = new HashSet<>();
    private final RequestHash request = new RequestHash();

    @Override
    public boolean isNew(Policy policy, Series series, Prediction event, Observation observation) {
        request.set(event.id);
        return identities.add(String.join(
                "|", policy.model(), event.id, event.version, event.role().name()));
    }

    @Override
    public long requestHash() {
        return request.high();
    }

    @Override
    public void joinEarlier(Joins sink) {}

    @Override
    public LabelOutcome join(Policy policy, ObservedLabel label, Joins sink) {
        return LabelOutcome.HELD;
    }

    @Override
    public int forget(String model, long before) {
        return 0;
    }

    @Override
    public String outcome(int code) {
        throw new IllegalArgumentException("no label is known");
    }
}
