package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Rollback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;

/** What was reported of one model. Safe for one writing and many reading threads; what it returns are copies. */
public final class ModelView {
    private static final Comparator<ReportDocument> NEWEST_FIRST = Comparator.comparing(
                    (ReportDocument report) -> report.window().end())
            .reversed()
            .thenComparing(ReportDocument::series)
            .thenComparing(ReportDocument::layoutHash);

    private final String model;
    private final ViewBounds bounds;
    private final IntSupplier models;
    private final NavigableMap<Series, SeriesReports> series = new TreeMap<>();
    private final ActiveAlerts active;
    private final RecentEvents alerts;
    private final RecentEvents decisions;
    private long changes;

    /** @param models how many models share the bounds of all */
    ModelView(String model, ViewBounds bounds, IntSupplier models) {
        this.model = model;
        this.bounds = bounds;
        this.models = models;
        active = new ActiveAlerts(bounds.active());
        alerts = new RecentEvents(bounds.recent());
        decisions = new RecentEvents(bounds.recent());
    }

    synchronized void apply(ReportDocument report) {
        changes++;
        series.computeIfAbsent(report.series(), k -> new SeriesReports()).put(report, bounds.windows());
        trim();
    }

    /** Leaves out what is over the bounds, one window at a time. */
    synchronized void trim() {
        while (bytes(SeriesReports::bytes) > bounds.reports(models.getAsInt()) && leaveOutOldest()) {
            // Until it fits.
        }
        while (bytes(SeriesReports::summaryBytes) > bounds.summaries(models.getAsInt()) && forgetOldest()) {
            // Until it fits.
        }
    }

    private long bytes(ToLongFunction<SeriesReports> of) {
        return series.values().stream().mapToLong(of).sum();
    }

    /** The newest window of each series stays whatever its size. */
    private boolean leaveOutOldest() {
        Optional<SeriesReports> oldest = series.values().stream()
                .filter(reports -> reports.size() > 1)
                .min(Comparator.comparing(SeriesReports::oldest));
        oldest.ifPresent(SeriesReports::leaveOutOldest);
        return oldest.isPresent();
    }

    private boolean forgetOldest() {
        Optional<SeriesReports> oldest = series.values().stream()
                .filter(reports -> reports.sizeInShort() > 1)
                .min(Comparator.comparing(SeriesReports::oldestInShort));
        oldest.ifPresent(SeriesReports::forgetOldest);
        return oldest.isPresent();
    }

    synchronized void apply(ControlDocument document) {
        changes++;
        if (document.event() instanceof Alert alert) {
            active.apply(alert, document);
            alerts.put(document);
        } else {
            decisions.put(document);
        }
    }

    /** The model's name. */
    public String model() {
        return model;
    }

    /** How many records were applied: who saw the same number saw the same content. */
    public synchronized long changes() {
        return changes;
    }

    /** The series that were reported on, in their order. */
    public synchronized List<Series> series() {
        return List.copyOf(series.keySet());
    }

    /**
     * The windows of a series in short, the oldest first; empty if there is no such series.
     *
     * @param which the version and role
     */
    public synchronized List<PaneSummary> summaries(Series which) {
        return Optional.ofNullable(series.get(which))
                .map(SeriesReports::summaries)
                .orElse(List.of());
    }

    /** The newest report of each series, by series. */
    public synchronized List<ReportDocument> newest() {
        return series.values().stream().map(SeriesReports::newest).toList();
    }

    /** The reports asked for, newest windows first. */
    public synchronized List<ReportDocument> reports(ReportQuery query) {
        List<ReportDocument> found = new ArrayList<>();
        series.forEach((key, reports) -> {
            if (query.accepts(key)) {
                reports.newestFirst().stream()
                        .filter(query::accepts)
                        .limit(query.limit())
                        .forEach(found::add);
            }
        });
        return found.stream().sorted(NEWEST_FIRST).limit(query.limit()).toList();
    }

    /** The alerts that are open. */
    public synchronized List<Alert> activeAlerts() {
        return active.alerts();
    }

    /** The events that opened or changed the alerts that are open. */
    public synchronized List<ControlDocument> activeDocuments() {
        return active.documents();
    }

    /** How many alert events found too many alerts open. */
    public synchronized long alertsLeftOut() {
        return active.leftOut();
    }

    /** The last alert events, newest first. */
    public synchronized List<ControlDocument> recentAlerts(int limit) {
        return alerts.newestFirst(limit);
    }

    /** The last recommendations and withdrawals, newest first. */
    public synchronized List<ControlDocument> decisions(int limit) {
        return decisions.newestFirst(limit);
    }

    /** What is known of a version as of its newest window. */
    public synchronized Standing standing(String version) {
        List<SeriesReports> ofVersion = series.entrySet().stream()
                .filter(entry -> entry.getKey().version().equals(version))
                .map(Map.Entry::getValue)
                .toList();
        List<Alert> ofAlerts = active.alerts().stream()
                .filter(alert -> alert.version().equals(version))
                .toList();
        Optional<Rollback> rollback = inForce()
                .filter(Rollback.class::isInstance)
                .map(Rollback.class::cast)
                .filter(decision -> decision.fromVersion().equals(version));
        return Standing.of(ofVersion, ofAlerts, rollback);
    }

    /** The decision that is in force, by the clock of the events: as of the end of the newest window. */
    public synchronized Optional<ControlEvent> inForce() {
        Optional<Instant> now = series.values().stream()
                .map(reports -> reports.newest().window().end())
                .max(Comparator.naturalOrder());
        return DecisionInForce.of(decisions.newestFirst(bounds.recent()), now.orElse(Instant.MIN));
    }
}
