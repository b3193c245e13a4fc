package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Series;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports of panes as messages.
 *
 * <p>The findings are those that the engine selected. The counts beside them are those of the version's own slice, on the
 * reference's deciles and levels. A layout that counts no outcomes knows of no labels: {@code labels} is 0 and the coverage
 * is null.
 */
public final class ReportWire {

    private ReportWire() {}

    /**
     * Reports as they leave together from one close, in their order.
     *
     * @param reports all reports of each pane that is among them, so that the shares of layouts add up to 1
     * @param policy the policy that they were made under
     */
    public static List<WindowReport> messages(List<PaneReport> reports, Policy policy) {
        Map<Slice, Long> events =
                reports.stream().collect(Collectors.groupingBy(Slice::of, Collectors.summingLong(ReportWire::events)));
        return reports.stream()
                .map(report -> message(report, policy, share(report, events)))
                .toList();
    }

    /** A version in a role in a pane; several layouts may have counted parts of it. */
    private record Slice(long pane, String version, io.plimsoll.streams.monitor.Role role) {

        static Slice of(PaneReport report) {
            return new Slice(
                    report.pane(), report.series().version(), report.series().role());
        }
    }

    private static long events(PaneReport report) {
        return report.tally().events();
    }

    private static double share(PaneReport report, Map<Slice, Long> events) {
        long all = events.getOrDefault(Slice.of(report), 0L);
        return all == 0 ? 1 : (double) events(report) / all;
    }

    /**
     * One report.
     *
     * @param share the part of the pane's events, of this version and role, that its layout counted
     */
    public static WindowReport message(PaneReport report, Policy policy, double share) {
        Series series = report.series();
        boolean isLabelled = report.tally().layout().countsLabels();
        return new WindowReport(
                report.model(),
                series.version(),
                Role.valueOf(series.role().name()),
                report.reference().map(Reference::hash).orElse(null),
                series.layoutHash(),
                window(report.pane(), policy),
                report.revision(),
                report.isFinal(),
                events(report),
                report.tally().labelled(),
                isLabelled ? coverage(report.tally()) : null,
                report.reference().map(ReportWire::phi).orElse(null),
                share,
                report.findings().stream()
                        .map(finding -> FindingWire.finding(finding, report.pane(), policy))
                        .toList(),
                Distributions.of(report),
                Distributions.ofSegments(report, policy),
                new Outcomes(report.tally(), policy).bySegment(),
                ConfusionWire.of(report.tally(), policy));
    }

    static TimeWindow window(long pane, Policy policy) {
        return new TimeWindow(start(pane, policy), Instant.ofEpochMilli(policy.paneEnd(pane)));
    }

    static Instant start(long pane, Policy policy) {
        return Instant.ofEpochMilli(policy.paneEnd(pane - 1));
    }

    /** The largest of the reference's design effects: each finding is judged with that of its own subject. */
    private static @Nullable Double phi(Reference reference) {
        OptionalDouble largest = reference.effects().drift().stream()
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return FindingWire.orNull(largest);
    }

    private static @Nullable Double coverage(WindowTally tally) {
        long predictions = tally.outcomes().map(OutcomeTable::predictions).orElse(0L)
                + tally.errors().map(ErrorTable::predictions).orElse(0L);
        return predictions == 0 ? null : (double) tally.labelled() / predictions;
    }
}
