package io.plimsoll.streams.ops.metrics;

import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Finding.Compared;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.WindowReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The findings of a report as series. Several findings can claim one series, because spans are no label: the one with the
 * most serious verdict has it, of those the shortest run. A value that is undefined has no series.
 *
 * @param whole those about the whole slice
 * @param segments those about segments
 */
record FindingGauges(Map<SeriesId, Double> whole, Map<SeriesId, Double> segments) {
    static final FindingGauges NONE = new FindingGauges(Map.of(), Map.of());

    /** What stands where a subject has none of a label's kind: an empty label is as good as no label to Prometheus. */
    private static final String NOTHING = "-";

    private static final List<Verdict> LEAST_SERIOUS_FIRST =
            List.of(Verdict.INSUFFICIENT, Verdict.OK, Verdict.NOTICE, Verdict.WARNING, Verdict.ERROR, Verdict.CRITICAL);

    private static final Comparator<Finding> LEAST_TO_SAY_FIRST = Comparator.comparing(
                    (Finding finding) -> LEAST_SERIOUS_FIRST.indexOf(finding.verdict()))
            .thenComparing(finding -> runMillis(finding.span()), Comparator.reverseOrder());

    /**
     * The findings of a report.
     *
     * @param limits of the policy, by drift check: what a change that has no evidence yet would be held against
     */
    static FindingGauges of(WindowReport report, Map<String, Double> limits) {
        NavigableMap<SeriesId, Double> whole = new TreeMap<>();
        NavigableMap<SeriesId, Double> segments = new TreeMap<>();
        report.findings().stream()
                .sorted(LEAST_TO_SAY_FIRST)
                .forEach(finding ->
                        put(report, finding, limits, finding.subject().segment() == null ? whole : segments));
        return new FindingGauges(whole, segments);
    }

    private static long runMillis(Span span) {
        return span.run() == null ? Long.MAX_VALUE : span.run().toDuration().toMillis();
    }

    private static void put(
            WindowReport report, Finding finding, Map<String, Double> limits, Map<SeriesId, Double> series) {
        switch (finding.family()) {
            case DRIFT -> {
                putValue(feature(Metric.DRIFT_VALUE, report, finding), finding, series);
                SeriesId threshold = feature(Metric.DRIFT_THRESHOLD, report, finding);
                putThreshold(threshold, finding, series);
                limits.entrySet().stream()
                        .filter(limit -> limit.getKey().equals(finding.check()))
                        .forEach(limit -> series.putIfAbsent(threshold, limit.getValue()));
            }
            case INTEGRITY -> putValue(feature(Metric.INTEGRITY_VALUE, report, finding), finding, series);
            case PERFORMANCE -> {
                putValue(performance(Metric.PERFORMANCE_VALUE, report, finding), finding, series);
                putThreshold(performance(Metric.PERFORMANCE_THRESHOLD, report, finding), finding, series);
            }
            case FAIRNESS -> {
                putValue(fairness(Metric.FAIRNESS_VALUE, report, finding), finding, series);
                putThreshold(fairness(Metric.FAIRNESS_THRESHOLD, report, finding), finding, series);
            }
            case LATENCY, VOLUME, COMPARISON -> {
                // The contract has no metric of these; they are in reports and alerts.
            }
        }
    }

    private static void putValue(SeriesId id, Finding finding, Map<SeriesId, Double> series) {
        if (finding.value() == null) {
            series.remove(id);
        } else {
            series.put(id, finding.value());
        }
    }

    private static void putThreshold(SeriesId id, Finding finding, Map<SeriesId, Double> series) {
        Compared compared = finding.compared();
        if (compared == null) {
            series.remove(id);
        } else {
            series.put(id, compared.threshold());
        }
    }

    private static SeriesId feature(Metric metric, WindowReport report, Finding finding) {
        Subject subject = finding.subject();
        return SeriesId.of(
                metric,
                report.model(),
                report.version(),
                first(Stream.of(subject.feature(), subject.attribute(), subject.metric())),
                segment(subject),
                finding.check());
    }

    private static SeriesId performance(Metric metric, WindowReport report, Finding finding) {
        return SeriesId.of(metric, report.model(), report.version(), segment(finding.subject()), metric(finding));
    }

    private static SeriesId fairness(Metric metric, WindowReport report, Finding finding) {
        Subject subject = finding.subject();
        return SeriesId.of(
                metric,
                report.model(),
                report.version(),
                first(Stream.of(subject.attribute())),
                first(Stream.of(subject.group())),
                metric(finding));
    }

    private static String metric(Finding finding) {
        return first(Stream.of(finding.subject().metric(), finding.check()));
    }

    private static String segment(Subject subject) {
        return first(Stream.of(subject.segment(), SegmentKey.ALL));
    }

    private static String first(Stream<String> names) {
        return names.filter(Objects::nonNull).findFirst().orElse(NOTHING);
    }
}
