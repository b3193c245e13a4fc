package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two versions of a binary model whose answers and labels are counted pane by pane, in pairs and apart. */
final class SyntheticTrial {

    static final OutcomeSubject CLASSES = new OutcomeSubject(new Levels(List.of("1"), false));
    static final Layout LAYOUT = new Layout("trial", List.of(), List.of(), Optional.of(CLASSES));

    private static final int NONE = CLASSES.none();

    private final PairTable pairs = new PairTable(CLASSES);
    private final List<WindowTally> acting = new ArrayList<>();
    private final List<WindowTally> candidate = new ArrayList<>();

    /** Begins a pane. */
    SyntheticTrial pane() {
        acting.add(new WindowTally(LAYOUT));
        candidate.add(new WindowTally(LAYOUT));
        return this;
    }

    /** Requests that both versions answered. */
    SyntheticTrial both(int ofActing, int ofCandidate, int label, long requests) {
        pairs.count(new PairTable.Answer(0, ofActing), new PairTable.Answer(0, ofCandidate), label, requests);
        return actingOnly(ofActing, label, requests).candidateOnly(ofCandidate, label, requests);
    }

    SyntheticTrial actingOnly(int decision, int label, long requests) {
        count(acting, decision, label, requests);
        return this;
    }

    SyntheticTrial candidateOnly(int decision, int label, long requests) {
        count(candidate, decision, label, requests);
        return this;
    }

    private static void count(List<WindowTally> panes, int decision, int label, long requests) {
        WindowTally one = new TallyFiller(LAYOUT)
                .events(requests)
                .outcomes(0, decision, label, requests)
                .tally();
        panes.get(panes.size() - 1).add(one);
    }

    Trial.Shadow shadow() {
        return new Trial.Shadow(arm("v1", acting), arm("v2", candidate), Optional.of(pairs));
    }

    Trial.Shadow shadowWithoutPairs() {
        return new Trial.Shadow(arm("v1", acting), arm("v2", candidate), Optional.empty());
    }

    Trial.Split split() {
        return split(Optional.empty());
    }

    Trial.Split split(Optional<DeclaredSplit> declared) {
        return new Trial.Split(arm("v1", acting), arm("v2", candidate), declared);
    }

    private static Arm arm(String version, List<WindowTally> panes) {
        WindowTally all = new WindowTally(LAYOUT);
        panes.forEach(all::add);
        WindowTally before = all.copy();
        if (!panes.isEmpty()) {
            before.subtract(panes.get(panes.size() - 1));
        }
        return new Arm(version, all, new OutcomeRun(panes.size(), 0, all, before, panes));
    }

    static int none() {
        return NONE;
    }
}
