package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.serde.Bundle;
import io.plimsoll.streams.serde.LabelDecoder;
import io.plimsoll.streams.serde.Refusal;
import io.plimsoll.streams.wire.Catalogue;
import java.util.Optional;

/** Decodes labels and joins them to the predictions of their requests. */
final class ObserveLabel extends ObserveEvents {

    private final LabelDecoder decoder;
    private final EventCounts counts;
    private final Telemetry.Count corrected;
    private final Telemetry.Count held;
    private final Telemetry.Count layoutGone;
    private final ObservedLabel label = new ObservedLabel();

    ObserveLabel(BeforeCommit<Observing> stage, Catalogue catalogue, LabelDecoder decoder, EventCounts counts) {
        super(stage, catalogue, counts);
        this.decoder = decoder;
        this.counts = counts;
        this.corrected = counts.of("corrected");
        this.held = counts.of("held");
        this.layoutGone = counts.of("layout_gone");
    }

    @Override
    Optional<Fault> observe(Bundle record, Observer observer) {
        Optional<Refusal> refusal = decoder.decode(record, label);
        if (refusal.isPresent()) {
            return Fault.of(refusal.get());
        }
        return switch (observer.observe(label)) {
            case COUNTED -> taken(counts.accepted());
            case CORRECTED -> taken(corrected);
            case REPEATED -> taken(counts.duplicate());
            case HELD -> taken(held);
            case LAYOUT_GONE -> taken(layoutGone);
            case UNKNOWN_MODEL -> Fault.of(RefusalReason.UNKNOWN_MODEL, "model");
            case EXPIRED -> Fault.of(RefusalReason.EXPIRED, "time");
            case NOT_A_NUMBER -> Fault.of(RefusalReason.WRONG_TYPE, "label");
            case NO_ROOM -> Fault.of(RefusalReason.NO_PREDICTION, "id");
        };
    }
}
