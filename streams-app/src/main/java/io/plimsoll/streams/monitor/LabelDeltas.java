package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What labels changed in the panes of one series since the last commit; a change counts from the pane of the label's own time
 * on.
 */
final class LabelDeltas {

    private final Policy policy;

    /** Empty where labels are numbers. */
    private final Optional<LabelClasses> classes;

    private final PlacedChanges<LabelChanges> changes;

    /**
     * @param layout counts labels
     * @param names the names of labels by their codes
     */
    LabelDeltas(Series series, Policy policy, Layout layout, IntFunction<String> names) {
        this.policy = policy;
        this.classes = layout.outcome().map(outcome -> new LabelClasses(outcome, names));
        this.changes = new PlacedChanges<>(series, () -> LabelChanges.of(layout), LabelChanges::take);
    }

    /** A label of a prediction changes; codes are those of {@link Relabelling}. */
    void relabel(WaitingAnswer answer, int from, int to, long since) {
        int left = classes.isPresent() ? classes.get().of(from) : from;
        int entered = classes.isPresent() ? classes.get().of(to) : to;
        if (left == entered) {
            return;
        }
        long pane = policy.pane(answer.time());
        changes.at(pane, Math.max(pane, policy.pane(since))).relabel(answer, left, entered);
    }

    void drain(String model, int largest, Observer.DeltaSink sink) {
        changes.drain(model, largest, sink);
    }
}
