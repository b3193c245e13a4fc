package io.plimsoll.streams.ops.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every metric of Plimsoll's own. Names and labels are part of the contract and stay. */
public enum Metric {
    /** The statistic of a drift check. */
    DRIFT_VALUE(
            "plimsoll_drift_value",
            Kind.GAUGE,
            "the check's own",
            "Distance of the window from the reference, of the span with the most serious verdict",
            "model",
            "version",
            "feature",
            "segment",
            "check"),
    /** What it is held against. */
    DRIFT_THRESHOLD(
            "plimsoll_drift_threshold",
            Kind.GAUGE,
            "the check's own",
            "Limit that the drift value was held against, or would be; its corrected value or lower bound may be what counts",
            "model",
            "version",
            "feature",
            "segment",
            "check"),
    /** The rate of a fault. */
    INTEGRITY_VALUE(
            "plimsoll_integrity_value",
            Kind.GAUGE,
            "share",
            "Share of values that are missing, unseen, out of range or of the wrong type",
            "model",
            "version",
            "feature",
            "segment",
            "check"),
    /** A performance metric. */
    PERFORMANCE_VALUE(
            "plimsoll_performance_value",
            Kind.GAUGE,
            "the metric's own",
            "Agreement of predictions with labels",
            "model",
            "version",
            "segment",
            "metric"),
    /** What it must reach. */
    PERFORMANCE_THRESHOLD(
            "plimsoll_performance_threshold",
            Kind.GAUGE,
            "the metric's own",
            "Limit that the performance value was held against; a bound of its interval may be what counts",
            "model",
            "version",
            "segment",
            "metric"),
    /** A fairness metric. */
    FAIRNESS_VALUE(
            "plimsoll_fairness_value",
            Kind.GAUGE,
            "the metric's own",
            "Difference or ratio between groups",
            "model",
            "version",
            "attribute",
            "group",
            "metric"),
    /** What it must keep to. */
    FAIRNESS_THRESHOLD(
            "plimsoll_fairness_threshold",
            Kind.GAUGE,
            "the metric's own",
            "Limit that the fairness value was held against; a bound of its interval may be what counts",
            "model",
            "version",
            "attribute",
            "group",
            "metric"),
    /** Open alerts. */
    ALERT_ACTIVE(
            "plimsoll_alert_active", Kind.GAUGE, "alerts", "Open alerts", "model", "version", "family", "severity"),
    /** Alert events. */
    ALERTS(
            "plimsoll_alerts_total",
            Kind.COUNTER,
            "events",
            "Alert events sent to the control topic",
            "model",
            "family",
            "severity",
            "state"),
    /** Recommendations. */
    RECOMMENDATIONS(
            "plimsoll_recommendations_total",
            Kind.COUNTER,
            "events",
            "Recommendations sent to the control topic",
            "type"),
    /** Events taken in. */
    EVENTS(
            "plimsoll_events_total",
            Kind.COUNTER,
            "events",
            "Predictions and labels read, by what became of them",
            "type",
            "outcome"),
    /** Events in the wrong partition. */
    MISPLACED(
            "plimsoll_events_misplaced_total",
            Kind.COUNTER,
            "events",
            "Events that are not on the partition where murmur2 of their key puts them",
            "type"),
    /** Broken policies and references. */
    DEFINITION_FAULTS(
            "plimsoll_definition_faults",
            Kind.GAUGE,
            "messages",
            "Policies and references that are broken and not in force; the last good ones are"),
    /** Labels over predictions. */
    LABEL_COVERAGE(
            "plimsoll_label_coverage",
            Kind.GAUGE,
            "share",
            "Share of the last closed window's predictions that have a label",
            "model",
            "version"),
    /** How long labels take. */
    LABEL_DELAY(
            "plimsoll_label_delay_seconds",
            Kind.GAUGE,
            "seconds",
            "Event time from a prediction to its label",
            "model",
            "version"),
    /** Which window is the last. */
    WINDOW_END(
            "plimsoll_window_end_timestamp_seconds",
            Kind.GAUGE,
            "seconds since 1970",
            "End of the last closed window, in event time",
            "model",
            "version"),
    /** When it was told. */
    REPORT_TIME(
            "plimsoll_report_timestamp_seconds",
            Kind.GAUGE,
            "seconds since 1970",
            "When the newest report of the version was published, by the wall clock: its age is what stale means",
            "model",
            "version"),
    /** How long it is: what its age is to be held against. */
    WINDOW_LENGTH(
            "plimsoll_window_length_seconds",
            Kind.GAUGE,
            "seconds",
            "Length of the last closed window",
            "model",
            "version"),
    /** How much it holds. */
    WINDOW_PREDICTIONS(
            "plimsoll_window_predictions",
            Kind.GAUGE,
            "predictions",
            "Predictions in the last closed window",
            "model",
            "version"),
    /** Whether counts leave. */
    FLUSH_AGE(
            "plimsoll_flush_age_seconds",
            Kind.GAUGE,
            "seconds",
            "How long counts have been waiting for a commit; 0 when none wait"),
    /** Whether reading keeps up. */
    CONSUMER_LAG(
            "plimsoll_consumer_lag_records",
            Kind.GAUGE,
            "records",
            "Records that this instance has not read yet from its partitions of a topic",
            "topic"),
    /** How long it takes from event to report. */
    REPORT_LATENCY(
            "plimsoll_report_latency_seconds",
            Kind.GAUGE,
            "seconds",
            "Wall time that this share of reports stayed within, from the last event that a window waited for",
            "share"),
    /** What became of what was told. */
    DELIVERIES(
            "plimsoll_deliveries_total",
            Kind.COUNTER,
            "requests",
            "Requests of plimsoll forward to a destination, by what became of them",
            "destination",
            "outcome"),
    /** Whether anybody is told. */
    DELIVERY_WAITING(
            "plimsoll_delivery_waiting_seconds",
            Kind.GAUGE,
            "seconds",
            "How long the oldest event that a destination did not take has been waiting; 0 when none waits",
            "destination"),
    /** What did not fit. */
    SERIES_DROPPED(
            "plimsoll_series_dropped",
            Kind.GAUGE,
            "series",
            "Gauges of a model that are not shown because of limits.series or limits.instance.series",
            "model");

    private final String text;
    private final Kind kind;
    private final String unit;
    private final String help;

    /** Joined by commas: enums are immutable, lists only by promise. */
    private final String labels;

    Metric(String text, Kind kind, String unit, String help, String... labels) {
        this.text = text;
        this.kind = kind;
        this.unit = unit;
        this.help = help;
        this.labels = String.join(",", labels);
    }

    /** What a metric does over time. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only goes up, until the process ends. */
        COUNTER
    }

    /** The name as scraped. */
    public String text() {
        return text;
    }

    /** What it does over time. */
    public Kind kind() {
        return kind;
    }

    /** What its number counts. */
    public String unit() {
        return unit;
    }

    /** One line for a person. */
    public String help() {
        return help;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(","));
    }

    /** All metrics as a table in Markdown. */
    public static String table() {
        return Arrays.stream(values())
                .map(Metric::row)
                .collect(Collectors.joining(
                        "\n", "| metric | type | unit | labels | meaning |\n|---|---|---|---|---|\n", "\n"));
    }

    private String row() {
        String names = labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
        String type = kind.name().toLowerCase(Locale.ROOT);
        return "| " + String.join(" | ", "`" + text + "`", type, unit, names, help) + " |";
    }
}
