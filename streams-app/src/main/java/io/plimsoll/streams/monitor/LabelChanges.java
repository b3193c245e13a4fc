package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.ErrorChanges;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.LossChanges;
import io.plimsoll.detectors.tally.OutcomeChanges;
import io.plimsoll.detectors.tally.SparseCounts;

/** What labels change in the tallies of one layout: cells of outcomes, sums of losses, or sums of errors. */
sealed interface LabelChanges {

    /** A label of a prediction changes; the codes are those that the layout counts by. */
    void relabel(WaitingAnswer answer, int from, int to);

    /** What was collected since the last time. */
    SparseCounts take();

    /** Empty changes of a layout that counts labels. */
    static LabelChanges of(Layout layout) {
        if (layout.errors().isPresent()) {
            return new OfNumbers(layout, new ErrorChanges(layout));
        }
        OfClasses classes = new OfClasses(layout, new OutcomeChanges(layout));
        return layout.countsLosses() ? new OfProbabilities(classes, new LossChanges(layout)) : classes;
    }

    /** Of classes, and of what their probabilities cost. */
    record OfProbabilities(OfClasses classes, LossChanges losses) implements LabelChanges {

        @Override
        public void relabel(WaitingAnswer answer, int from, int to) {
            classes.relabel(answer, from, to);
            losses.relabel(answer, answer::segment, from, to);
        }

        @Override
        public SparseCounts take() {
            return classes.take().plus(losses.take());
        }
    }

    /** Of classes, by their codes in the layout. */
    record OfClasses(Layout layout, OutcomeChanges changes) implements LabelChanges {

        @Override
        public void relabel(WaitingAnswer answer, int from, int to) {
            int decision =
                    answer.decision() < 0 ? layout.outcome().orElseThrow().none() : answer.decision();
            changes.relabel(answer.scoreCell(), decision, from, to);
            for (int dimension = 0; dimension < layout.dimensions().size(); dimension++) {
                changes.relabel(dimension, answer.segment(dimension), answer.scoreCell(), decision, from, to);
            }
        }

        @Override
        public SparseCounts take() {
            return changes.take();
        }
    }

    /** Of numbers, by {@link Relabelling#codeOf}. A prediction without a number is counted nowhere. */
    record OfNumbers(Layout layout, ErrorChanges changes) implements LabelChanges {

        @Override
        public void relabel(WaitingAnswer answer, int from, int to) {
            double prediction = answer.predictedValue();
            if (Double.isNaN(prediction)) {
                return;
            }
            double before = Relabelling.numberOf(from);
            double after = Relabelling.numberOf(to);
            changes.relabel(prediction, before, after);
            for (int dimension = 0; dimension < layout.dimensions().size(); dimension++) {
                changes.relabel(dimension, answer.segment(dimension), prediction, before, after);
            }
        }

        @Override
        public SparseCounts take() {
            return changes.take();
        }
    }
}
