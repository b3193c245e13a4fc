package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.serde.Bundle;
import io.plimsoll.streams.serde.Murmur2Placement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what became of the events of one type that a task reads. */
final class EventCounts {

    private final Telemetry telemetry;
    private final String type;
    private final int partitions;
    private final Telemetry.Count accepted;
    private final Telemetry.Count duplicate;
    private final Telemetry.Count misplaced;
    private final Map<RefusalReason, Telemetry.Count> refused = new EnumMap<>(RefusalReason.class);

    /**
     * @param telemetry is told
     * @param type {@code prediction} or {@code label}
     * @param partitions of the input topic
     */
    EventCounts(Telemetry telemetry, String type, int partitions) {
        this.telemetry = telemetry;
        this.type = type;
        this.partitions = partitions;
        this.accepted = telemetry.events(type, "accepted");
        this.duplicate = telemetry.events(type, "duplicate");
        this.misplaced = telemetry.misplaced(type);
    }

    /** An event was read; looks where it lies. */
    void read(Bundle event, int partition) {
        if (event.hasKey()
                && Murmur2Placement.partition(event.bytes(), event.keyStart(), event.keyLength(), partitions)
                        != partition) {
            misplaced.one();
        }
    }

    Telemetry.Count accepted() {
        return accepted;
    }

    Telemetry.Count duplicate() {
        return duplicate;
    }

    /** One that was taken in a way of its own. */
    Telemetry.Count of(String outcome) {
        return telemetry.events(type, outcome);
    }

    void refused(RefusalReason reason) {
        Objects.requireNonNull(refused.computeIfAbsent(reason, why -> telemetry.events(type, why.wire())))
                .one();
    }
}
