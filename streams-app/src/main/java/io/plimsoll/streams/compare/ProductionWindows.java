package io.plimsoll.streams.compare;

import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last windows in which a version served, each in its last revision.
 *
 * @param version the version
 * @param last the reports of the last windows, the oldest first
 * @param matured the reports of the last windows whose labels had time to come, the oldest first
 */
public record ProductionWindows(String version, List<WindowReport> last, List<WindowReport> matured) {

    /** Copies are kept. */
    public ProductionWindows {
        last = List.copyOf(last);
        matured = List.copyOf(matured);
    }

    /**
     * Picks the windows.
     *
     * @param reports as they lie on the topic {@code reports} or in a backtest's {@code reports.jsonl}
     * @param policy whose model it is, and when labels have had time to come
     * @param base the version that served, with the reference that its windows must have been held against
     * @param windows how many windows
     * @throws IllegalArgumentException saying what is missing
     */
    public static ProductionWindows of(List<WindowReport> reports, Policy policy, Base base, int windows) {
        List<WindowReport> served = newest(reports.stream()
                .filter(report -> report.model().equals(policy.model()))
                .filter(report -> report.version().equals(base.version()) && report.role() != Role.SHADOW)
                .toList());
        requireSome(served, policy, base);
        requireSameReference(served, base);
        Instant end = served.get(served.size() - 1).window().end();
        Instant matured = end.minus(policy.maturity());
        return new ProductionWindows(
                base.version(),
                last(served, windows),
                last(
                        served.stream()
                                .filter(report -> !report.window().end().isAfter(matured))
                                .toList(),
                        windows));
    }

    /** From the first instant of the windows to the last. */
    Stretch stretch() {
        return new Stretch(
                last.get(0).window().start().toEpochMilli(),
                last.get(last.size() - 1).window().end().toEpochMilli());
    }

    private static List<WindowReport> newest(List<WindowReport> reports) {
        Map<Slice, WindowReport> newest = new LinkedHashMap<>();
        reports.forEach(report -> newest.merge(
                new Slice(report.window(), report.role(), report.layoutHash()),
                report,
                (one, other) -> other.revision() >= one.revision() ? other : one));
        return newest.values().stream()
                .sorted(Comparator.comparing(report -> report.window().end()))
                .toList();
    }

    private static List<WindowReport> last(List<WindowReport> reports, int windows) {
        List<Instant> ends =
                reports.stream().map(report -> report.window().end()).distinct().toList();
        List<Instant> wanted = ends.subList(Math.max(0, ends.size() - windows), ends.size());
        return reports.stream()
                .filter(report -> wanted.contains(report.window().end()))
                .toList();
    }

    private static void requireSome(List<WindowReport> served, Policy policy, Base base) {
        if (served.isEmpty()) {
            throw new IllegalArgumentException("no window in which version " + base.version() + " of model "
                    + policy.model() + " served; check the version that the reference is of");
        }
    }

    private static void requireSameReference(List<WindowReport> served, Base base) {
        WindowReport newest = served.get(served.size() - 1);
        if (!base.reference().hash().equals(newest.referenceHash())) {
            throw new IllegalArgumentException("the windows of " + base.version()
                    + " were held against another reference; give the training data, or the profile, and the policy that"
                    + " were in force then");
        }
    }

    private record Slice(TimeWindow window, Role role, String layoutHash) {}
}
