package io.plimsoll.streams.ops.metrics;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The gauges of one model, held by the task that owns it. What changes is shown with the next {@link Gauges#show}. After
 * {@link #close} nothing of the model is shown, and later calls have no effect.
 */
public final class ModelGauges implements AutoCloseable {
    private final String model;
    private final SeriesBook book;
    private final NavigableMap<String, VersionGauges> versions = new TreeMap<>();
    private final Map<String, Alert> open = new HashMap<>();
    private Map<String, Double> limits = Map.of();
    private int wanted;
    private int room;
    private boolean changed;
    private boolean closed;

    ModelGauges(String model, SeriesBook book) {
        this.model = model;
        this.book = book;
    }

    /** Shows a report, unless a later window of the version, or a leading role of it, is shown. */
    public synchronized void closed(WindowReport report) {
        versions.computeIfAbsent(report.version(), VersionGauges::new).report(report, limits);
        changed = true;
    }

    /** Shows exactly these reports and these alerts as open; a version that has none is taken out. */
    public synchronized void show(Collection<WindowReport> reports, Collection<Alert> alerts) {
        versions.keySet().retainAll(reports.stream().map(WindowReport::version).toList());
        reports.forEach(report ->
                versions.computeIfAbsent(report.version(), VersionGauges::new).report(report, limits));
        open(alerts);
    }

    /** From which distance on a drift check warns, by its name: shown with later reports where nothing was compared. */
    public synchronized void limits(Map<String, Double> warnings) {
        limits = Map.copyOf(warnings);
    }

    /** Takes up when a report of a version was published; it is shown with the report. */
    public synchronized void published(String version, Instant at) {
        versions.computeIfAbsent(version, VersionGauges::new).published(at);
    }

    /** Shows how long labels of a version take. */
    public synchronized void labelDelay(String version, Duration delay) {
        versions.computeIfAbsent(version, VersionGauges::new).labelDelay(delay);
        changed = true;
    }

    /** Shows exactly these alerts as open: what the task remembers when it takes the model over. */
    public synchronized void open(Collection<Alert> alerts) {
        open.clear();
        alerts.forEach(alert -> open.put(alert.alertKey(), alert));
        changed = true;
    }

    /** Takes an alert event up. */
    public synchronized void changed(Alert alert) {
        if (alert.state() == AlertState.RESOLVED) {
            open.remove(alert.alertKey());
        } else {
            open.put(alert.alertKey(), alert);
        }
        changed = true;
    }

    /** Takes a version out: its reference was retired. */
    public synchronized void retire(String version) {
        versions.remove(version);
        open.values().removeIf(alert -> alert.version().equals(version));
        changed = true;
    }

    /** Takes the model out: it was retired, or another task owns it now. */
    @Override
    public synchronized void close() {
        closed = true;
        versions.clear();
        open.clear();
        wanted = 0;
        changed = false;
        book.show(Map.of());
    }

    /** How many series of findings it would show. */
    synchronized int wanted() {
        if (changed) {
            wanted = findings().size();
        }
        return wanted;
    }

    /** Shows what changed, and of findings no more series than these; those about whole slices come first. */
    synchronized void show(int most) {
        int now = Math.min(wanted(), most);
        if (closed || (!changed && now == room)) {
            return;
        }
        changed = false;
        room = now;
        Map<SeriesId, Double> series = new HashMap<>();
        findings().entrySet().stream().limit(room).forEach(entry -> series.put(entry.getKey(), entry.getValue()));
        series.put(SeriesId.of(Metric.SERIES_DROPPED, model), (double) (wanted - room));
        versions.values().forEach(version -> version.putWindow(model, series));
        open.values().forEach(alert -> series.merge(active(alert), 1.0, Double::sum));
        book.show(series);
    }

    private Map<SeriesId, Double> findings() {
        Map<SeriesId, Double> findings = new LinkedHashMap<>();
        versions.values().forEach(version -> version.putWhole(findings));
        versions.values().forEach(version -> version.putSegments(findings));
        return findings;
    }

    private SeriesId active(Alert alert) {
        return SeriesId.of(
                Metric.ALERT_ACTIVE,
                model,
                alert.version(),
                alert.family().wire(),
                alert.severity().wire());
    }
}
