package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.serde.Murmur2Placement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    void read(byte @Nullable [] key, int partition) {
        if (key != null && Murmur2Placement.partition(key, partitions) != partition) {
            misplaced.one();
        }
    }

    void accepted() {
        accepted.one();
    }

    void duplicate() {
        duplicate.one();
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
