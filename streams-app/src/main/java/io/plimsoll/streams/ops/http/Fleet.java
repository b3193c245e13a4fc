package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthReport;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.Series;
import io.plimsoll.streams.ops.view.VersionVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All models at a glance. A verdict takes some milliseconds where a model has thousands of findings, so a row is kept until
 * something of its model or of the monitor's health changes, or the clock alone makes a version stale.
 */
final class Fleet {
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
            known = Known.of(model, troubles, now);
            rows.put(model.model(), known);
        }
        return known.row();
    }

    /**
     * A row, and what it rests on.
     *
     * @param changes of the model, before the row was made
     * @param troubles of the monitor
     * @param until when the first version that is not stale will be; none: whenever
     */
    private record Known(long changes, List<String> troubles, Optional<Instant> until, FleetRow row) {
        static Known of(ModelView model, List<String> troubles, Instant now) {
            long changes = model.changes();
            Map<String, VersionVerdict> verdicts = model.series().stream()
                    .map(Series::version)
                    .distinct()
                    .collect(Collectors.toMap(
                            Function.identity(), version -> VersionVerdict.of(model.standing(version), troubles, now)));
            Optional<Instant> until = verdicts.values().stream()
                    .filter(verdict -> !verdict.stale())
                    .flatMap(verdict -> verdict.staleAfter().stream())
                    .min(Comparator.naturalOrder());
            return new Known(changes, troubles, until, FleetRow.of(model, verdicts));
        }

        boolean holds(long current, List<String> currentTroubles, Instant now) {
            return changes == current
                    && troubles.equals(currentTroubles)
                    && until.filter(now::isAfter).isEmpty();
        }
    }
}
