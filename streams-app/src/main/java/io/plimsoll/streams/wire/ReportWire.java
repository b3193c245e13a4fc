package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Series;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reports of panes as messages.
 *
 * <p>The findings are those that the engine selected. The counts beside them are those of the version's own slice, on the
 * reference's deciles and levels. Labels are not counted yet: {@code labels} is 0, and what needs them is null.
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
        return reports.stream()
                .map(report -> message(report, policy, share(report, reports)))
                .toList();
    }

    /**
     * One report.
     *
     * @param share the part of the pane's events, of this version and role, that its layout counted
     */
    public static WindowReport message(PaneReport report, Policy policy, double share) {
        Series series = report.series();
        return new WindowReport(
                report.model(),
                series.version(),
                Role.valueOf(series.role().name()),
                report.reference().map(Reference::hash).orElse(null),
                series.layoutHash(),
                window(report.pane(), policy),
                report.revision(),
                report.isFinal(),
                report.tally().events(),
                0L,
                null,
                report.reference().map(ReportWire::phi).orElse(null),
                share,
                report.findings().stream()
                        .map(finding -> FindingWire.finding(finding, policy))
                        .toList(),
                Distributions.of(report),
                Distributions.ofSegments(report, policy),
                new Outcomes(report.tally(), policy).bySegment());
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

    private static double share(PaneReport report, List<PaneReport> together) {
        long all = together.stream()
                .filter(other -> isSameVersionAndPane(report, other))
                .mapToLong(other -> other.tally().events())
                .sum();
        return all == 0 ? 1 : (double) report.tally().events() / all;
    }

    private static boolean isSameVersionAndPane(PaneReport one, PaneReport other) {
        return one.pane() == other.pane()
                && one.series().role() == other.series().role()
                && one.series().version().equals(other.series().version());
    }
}
