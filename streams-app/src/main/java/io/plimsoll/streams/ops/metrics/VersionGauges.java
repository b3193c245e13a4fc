package io.plimsoll.streams.ops.metrics;

import io.plimsoll.schemas.WindowReport;
import java.time.Duration;
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

    VersionGauges(String version) {
        this.version = version;
    }

    void report(WindowReport report) {
        if (shown == null || PRECEDENCE.compare(report, shown) >= 0) {
            shown = report;
            findings = FindingGauges.of(report);
        }
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
            put(series, Metric.WINDOW_PREDICTIONS, model, shown.predictions().doubleValue());
            if (shown.coverage() != null) {
                put(series, Metric.LABEL_COVERAGE, model, shown.coverage());
            }
        }
        labelDelay.ifPresent(delay -> put(series, Metric.LABEL_DELAY, model, delay.toMillis() / 1e3));
    }

    private void put(Map<SeriesId, Double> series, Metric metric, String model, double value) {
        series.put(SeriesId.of(metric, model, version), value);
    }
}
