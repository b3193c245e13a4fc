package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Allotment;
import io.plimsoll.detectors.check.Arm;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.CandidateJudge;
import io.plimsoll.detectors.check.DeclaredSplit;
import io.plimsoll.detectors.check.Entrant;
import io.plimsoll.detectors.check.OutcomeRun;
import io.plimsoll.detectors.check.TrafficJudge;
import io.plimsoll.detectors.check.Trial;
import io.plimsoll.detectors.evidence.TrafficShares;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

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
    private final TrafficJudge traffic;
    private final SortedMap<String, Double> shares;

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
        Rollout rollout = monitor.policy().rollout();
        this.traffic = new TrafficJudge(rollout.rules(), new TrafficShares(rollout.floor(), rollout.step()));
        this.shares = new TreeMap<>(rollout.weights());
        shares.values().removeIf(share -> share == 0);
    }

    /**
     * How the versions of a model stand to each other.
     *
     * @param candidacies how each version that can be compared does
     * @param allotment how the traffic should be shared, empty where nothing is to be changed or said
     */
    record Standings(List<Candidacy> candidacies, Optional<Allotment> allotment) {

        /** Nothing is compared. */
        static final Standings NONE = new Standings(List.of(), Optional.empty());
    }

    /**
     * How the versions stand to each other, as of the close of a pane.
     *
     * @param pane the pane
     * @param reports its reports
     * @param declaredSince the pane from which on the declared shares are in force
     */
    Standings judge(long pane, List<PaneReport> reports, long declaredSince) {
        Optional<PaneReport> champion = PaneReport.champion(reports).filter(this::canBeCompared);
        List<Entrant> entrants = new ArrayList<>();
        List<Panes> trials = new ArrayList<>();
        champion.ifPresent(acting -> candidates(reports, acting).forEach(candidate -> {
            Panes panes = new Panes(pane, acting.series(), candidate.series(), declaredSince);
            trials.add(panes);
            entrants.add(new Entrant(panes.trial(), candidate.findings()));
        }));
        if (entrants.isEmpty()) {
            return Standings.NONE;
        }
        List<Candidacy> candidacies = judge.judge(entrants);
        trials.removeIf(trial -> !trial.candidate.role().serves());
        return new Standings(
                candidacies,
                isSplitAsDeclared(trials, reports)
                        ? traffic.judge(shares, arms(trials), candidacies)
                        : Optional.empty());
    }

    /** Whether every version that serves has a share, can be compared, and answers. */
    private boolean isSplitAsDeclared(List<Panes> trials, List<PaneReport> reports) {
        Set<String> serving = reports.stream()
                .filter(report -> report.series().role().serves())
                .map(report -> report.series().version())
                .collect(Collectors.toSet());
        return shares.size() > 1 && shares.keySet().equals(serving) && trials.size() == shares.size() - 1;
    }

    /** All that share the traffic, over the panes that all of their trials have in common. */
    private List<Arm> arms(List<Panes> trials) {
        Panes any = trials.get(0);
        List<Sum> sums = new ArrayList<>(List.of(new Sum(any.acting)));
        trials.forEach(trial -> sums.add(new Sum(trial.candidate)));
        long first = trials.stream().mapToLong(trial -> trial.first).max().orElse(any.last);
        for (long pane = first; pane <= any.last - monitor.policy().maturePanes(); pane++) {
            Map<Series, WindowTally> series = counts.apply(pane);
            if (sums.stream().allMatch(sum -> series.containsKey(sum.series))) {
                sums.forEach(sum -> sum.add(Objects.requireNonNull(series.get(sum.series)), true));
            }
        }
        return sums.stream()
                .map(Sum::arm)
                .sorted(Comparator.comparing(Arm::version))
                .toList();
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
            this.matured = new WindowTally(served.layout().outcomesAlone());
        }

        void add(WindowTally tally, boolean hasMatured) {
            served.add(tally);
            if (hasMatured) {
                matured.addOutcomes(tally);
                strata.add(tally.outcomesAlone());
            }
        }

        Arm arm() {
            WindowTally before = new WindowTally(matured.layout());
            strata.stream().limit(Math.max(0, strata.size() - 1)).forEach(before::addOutcomes);
            return new Arm(
                    series.version(),
                    served,
                    new OutcomeRun(
                            strata.size(), Math.toIntExact(monitor.policy().maturePanes()), matured, before, strata));
        }
    }
}
