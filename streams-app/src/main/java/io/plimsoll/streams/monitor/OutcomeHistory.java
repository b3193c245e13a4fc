package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.OutcomeRun;
import io.plimsoll.detectors.check.OutcomeSpans;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The spans on which the outcomes of one series are judged, as a report of one pane sees them.
 *
 * <p>The first report of a pane, at its close, sees all panes up to it, and of what needs labels the panes that have matured by
 * then. The last one, when the pane is final, sees the same panes with all their labels: it depends on nothing that came
 * later, so it is the same however the events came.
 */
final class OutcomeHistory {

    /** Panes of the longest run. */
    static final int LONGEST = 28;

    private final Policy policy;
    private final Series series;
    private final long pane;
    private final boolean isFinal;
    private final PaneJudge.History history;
    private final List<VersionTotal> totals;
    private final Layout layout;

    /**
     * @param totals of the roles in which the version answered, at least one
     */
    OutcomeHistory(
            Policy policy,
            Series series,
            long pane,
            boolean isFinal,
            PaneJudge.History history,
            List<VersionTotal> totals) {
        this.policy = policy;
        this.series = series;
        this.pane = pane;
        this.isFinal = isFinal;
        this.history = history;
        this.totals = totals;
        this.layout = totals.get(0).closed().layout();
    }

    OutcomeSpans spans() {
        long matured = isFinal ? pane : pane - policy.maturePanes();
        return new OutcomeSpans(
                period(),
                version(pane, isFinal ? VersionTotal::settled : VersionTotal::closed),
                runs(pane),
                version(matured, isFinal ? VersionTotal::settled : VersionTotal::matured),
                runs(matured));
    }

    private long firstPane() {
        return totals.stream().mapToLong(VersionTotal::firstPane).min().orElseThrow();
    }

    private int period() {
        long elapsed = Math.multiplyExact(pane - firstPane(), policy.window().toMillis());
        return Math.toIntExact(elapsed / policy.budget().period().toMillis()) + 1;
    }

    private OutcomeRun version(long end, Function<VersionTotal, WindowTally> sum) {
        long first = firstPane();
        if (end < first) {
            return nothing();
        }
        WindowTally tally = new WindowTally(layout);
        totals.forEach(total -> tally.addOutcomes(sum.apply(total)));
        WindowTally before = tally.copy();
        before.subtract(ofVersion(end));
        return new OutcomeRun(Math.toIntExact(end - first + 1), tally, before, strata(first, end, tally));
    }

    /** The last panes one by one, and what was before them as one. */
    private List<WindowTally> strata(long first, long end, WindowTally tally) {
        List<WindowTally> strata = new ArrayList<>();
        WindowTally rest = tally.copy();
        for (long each = Math.max(first, end - LONGEST + 1); each <= end; each++) {
            WindowTally stratum = ofVersion(each);
            if (!stratum.isEmpty()) {
                rest.subtract(stratum);
                strata.add(stratum);
            }
        }
        if (!rest.isEmpty()) {
            strata.add(0, rest);
        }
        return strata;
    }

    /** The outcomes of the version in one pane, in all its roles. */
    private WindowTally ofVersion(long earlier) {
        WindowTally sum = new WindowTally(layout);
        history.at(earlier).forEach((other, tally) -> {
            if (other.version().equals(series.version()) && other.layoutHash().equals(series.layoutHash())) {
                sum.addOutcomes(tally);
            }
        });
        return sum;
    }

    private List<OutcomeRun> runs(long end) {
        long start = history.start(series, end, LONGEST);
        List<OutcomeRun> runs = new ArrayList<>();
        List<WindowTally> strata = new ArrayList<>();
        WindowTally tally = new WindowTally(layout);
        WindowTally before = new WindowTally(layout);
        long reached = end + 1;
        for (int length : lengths()) {
            long first = end - length + 1;
            if (first < start) {
                break;
            }
            for (; reached > first; reached--) {
                boolean isLast = reached - 1 == end;
                history.find(series, reached - 1).ifPresent(stratum -> {
                    tally.addOutcomes(stratum);
                    strata.add(stratum);
                    if (!isLast) {
                        before.addOutcomes(stratum);
                    }
                });
            }
            runs.add(new OutcomeRun(length, tally.copy(), before.copy(), strata));
        }
        return runs;
    }

    private int[] lengths() {
        return IntStream.concat(IntStream.of(policy.scan().lengths()), IntStream.of(LONGEST))
                .filter(length -> length <= LONGEST)
                .sorted()
                .distinct()
                .toArray();
    }

    private OutcomeRun nothing() {
        return new OutcomeRun(0, new WindowTally(layout), new WindowTally(layout), List.of());
    }
}
