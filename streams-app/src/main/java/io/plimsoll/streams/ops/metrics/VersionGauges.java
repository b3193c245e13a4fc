package io.plimsoll.streams.ops.metrics;

import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is shown of one version: of its last window, the report of its leading role and the larger layout. */
final class VersionGauges {
    private static final Comparator<WindowReport> PRECEDENCE = Comparator.comparing(
                    (WindowReport report) -> report.window().end())
            .thenComparing(WindowReport::role, Comparator.reverseOrder())
            .thenComparing(WindowReport::share)
            .thenComparing(WindowReport::layoutHash)
            .thenComparing(WindowReport::revision);

    private final String version;
    private @Nullable WindowReport shown;
    private FindingGauges findings = FindingGauges.NONE;
    private Optional<Duration> labelDelay = Optional.empty();
    private Optional<Instant> publishedAt = Optional.empty();

    VersionGauges(String version) {
        this.version = version;
    }

    void report(WindowReport report, Map<String, Double> limits) {
        if (shown == null || PRECEDENCE.compare(report, shown) >= 0) {
            shown = report;
            findings = FindingGauges.of(report, limits);
        }
    }

    /** A version may have reports of several roles: the newest counts. */
    void published(Instant at) {
        publishedAt = publishedAt.filter(at::isBefore).or(() -> Optional.of(at));
    }

    void labelDelay(Duration delay) {
        labelDelay = Optional.of(delay);
    }

    /** Puts the findings about the whole slice. */
    void putWhole(Map<SeriesId, Double> series) {
        series.putAll(findings.whole());
    }

    /** Puts the findings about segments. */
    void putSegments(Map<SeriesId, Double> series) {
        series.putAll(findings.segments());
    }

    /** Puts what there is one of for each version. */
    void putWindow(String model, Map<SeriesId, Double> series) {
        if (shown != null) {
            put(series, Metric.WINDOW_END, model, shown.window().end().toEpochMilli() / 1e3);
            put(series, Metric.WINDOW_LENGTH, model, length(shown.window()).toMillis() / 1e3);
            put(series, Metric.WINDOW_PREDICTIONS, model, shown.predictions().doubleValue());
            if (shown.coverage() != null) {
                put(series, Metric.LABEL_COVERAGE, model, shown.coverage());
            }
        }
        publishedAt.ifPresent(at -> put(series, Metric.REPORT_TIME, model, at.toEpochMilli() / 1e3));
        labelDelay.ifPresent(delay -> put(series, Metric.LABEL_DELAY, model, delay.toMillis() / 1e3));
    }

    private static Duration length(TimeWindow window) {
        return Duration.between(window.start(), window.end());
    }

    private void put(Map<SeriesId, Double> series, Metric metric, String model, double value) {
        series.put(SeriesId.of(metric, model, version), value);
    }
}
