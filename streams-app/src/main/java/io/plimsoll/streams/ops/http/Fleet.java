package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthReport;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All models at a glance. A verdict takes some milliseconds where a model has thousands of findings, so a row is kept until
 * something of its model changes, and a few seconds at the most, because the clock alone makes a version stale.
 */
final class Fleet {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ReportView view;
    private final Health health;
    private final InstantSource clock;
    private final Map<String, Known> rows = new ConcurrentHashMap<>();

    Fleet(ReportView view, Health health, InstantSource clock) {
        this.view = view;
        this.health = health;
        this.clock = clock;
    }

    List<FleetRow> rows() {
        HealthReport report = health.report();
        Instant now = clock.instant();
        return view.models().stream()
                .map(model -> row(model, report.troubles(model.model()), now))
                .toList();
    }

    private FleetRow row(ModelView model, List<String> troubles, Instant now) {
        Known known = rows.get(model.model());
        if (known == null || !known.holds(model.changes(), troubles, now)) {
            long changes = model.changes();
            known = new Known(changes, troubles, now, FleetRow.of(model, troubles, now));
            rows.put(model.model(), known);
        }
        return known.row();
    }

    private record Known(long changes, List<String> troubles, Instant at, FleetRow row) {
        boolean holds(long current, List<String> currentTroubles, Instant now) {
            return changes == current && troubles.equals(currentTroubles) && now.isBefore(at.plus(FRESH));
        }
    }
}
