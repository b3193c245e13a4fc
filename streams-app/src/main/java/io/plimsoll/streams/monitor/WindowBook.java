package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The second stage, for one model: merges deltas into panes, closes panes when the watermark has passed them, and has them
 * judged.
 *
 * <p>What is decided depends on event time alone: on which panes the watermark has passed, and on the counts merged by
 * then. Counts that come for a closed pane revise it: it is reported again at the next close. When the horizon has passed it
 * is reported for the last time. A report is a function of the counts that lie under it, so the last report of a pane is the
 * same whatever the order in which its events came.
 */
public final class WindowBook {

    /** A pane, and the next one where the clocks of senders differ; a backlog would open all of its panes at once. */
    private static final int AT_HAND = 2;

    private final Monitor monitor;
    private final PaneShelf shelf;
    private final NavigableMap<Long, PaneState> panes = new TreeMap<>();
    private final NavigableMap<Long, Map<Series, WindowTally>> open = new TreeMap<>();

    /** The open panes that differ from what is on the shelf. */
    private final Set<Long> unshelved = new TreeSet<>();

    private final ReadPanes read = new ReadPanes();
    private final HeldChanges held;
    private final VersionTotals totals;
    private final PaneExemplars exemplars;
    private final LabelDelays delays = new LabelDelays();
    private final Incidents incidents;
    private final RolloutAdvisor advisor;
    private final PaneJudge judge;
    private final Trials trials;
    private Optional<Long> lastClosed = Optional.empty();
    private boolean over;

    /**
     * @param monitor the policy and references in force
     * @param shelf where the counts of panes are kept
     */
    public WindowBook(Monitor monitor, PaneShelf shelf) {
        this.monitor = monitor;
        this.shelf = shelf;
        this.held = new HeldChanges(shelf);
        this.totals = new VersionTotals(
                shelf,
                monitor::layoutOf,
                !monitor.policy().checks().outcomes().detectors().isEmpty());
        this.exemplars = new PaneExemplars(shelf, monitor::layoutOf);
        this.incidents = new Incidents(monitor.policy());
        this.advisor = new RolloutAdvisor(monitor.policy());
        this.judge = new PaneJudge(monitor, this::counts, totals);
        this.trials = new Trials(monitor, this::countsIfKept, totals);
    }

    /** What became of a delta. */
    public enum Outcome {
        /** It was merged. */
        MERGED,
        /** Its pane is final, or holds no counts that requests could be shown of. */
        EXPIRED,
        /** Its layout is not known: of a definition that was not read yet, or of one long past. */
        UNKNOWN_LAYOUT
    }

    /** Adds a delta's counts to its pane. */
    public Outcome merge(Delta delta) {
        Optional<Layout> layout = monitor.layoutOf(delta.series().layoutHash());
        if (layout.isEmpty()) {
            return Outcome.UNKNOWN_LAYOUT;
        }
        if (isFinal(delta.pane())) {
            return Outcome.EXPIRED;
        }
        if (delta.since() > Math.max(delta.pane(), lastClosed.orElse(Long.MIN_VALUE))) {
            held.hold(
                    new PaneShelf.Held(delta.since(), delta.pane(), delta.series()),
                    TallyCodec.sparse(layout.get(), delta.counts()));
        } else {
            WindowTally tally = openTally(delta.pane(), delta.series(), layout.get());
            long labelled = tally.labelled();
            TallyCodec.addTo(tally, delta.counts());
            delays.add(delta.series().version(), tally.labelled() - labelled, delta.since() - delta.pane());
            if (isClosed(delta.pane())) {
                totals.add(delta.pane(), delta.series(), delta.counts());
            }
            boolean isTold = layout.get().pairs().isEmpty();
            panes.merge(delta.pane(), PaneState.NEW, (state, ignored) -> isTold ? state.withChange() : state);
        }
        return Outcome.MERGED;
    }

    /** Adds requests that show a fault in a pane that has been counted. */
    public Outcome merge(ExemplarDelta delta) {
        if (monitor.layoutOf(delta.series().layoutHash()).isEmpty()) {
            return Outcome.UNKNOWN_LAYOUT;
        }
        if (!panes.containsKey(delta.pane()) || isFinal(delta.pane())) {
            return Outcome.EXPIRED;
        }
        exemplars.add(delta);
        return Outcome.MERGED;
    }

    /** Whether a pane waits to be closed under a watermark. */
    public boolean canClose(long watermark) {
        return next().filter(pane -> monitor.policy().paneEnd(pane) <= watermark)
                .isPresent();
    }

    /** Closes the next pane; only when {@link #canClose}. */
    public Close close() {
        long pane = next().orElseThrow();
        lastClosed = Optional.of(pane);
        Set<Long> relabelled = count(held.take(pane));
        totals.close(pane, counts(pane), pane - monitor.policy().maturePanes(), this::countsIfKept);
        List<PaneReport> reports = new ArrayList<>();
        List<PaneReport> found = panes.containsKey(pane) ? report(pane) : List.of();
        Trials.Standings standings = trials.judge(pane, found, advisor.declaredSince(pane));
        List<PaneReport> current = compared(found, standings.candidacies());
        reports.addAll(current);
        List<Transition> transitions =
                incidents.step(pane, current).stream().map(this::shown).toList();
        List<Recommendation> recommendations = advisor.step(pane, current, incidents.states(), standings);
        for (long earlier : due(pane)) {
            reports.addAll(report(earlier));
            relabelled.remove(earlier);
        }
        relabelled.remove(pane);
        relabelled.forEach(earlier -> reports.addAll(tellLabels(earlier)));
        forget(pane);
        read.clear();
        return new Close(
                monitor.policy().model(),
                pane,
                monitor.policy(),
                reports,
                transitions,
                recommendations,
                delays.take(monitor.policy().window()));
    }

    private Transition shown(Transition transition) {
        return monitor.policy().alerting().exemplars() ? exemplars.shown(transition) : transition;
    }

    /** How a version compares with the champion is one of its findings. */
    private static List<PaneReport> compared(List<PaneReport> reports, List<Candidacy> candidacies) {
        List<PaneReport> compared = new ArrayList<>();
        for (PaneReport report : reports) {
            Optional<Finding> difference = candidacies.stream()
                    .filter(candidacy -> report.series().role() != Role.CHAMPION)
                    .filter(candidacy -> candidacy
                            .assessment()
                            .candidate()
                            .equals(report.series().version()))
                    .map(WindowBook::difference)
                    .findFirst();
            compared.add(difference.map(report::with).orElse(report));
        }
        return compared;
    }

    /** Where a guard is broken nothing is known of the difference, whatever the figures say. */
    private static Finding difference(Candidacy candidacy) {
        Finding difference = candidacy.assessment().difference();
        return candidacy instanceof Candidacy.Inconclusive open ? undecided(difference, open.reason()) : difference;
    }

    private static Finding undecided(Finding difference, String reason) {
        return new Finding(
                difference.check(),
                difference.family(),
                difference.target(),
                difference.span(),
                difference.measure(),
                difference.compared(),
                difference.n(),
                difference.logE(),
                difference.phi(),
                new Verdict.Insufficient(reason),
                false);
    }

    /** The end of the last pane that holds counts, in milliseconds since the epoch; empty if none does. */
    public OptionalLong heldUntil() {
        return panes.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(monitor.policy().paneEnd(panes.lastKey()));
    }

    /** Reports every pane that is not final for the last time; only when every pane is closed. */
    public Optional<Close> finish() {
        if (lastClosed.isEmpty()) {
            return Optional.empty();
        }
        count(held.take(Long.MAX_VALUE));
        over = true;
        List<PaneReport> reports = new ArrayList<>();
        Map.copyOf(panes).entrySet().stream()
                .filter(entry -> !entry.getValue().isFinal())
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(pane -> reports.addAll(report(pane)));
        read.clear();
        return Optional.of(
                new Close(monitor.policy().model(), lastClosed.get(), monitor.policy(), reports, List.of(), List.of()));
    }

    /** Puts the counts that changed on the shelf. */
    public void flush() {
        unshelved.forEach(pane -> open.getOrDefault(pane, Map.of())
                .forEach((series, tally) -> shelf.put(pane, series, TallyCodec.encode(tally))));
        unshelved.clear();
        held.flush();
        totals.flush();
        exemplars.flush();
        keepAtHand();
    }

    /** What is on the shelf is fetched when it is needed; at hand stay the panes that traffic comes to. */
    private void keepAtHand() {
        open.keySet().removeIf(this::isClosed);
        while (open.size() > AT_HAND) {
            open.pollFirstEntry();
        }
    }

    /** The last pane that was closed, or else the first that holds counts; 0 of an empty book. */
    long lastPane() {
        return lastClosed.orElseGet(() -> panes.isEmpty() ? 0 : panes.firstKey());
    }

    /** Ends every incident. */
    List<Transition> endIncidents() {
        return incidents.endAll(lastPane());
    }

    /** Withdraws the decision in force. */
    List<Recommendation> endDecisions() {
        return advisor.end(lastPane());
    }

    /** The hashes of the layouts that its panes are counted in, of those that are on the shelf. */
    Set<String> layouts() {
        return panes.keySet().stream()
                .flatMap(pane -> shelf.get(pane).keySet().stream())
                .map(Series::layoutHash)
                .collect(Collectors.toSet());
    }

    /** Whether the horizon of everything that it holds has passed under a watermark. */
    boolean isOver(long watermark) {
        return !panes.isEmpty()
                && !canClose(watermark)
                && monitor.policy().paneEnd(panes.lastKey() + monitor.policy().horizonPanes()) <= watermark;
    }

    /** Reports everything for the last time and forgets it. */
    Optional<Close> end() {
        Optional<Close> last = finish();
        clear();
        return last;
    }

    /** Forgets everything. */
    void clear() {
        panes.keySet().forEach(shelf::delete);
        panes.clear();
        open.clear();
        read.clear();
        unshelved.clear();
        held.clear();
        totals.clear();
        exemplars.clear();
        lastClosed = Optional.empty();
        incidents.restore(Map.of(), List.of());
        advisor.restore(RolloutState.NONE);
    }

    /** The incidents that are open. */
    public Incidents incidents() {
        return incidents;
    }

    /** What must be remembered beside the counts. */
    public BookState state() {
        return new BookState(lastClosed, new TreeMap<>(panes), incidents.states(), advisor.state(), incidents.groups());
    }

    /** Takes up what was remembered. */
    public void restore(BookState state) {
        lastClosed = state.lastClosed();
        panes.clear();
        panes.putAll(state.panes());
        open.clear();
        read.clear();
        unshelved.clear();
        exemplars.clear();
        incidents.restore(state.incidents(), state.groups());
        advisor.restore(state.rollout());
        held.restore(monitor::layoutOf);
        totals.restore();
    }

    /** The pane after the last one closed; after a gap that is longer than any run, the next one that holds counts. */
    private Optional<Long> next() {
        if (panes.isEmpty()) {
            return Optional.empty();
        }
        if (lastClosed.isEmpty()) {
            return Optional.of(panes.firstKey());
        }
        long following = lastClosed.get() + 1;
        Long before = panes.floorKey(following);
        boolean runsReachIt =
                before != null && following - before <= monitor.policy().scan().longest();
        return runsReachIt ? Optional.of(following) : Optional.ofNullable(panes.ceilingKey(following));
    }

    private List<PaneReport> report(long pane) {
        boolean nowFinal = isBeyondHorizon(pane);
        if (nowFinal) {
            totals.settle(pane, counts(pane));
        }
        PaneState state = state(pane).reported(nowFinal, labels(pane));
        panes.put(pane, state);
        return judge.report(pane, state);
    }

    /** A pane of which nothing but labels is new; they say nothing about its features. */
    private List<PaneReport> tellLabels(long pane) {
        PaneState state = state(pane).reported(false, labels(pane));
        panes.put(pane, state);
        return judge.tellLabels(pane, state);
    }

    /** Counts what labels change, and says in which panes they are worth telling. */
    private Set<Long> count(Map<PaneShelf.Held, SparseCounts> changes) {
        Set<Long> corrected = new TreeSet<>();
        Set<Long> touched = new TreeSet<>();
        changes.forEach((place, change) -> monitor.layoutOf(place.series().layoutHash())
                .filter(layout -> panes.containsKey(place.pane()))
                .ifPresent(layout -> {
                    WindowTally tally = openTally(place.pane(), place.series(), layout);
                    Optional<OutcomeTable> outcomes = tally.outcomes();
                    long labelled = tally.labelled();
                    tally.add(change);
                    delays.add(place.series().version(), tally.labelled() - labelled, place.since() - place.pane());
                    if (isClosed(place.pane())) {
                        totals.add(place.pane(), place.series(), change);
                    }
                    if (layout.pairs().isPresent()) {
                        return; // Pairs are judged as a whole: a pane is not told again for their sake.
                    }
                    touched.add(place.pane());
                    if (outcomes.map(before -> takesLabelsBack(before, tally)).orElse(tally.labelled() <= labelled)) {
                        corrected.add(place.pane());
                    }
                }));
        touched.removeIf(pane -> !corrected.contains(pane) && !state(pane).isWorthTelling(labels(pane)));
        return touched;
    }

    private static boolean takesLabelsBack(OutcomeTable before, WindowTally now) {
        return now.outcomes().orElseThrow().minus(before).takesLabelsBack();
    }

    private PaneState state(long pane) {
        return panes.getOrDefault(pane, PaneState.NEW);
    }

    private long labels(long pane) {
        return counts(pane).values().stream().mapToLong(WindowTally::labelled).sum();
    }

    /** Closed panes whose counts changed, and those that became final. */
    private List<Long> due(long closed) {
        List<Long> due = new ArrayList<>();
        panes.headMap(closed, false).forEach((pane, state) -> {
            boolean becameFinal = !state.isFinal() && isBeyondHorizon(pane);
            if (state.changed() || becameFinal) {
                due.add(pane);
            }
        });
        return due;
    }

    /** Before the pane that is being closed: the counts of that one are taken as a whole. */
    private boolean isClosed(long pane) {
        return lastClosed.filter(closed -> pane <= closed).isPresent();
    }

    private boolean isFinal(long pane) {
        PaneState state = panes.get(pane);
        return state == null ? isBeyondHorizon(pane) : state.isFinal();
    }

    private boolean isBeyondHorizon(long pane) {
        return over
                || lastClosed
                        .filter(closed -> closed - pane >= monitor.policy().horizonPanes())
                        .isPresent();
    }

    /** A final pane is kept for as long as the report of one that is not yet final looks back to it. */
    private void forget(long closed) {
        long kept = closed - monitor.policy().horizonPanes() - PaneJudge.reach(monitor.policy());
        NavigableMap<Long, PaneState> past = panes.headMap(kept, false);
        past.keySet().forEach(pane -> {
            shelf.delete(pane);
            open.remove(pane);
            unshelved.remove(pane);
            exemplars.forget(pane);
        });
        past.clear();
    }

    /** To be changed. */
    private WindowTally openTally(long pane, Series series, Layout layout) {
        unshelved.add(pane);
        read.forget(pane);
        return open.computeIfAbsent(pane, k -> new TreeMap<>()).computeIfAbsent(series, k -> shelved(pane, k, layout));
    }

    private WindowTally shelved(long pane, Series series, Layout layout) {
        byte[] counts = shelf.get(pane).get(series);
        return counts == null ? new WindowTally(layout) : TallyCodec.decode(layout, counts);
    }

    private Map<Series, WindowTally> countsIfKept(long pane) {
        return panes.containsKey(pane) ? counts(pane) : Map.of();
    }

    /** The counts of a pane, of layouts that are in force. */
    private Map<Series, WindowTally> counts(long pane) {
        return read.get(pane, this::fetch);
    }

    private Map<Series, WindowTally> fetch(long pane) {
        Map<Series, WindowTally> counts = new TreeMap<>(open.getOrDefault(pane, Map.of()));
        shelf.get(pane).forEach((series, bytes) -> {
            if (!counts.containsKey(series)) {
                monitor.layoutOf(series.layoutHash())
                        .ifPresent(layout -> counts.put(series, TallyCodec.decode(layout, bytes)));
            }
        });
        return counts;
    }
}
