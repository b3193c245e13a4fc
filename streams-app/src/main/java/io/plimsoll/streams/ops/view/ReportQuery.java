package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Which reports are asked for.
 *
 * @param version of this version alone, or of all
 * @param role in this role alone, or in all
 * @param from of windows that start at or after this
 * @param to of windows that end at or before this
 * @param limit at most so many, the newest
 */
public record ReportQuery(
        Optional<String> version, Optional<Role> role, Optional<Instant> from, Optional<Instant> to, int limit) {

    boolean accepts(Series series) {
        return version.map(series.version()::equals).orElse(true)
                && role.map(series.role()::equals).orElse(true);
    }

    boolean accepts(ReportDocument report) {
        return from.map(first -> !report.window().start().isBefore(first)).orElse(true)
                && to.map(last -> !report.window().end().isAfter(last)).orElse(true);
    }
}
