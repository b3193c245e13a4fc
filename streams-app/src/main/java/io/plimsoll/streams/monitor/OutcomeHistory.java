package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.ActingLabels;
import io.plimsoll.detectors.check.LabelCause;
import io.plimsoll.detectors.check.OutcomeRun;
import io.plimsoll.detectors.check.OutcomeSpans;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final Map<Role, VersionTotal> totals;
    private final Layout layout;

    /**
     * @param totals by the role in which the version answered, at least one
     */
    OutcomeHistory(
            Policy policy,
            Series series,
            long pane,
            boolean isFinal,
            PaneJudge.History history,
            Map<Role, VersionTotal> totals) {
        this.policy = policy;
        this.series = series;
        this.pane = pane;
        this.isFinal = isFinal;
        this.history = history;
        this.totals = totals;
        this.layout = totals.values().iterator().next().closed().layout();
    }

    OutcomeSpans spans() {
        int waiting = isFinal ? 0 : Math.toIntExact(policy.maturePanes());
        long matured = pane - waiting;
        Function<VersionTotal, WindowTally> labelled = isFinal ? VersionTotal::settled : VersionTotal::matured;
        Predicate<Role> told = rolesOfLabels(labelled);
        return new OutcomeSpans(
                period(),
                version(pane, isFinal ? VersionTotal::settled : VersionTotal::closed, role -> true),
                runs(pane),
                version(matured, labelled, told),
                runs(matured),
                errors(isFinal ? VersionTotal::settledErrors : VersionTotal::maturedErrors, told),
                acting(matured),
                waiting);
    }

    /**
     * The roles whose labels tell of the version: all, but where labels depend on what was carried out. Then a version that
     * serves is known by what it did, not by its time as a shadow.
     */
    private Predicate<Role> rolesOfLabels(Function<VersionTotal, WindowTally> sum) {
        return series.role().serves() && (isCausedByDecision() || isSelective(sum)) ? Role::serves : role -> true;
    }

    private boolean isCausedByDecision() {
        return policy.checks().outcomes().causedBy() == LabelCause.DECISION;
    }

    private boolean isSelective(Function<VersionTotal, WindowTally> sum) {
        return ActingLabels.Served.in(sum(sum, Role::serves))
                .filter(ActingLabels.Served::isSelective)
                .isPresent();
    }

    private WindowTally sum(Function<VersionTotal, WindowTally> sum, Predicate<Role> counted) {
        WindowTally tally = new WindowTally(layout);
        totals.forEach((role, total) -> {
            if (counted.test(role)) {
                tally.addOutcomes(sum.apply(total));
            }
        });
        return tally;
    }

    /** Of a shadow the outcomes of the one that served most in the last panes whose labels had time to come. */
    private ActingLabels acting(long end) {
        if (series.role().serves()) {
            return ActingLabels.OWN;
        }
        Map<Series, ActingLabels.Served> served = new TreeMap<>();
        for (long each = end - LONGEST + 1; each <= end; each++) {
            history.at(each).forEach((other, tally) -> {
                if (other.role().serves()) {
                    ActingLabels.Served.in(tally)
                            .ifPresent(answers -> served.merge(other, answers, ActingLabels.Served::plus));
                }
            });
        }
        return served.values().stream()
                .max(Comparator.comparingLong(ActingLabels.Served::predictions))
                .map(ActingLabels::of)
                .orElse(ActingLabels.OF_NOBODY);
    }

    /** Of every pane how many were wrong, in these roles of the version. */
    private List<Share> errors(Function<VersionTotal, PaneErrors> kept, Predicate<Role> counted) {
        PaneErrors sum = new PaneErrors();
        totals.forEach((role, total) -> {
            if (counted.test(role)) {
                sum.add(kept.apply(total));
            }
        });
        return sum.shares();
    }

    private long firstPane() {
        return totals.values().stream().mapToLong(VersionTotal::firstPane).min().orElseThrow();
    }

    private int period() {
        long elapsed = Math.multiplyExact(pane - firstPane(), policy.window().toMillis());
        return Math.toIntExact(elapsed / policy.budget().period().toMillis()) + 1;
    }

    private OutcomeRun version(long end, Function<VersionTotal, WindowTally> sum, Predicate<Role> counted) {
        long first = firstPane();
        if (end < first) {
            return nothing(end);
        }
        WindowTally tally = sum(sum, counted);
        WindowTally before = tally.copy();
        before.subtract(ofVersion(end, counted));
        return new OutcomeRun(
                Math.toIntExact(end - first + 1), ago(end), tally, before, strata(first, end, tally, counted));
    }

    /** The last panes one by one, and what was before them as one. */
    private List<WindowTally> strata(long first, long end, WindowTally tally, Predicate<Role> counted) {
        List<WindowTally> strata = new ArrayList<>();
        WindowTally rest = tally.copy();
        for (long each = Math.max(first, end - LONGEST + 1); each <= end; each++) {
            WindowTally stratum = ofVersion(each, counted);
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

    /** The outcomes of the version in one pane, in these roles. */
    private WindowTally ofVersion(long earlier, Predicate<Role> counted) {
        WindowTally sum = new WindowTally(layout);
        history.at(earlier).forEach((other, tally) -> {
            if (isOfVersion(other) && counted.test(other.role())) {
                sum.addOutcomes(tally);
            }
        });
        return sum;
    }

    private boolean isOfVersion(Series other) {
        return other.version().equals(series.version()) && other.layoutHash().equals(series.layoutHash());
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
            runs.add(new OutcomeRun(length, ago(end), tally.copy(), before.copy(), strata));
        }
        return runs;
    }

    private int ago(long end) {
        return Math.toIntExact(pane - end);
    }

    private int[] lengths() {
        return IntStream.concat(IntStream.of(policy.scan().lengths()), IntStream.of(LONGEST))
                .filter(length -> length <= LONGEST)
                .sorted()
                .distinct()
                .toArray();
    }

    private OutcomeRun nothing(long end) {
        return new OutcomeRun(0, ago(end), new WindowTally(layout), new WindowTally(layout), List.of());
    }
}
