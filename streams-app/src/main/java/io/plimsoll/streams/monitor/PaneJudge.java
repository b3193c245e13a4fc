package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Judge;
import io.plimsoll.detectors.check.PaneRun;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Makes the reports of a pane from the counts of it and of the panes before it. */
final class PaneJudge {

    private static final int WEEKS = 4;

    private final Monitor monitor;
    private final LongFunction<Map<Series, WindowTally>> counts;
    private final VersionTotals totals;

    /**
     * @param monitor the policy and references in force
     * @param counts the counts of a pane, by series
     * @param totals the outcomes of each series since its first pane
     */
    PaneJudge(Monitor monitor, LongFunction<Map<Series, WindowTally>> counts, VersionTotals totals) {
        this.monitor = monitor;
        this.counts = counts;
        this.totals = totals;
    }

    /** How many panes before its own a report looks at. */
    static long reach(Policy policy) {
        return Math.max(Math.max(policy.scan().longest(), OutcomeHistory.LONGEST) - 1, WEEKS * week(policy));
    }

    /** The reports of a pane, judged in full. */
    List<PaneReport> report(long pane, PaneState state) {
        History history = new History(pane);
        return reports(history, state, series -> findings(series, history, state.isFinal()));
    }

    /** The reports of a pane of which nothing but labels is new: what was found in its features is not found again. */
    List<PaneReport> tellLabels(long pane, PaneState state) {
        return reports(new History(pane), state, series -> List.of());
    }

    private List<PaneReport> reports(History history, PaneState state, Function<Series, List<Finding>> findings) {
        List<PaneReport> reports = new ArrayList<>();
        history.at(history.pane).forEach((series, tally) -> {
            if (tally.layout().pairs().isEmpty()) {
                reports.add(new PaneReport(
                        monitor.policy().model(),
                        series,
                        history.pane,
                        state.revision(),
                        state.isFinal(),
                        monitor.reference(series.layoutHash()),
                        tally.copy(),
                        findings.apply(series),
                        pairs(series, history)));
            }
        });
        return reports;
    }

    /** By acting version, whatever its reference was. */
    private Map<String, PairTable> pairs(Series candidate, History history) {
        Map<String, PairTable> pairs = new TreeMap<>();
        history.at(history.pane)
                .forEach((series, tally) -> monitor.pairing(series.layoutHash())
                        .filter(pairing -> pairing.candidate().equals(candidate))
                        .ifPresent(pairing -> tally.pairs()
                                .ifPresent(table -> pairs.merge(pairing.acting().version(), table, PaneJudge::sum))));
        return pairs;
    }

    private static PairTable sum(PairTable one, PairTable other) {
        one.add(other);
        return one;
    }

    /** Drift and integrity are judged of versions that serve; of a shadow only counts are shown. */
    private List<Finding> findings(Series series, History history, boolean isFinal) {
        Optional<Judge> judge =
                monitor.judge(series.layoutHash()).filter(j -> series.role().serves());
        List<Finding> findings = new ArrayList<>();
        judge.ifPresent(j -> findings.addAll(judge(j, series, history)));
        monitor.judge(series.layoutHash()).ifPresent(j -> findings.addAll(outcomes(j, series, history, isFinal)));
        if (series.role() == Role.CHAMPION) {
            findings.add(volume(history));
        }
        return findings;
    }

    /** What became of predictions is judged of shadows as well. */
    private List<Finding> outcomes(Judge judge, Series series, History history, boolean isFinal) {
        Map<Role, VersionTotal> ofVersion = totals.of(series);
        return ofVersion.isEmpty()
                ? List.of()
                : judge.judgeOutcomes(
                        new OutcomeHistory(monitor.policy(), series, history.pane, isFinal, history, ofVersion)
                                .spans());
    }

    /** Runs of growing length; both sums grow by the panes between one length and the next. */
    private List<Finding> judge(Judge judge, Series series, History history) {
        WindowTally last = history.tally(series, history.pane);
        WindowTally tally = last.copy();
        WindowTally before = new WindowTally(last.layout());
        long start = history.start(series, history.pane, monitor.policy().scan().longest());
        List<Finding> findings = new ArrayList<>();
        long reached = history.pane;
        for (int length : monitor.policy().scan().lengths()) {
            long first = history.pane - length + 1;
            if (first < start) {
                break;
            }
            for (; reached > first; reached--) {
                history.find(series, reached - 1).ifPresent(earlier -> {
                    tally.add(earlier);
                    before.add(earlier);
                });
            }
            findings.addAll(judge.judge(new PaneRun(length, tally, before)));
        }
        return findings;
    }

    private Finding volume(History history) {
        long week = week(monitor.policy());
        long[] comparable = LongStream.rangeClosed(1, WEEKS)
                .map(weeks -> history.served(history.pane - weeks * week))
                .filter(served -> served > 0)
                .toArray();
        return monitor.policy().checks().volume().judge(history.served(history.pane), comparable);
    }

    private static long week(Policy policy) {
        return Math.max(1, Duration.ofDays(7).dividedBy(policy.window()));
    }

    /** The counts of the panes that runs reach back to. */
    final class History {

        private final long pane;

        History(long pane) {
            this.pane = pane;
        }

        Map<Series, WindowTally> at(long earlier) {
            return counts.apply(earlier);
        }

        WindowTally tally(Series series, long earlier) {
            return find(series, earlier).orElseThrow();
        }

        Optional<WindowTally> find(Series series, long earlier) {
            return Optional.ofNullable(at(earlier).get(series));
        }

        /** The number of requests that were answered by a champion. */
        long served(long earlier) {
            return at(earlier).entrySet().stream()
                    .filter(entry -> entry.getKey().role() == Role.CHAMPION)
                    .mapToLong(entry -> entry.getValue().events())
                    .sum();
        }

        /** The first pane of the series, or of its time as champion: a new champion opens new starts. */
        long start(Series series, long end, int longest) {
            long start = end;
            long oldest = end - longest + 1;
            for (long earlier = end - 1; earlier >= oldest && !isOthers(series, earlier); earlier--) {
                start = at(earlier).containsKey(series) ? earlier : start;
            }
            return start;
        }

        private boolean isOthers(Series series, long earlier) {
            return series.role() == Role.CHAMPION
                    && champion(earlier).filter(other -> !other.equals(series)).isPresent();
        }

        /** The series that answered most requests as champion. */
        private Optional<Series> champion(long earlier) {
            return at(earlier).entrySet().stream()
                    .filter(entry -> entry.getKey().role() == Role.CHAMPION)
                    .max(Map.Entry.<Series, WindowTally>comparingByValue(
                                    (one, other) -> Long.compare(one.events(), other.events()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey);
        }
    }
}
