package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Arm;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.CandidateJudge;
import io.plimsoll.detectors.check.DeclaredSplit;
import io.plimsoll.detectors.check.Entrant;
import io.plimsoll.detectors.check.OutcomeRun;
import io.plimsoll.detectors.check.Trial;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Compares every version that answers beside the champion with it, over the panes in which both did: since the version began
 * in its role, and of versions that share the traffic since its shares were declared. What is not kept any more, or lies
 * further back than 500 panes, is left out.
 *
 * <p>A shadow is compared by the requests that both answered ({@link Pairing}), as a whole only where there are none.
 */
final class Trials {

    /** A longer trial would be read anew at every close, for little. */
    private static final int LONGEST = 500;

    private final Monitor monitor;
    private final LongFunction<Map<Series, WindowTally>> counts;
    private final VersionTotals totals;
    private final CandidateJudge judge;

    /**
     * @param monitor the policy and references in force
     * @param counts the counts of a pane, by series
     * @param totals the outcomes of each series since its first pane
     */
    Trials(Monitor monitor, LongFunction<Map<Series, WindowTally>> counts, VersionTotals totals) {
        this.monitor = monitor;
        this.counts = counts;
        this.totals = totals;
        this.judge = new CandidateJudge(
                monitor.policy().rollout().rules(), monitor.policy().checks());
    }

    /**
     * How each version that can be compared does, as of the close of a pane.
     *
     * @param pane the pane
     * @param reports its reports
     * @param declaredSince the pane from which on the declared shares are in force
     */
    List<Candidacy> judge(long pane, List<PaneReport> reports, long declaredSince) {
        Optional<PaneReport> champion = PaneReport.champion(reports).filter(this::canBeCompared);
        List<Entrant> entrants = new ArrayList<>();
        champion.ifPresent(acting -> candidates(reports, acting)
                .forEach(candidate -> entrants.add(new Entrant(
                        new Panes(pane, acting.series(), candidate.series(), declaredSince).trial(),
                        candidate.findings()))));
        return entrants.isEmpty() ? List.of() : judge.judge(entrants);
    }

    /** Of each version the role in which it answers most, in the order of the versions. */
    private List<PaneReport> candidates(List<PaneReport> reports, PaneReport champion) {
        Map<String, PaneReport> candidates = new TreeMap<>();
        reports.stream()
                .filter(report -> report.series().role() != Role.CHAMPION)
                .filter(report ->
                        !report.series().version().equals(champion.series().version()))
                .filter(this::canBeCompared)
                .forEach(report -> candidates.merge(
                        report.series().version(),
                        report,
                        (one, other) -> PaneReport.BY_EVENTS.compare(one, other) >= 0 ? one : other));
        return List.copyOf(candidates.values());
    }

    private boolean canBeCompared(PaneReport report) {
        return monitor.judge(report.series().layoutHash()).isPresent()
                && report.tally().outcomes().isPresent();
    }

    /** The panes of one trial. */
    private final class Panes {

        private final long last;
        private final Series acting;
        private final Series candidate;
        private final long first;
        private final Sum ofActing;
        private final Sum ofCandidate;
        private final Map<String, Long> requests = new HashMap<>();

        Panes(long last, Series acting, Series candidate, long declaredSince) {
            this.last = last;
            this.acting = acting;
            this.candidate = candidate;
            long began = totals.firstPane(candidate).orElse(last);
            long since = candidate.role().serves() ? Math.max(began, declaredSince) : began;
            this.first = Math.max(since, last - LONGEST + 1);
            this.ofActing = new Sum(acting);
            this.ofCandidate = new Sum(candidate);
            for (long pane = first; pane <= last; pane++) {
                add(pane, counts.apply(pane));
            }
        }

        private void add(long pane, Map<Series, WindowTally> series) {
            WindowTally one = series.get(acting);
            WindowTally other = series.get(candidate);
            if (one == null || other == null) {
                return;
            }
            boolean matured = pane <= last - monitor.policy().maturePanes();
            ofActing.add(one, matured);
            ofCandidate.add(other, matured);
            series.forEach((each, tally) -> {
                if (each.role().serves()) {
                    requests.merge(each.version(), tally.events(), Long::sum);
                }
            });
        }

        Trial trial() {
            return candidate.role() == Role.SHADOW
                    ? new Trial.Shadow(
                            ofActing.arm(), ofCandidate.arm(), totals.maturedPairs(Pairing.series(acting, candidate)))
                    : new Trial.Split(ofActing.arm(), ofCandidate.arm(), declared());
        }

        private Optional<DeclaredSplit> declared() {
            Map<String, Double> weights = monitor.policy().rollout().weights();
            return weights.containsKey(acting.version()) && weights.containsKey(candidate.version())
                    ? Optional.of(new DeclaredSplit(new TreeMap<>(weights), requests))
                    : Optional.empty();
        }
    }

    /** One version over the panes of a trial. */
    private final class Sum {

        private final Series series;
        private final WindowTally served;
        private final WindowTally matured;
        private final List<WindowTally> strata = new ArrayList<>();

        Sum(Series series) {
            this.series = series;
            this.served = new WindowTally(monitor.layoutOf(series.layoutHash()).orElseThrow());
            this.matured = new WindowTally(served.layout());
        }

        void add(WindowTally tally, boolean hasMatured) {
            served.add(tally);
            if (hasMatured) {
                matured.addOutcomes(tally);
                strata.add(tally.copy());
            }
        }

        Arm arm() {
            WindowTally before = new WindowTally(served.layout());
            strata.stream().limit(Math.max(0, strata.size() - 1)).forEach(before::addOutcomes);
            return new Arm(series.version(), served, new OutcomeRun(strata.size(), matured, before, strata));
        }
    }
}
