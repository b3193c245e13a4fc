package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.serde.Bundle;
import io.plimsoll.streams.serde.PredictionDecoder;
import io.plimsoll.streams.serde.Refusal;
import io.plimsoll.streams.wire.Catalogue;
import java.util.Optional;

/** Decodes predictions and counts them on the heap. */
final class ObservePrediction extends ObserveEvents {

    private final PredictionDecoder decoder;
    private final EventCounts counts;
    private final Prediction event = new Prediction();

    ObservePrediction(
            BeforeCommit<Observing> stage, Catalogue catalogue, PredictionDecoder decoder, EventCounts counts) {
        super(stage, catalogue, counts);
        this.decoder = decoder;
        this.counts = counts;
    }

    @Override
    Optional<Fault> observe(Bundle record, Observer observer) {
        Optional<Refusal> refusal = decoder.decode(record, event);
        if (refusal.isPresent()) {
            return Fault.of(refusal.get());
        }
        return switch (observer.observe(event)) {
            case COUNTED -> taken(counts.accepted());
            case DUPLICATE -> taken(counts.duplicate());
            case UNKNOWN_MODEL -> Fault.of(RefusalReason.UNKNOWN_MODEL, "model");
            case EXPIRED -> Fault.of(RefusalReason.EXPIRED, "time");
        };
    }
}
