package io.plimsoll.streams.ops.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Subject;
import io.plimsoll.streams.ops.view.ControlDocument;
import io.plimsoll.streams.ops.view.ModelView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of a model from their beginnings to their ends, as far back as its events are kept. */
final class Incidents {
    private final Map<Beginning, Incident> all = new LinkedHashMap<>();

    private Incidents() {}

    /** An alert that is over and comes back is another one, under the same key. */
    private record Beginning(String alertKey, Instant startedAt) {}

    /** The newest first. */
    static List<Incident> of(ModelView model, int limit) {
        Incidents incidents = new Incidents();
        incidents.add(model.activeDocuments());
        List<ControlDocument> recent = new ArrayList<>(model.recentAlerts(Integer.MAX_VALUE));
        Collections.reverse(recent);
        incidents.add(recent);
        return incidents.all.values().stream()
                .sorted(Comparator.comparing(Incident::startedAt)
                        .thenComparing(Incident::alertKey)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private void add(List<ControlDocument> events) {
        for (ControlDocument event : events) {
            if (event.event() instanceof Alert alert) {
                add(alert);
            }
        }
    }

    /** An event that is there twice, as an open alert and as a recent one, changes nothing the second time. */
    private void add(Alert alert) {
        Beginning beginning = new Beginning(alert.alertKey(), alert.startedAt());
        all.put(beginning, Incident.of(alert, all.get(beginning)));
    }

    /**
     * An alert over its life.
     *
     * @param alertKey its key
     * @param version the version
     * @param check the check
     * @param family what it is about
     * @param subject what was checked
     * @param severity the worst it was
     * @param open whether it is still open
     * @param startedAt the start of the first window that alarmed
     * @param raisedAt the end of the window whose close told of it first
     * @param endsAt when it was over, or null
     * @param summary the last sentence told of it
     * @param cause names the cause that it has in common with others, or null
     * @param leads whether it speaks for its cause
     * @param exemplars ids of requests that show it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Incident(
            String alertKey,
            String version,
            String check,
            String family,
            Subject subject,
            String severity,
            boolean open,
            String startedAt,
            String raisedAt,
            @Nullable String endsAt,
            String summary,
            @Nullable String cause,
            boolean leads,
            List<String> exemplars) {

        private static Incident of(Alert alert, @Nullable Incident before) {
            String told = alert.window().end().toString();
            Severity severity = alert.severity();
            return new Incident(
                    alert.alertKey(),
                    alert.version(),
                    alert.check(),
                    alert.family().wire(),
                    alert.subject(),
                    before == null
                            ? severity.wire()
                            : worse(Severity.of(before.severity()), severity).wire(),
                    alert.state() != AlertState.RESOLVED,
                    alert.startedAt().toString(),
                    before == null || told.compareTo(before.raisedAt()) < 0 ? told : before.raisedAt(),
                    alert.endsAt() == null ? null : alert.endsAt().toString(),
                    alert.summary(),
                    alert.cause() == null ? null : alert.cause().key(),
                    alert.speaks(),
                    alert.exemplars());
        }

        private static Severity worse(Severity one, Severity other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }
}
