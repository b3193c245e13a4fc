package io.plimsoll.streams.wire;

import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * What a profile says of a reference beside its content.
 *
 * @param version the model's version
 * @param createdAt when the profile was made
 * @param window the event time that the rows span, the last instant excluded
 * @param lineage where the version comes from, empty if nobody said
 */
public record Provenance(
        String version, Instant createdAt, TimeWindow window, Optional<ReferenceProfile.Lineage> lineage) {

    /**
     * Of rows that are read once for the time that they span.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public static Provenance of(String version, Instant createdAt, ReferenceRows rows) {
        LongSummaryStatistics times = new LongSummaryStatistics();
        rows.forEach(row -> times.accept(row.time()));
        if (times.getCount() == 0) {
            throw new IllegalArgumentException("the reference has no rows for version " + version);
        }
        TimeWindow window =
                new TimeWindow(Instant.ofEpochMilli(times.getMin()), Instant.ofEpochMilli(times.getMax() + 1));
        return new Provenance(version, createdAt, window, Optional.empty());
    }

    /** The same of a version that comes from there. */
    public Provenance with(ReferenceProfile.Lineage origin) {
        return new Provenance(version, createdAt, window, Optional.of(origin));
    }
}
