package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.PairChanges;
import java.util.function.IntFunction;

/**
 * What changed in the pairs of two versions since the last commit.
 *
 * <p>A pair belongs to the pane of the shadow's answer. It counts from the later one of the panes of both answers on, and a change
 * of its label from the pane of the label's own time on, if that is later still: so what is known at a close follows from event
 * times alone.
 */
final class PairDeltas {

    private final Policy policy;
    private final LabelClasses classes;
    private final PlacedChanges<PairChanges> changes;

    /**
     * @param names the names of labels by their codes
     */
    PairDeltas(Pairing pairing, Policy policy, IntFunction<String> names) {
        this.policy = policy;
        this.classes = new LabelClasses(pairing.layout().pairs().orElseThrow(), names);
        this.changes = new PlacedChanges<>(
                Pairing.series(pairing.acting(), pairing.candidate()),
                () -> new PairChanges(pairing.layout(), pairing.actingLayout(), pairing.candidateLayout()),
                PairChanges::take);
    }

    /** A request has been answered by both. */
    void pair(WaitingPair pair) {
        changes.at(pane(pair), formed(pair)).pair(answer(pair.actingAnswer()), answer(pair.candidateAnswer()));
    }

    /** The label of a pair changes; codes are those of {@link Relabelling}. */
    void relabel(WaitingPair pair, int from, int to, long since) {
        int left = classes.of(from);
        int entered = classes.of(to);
        if (left != entered) {
            changes.at(pane(pair), Math.max(formed(pair), policy.pane(since)))
                    .relabel(answer(pair.actingAnswer()), answer(pair.candidateAnswer()), left, entered);
        }
    }

    void drain(String model, int largest, Observer.DeltaSink sink) {
        changes.drain(model, largest, sink);
    }

    private long pane(WaitingPair pair) {
        return policy.pane(pair.candidateAnswer().time());
    }

    private long formed(WaitingPair pair) {
        return Math.max(pane(pair), policy.pane(pair.actingAnswer().time()));
    }

    private static PairChanges.Answer answer(WaitingAnswer answer) {
        return new PairChanges.Answer(answer.scoreCell(), answer.decision());
    }
}
