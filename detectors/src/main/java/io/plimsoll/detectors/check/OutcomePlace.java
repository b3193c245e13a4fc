package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where outcomes are counted.
 *
 * @param segment the segment, empty for all traffic
 * @param dimension the index of the segment's dimension in the layout
 * @param value the code of its value
 */
record OutcomePlace(Optional<Segment> segment, int dimension, int value) {

    /** All traffic, which is of no dimension. */
    static final OutcomePlace ALL = new OutcomePlace(Optional.empty(), -1, -1);

    /** Every segment of a layout. */
    static List<OutcomePlace> segments(Layout layout) {
        List<OutcomePlace> places = new ArrayList<>();
        for (int d = 0; d < layout.dimensions().size(); d++) {
            Dimension dimension = layout.dimensions().get(d);
            for (int value = 0; value < dimension.values().size(); value++) {
                Segment segment = new Segment(dimension.name(), dimension.label(value));
                places.add(new OutcomePlace(Optional.of(segment), d, value));
            }
        }
        return places;
    }

    /** All traffic, or the place of a segment; empty for one that the reference never held. */
    static Optional<OutcomePlace> of(Layout layout, Optional<Segment> segment) {
        return segment.isEmpty()
                ? Optional.of(ALL)
                : segments(layout).stream()
                        .filter(place -> place.segment().equals(segment))
                        .findFirst();
    }

    /** What was decided here and turned out to be true. */
    OutcomeTable in(WindowTally tally) {
        return (segment.isEmpty() ? tally.outcomes() : tally.outcomes(dimension, value)).orElseThrow();
    }

    /** How far numbers were off here. */
    ErrorTable errorsIn(WindowTally tally) {
        return (segment.isEmpty() ? tally.errors() : tally.errors(dimension, value)).orElseThrow();
    }

    /** What probabilities cost here; empty where that is not counted. */
    Optional<LossTable> lossesIn(WindowTally tally) {
        return segment.isEmpty() ? tally.losses() : tally.losses(dimension, value);
    }

    /** The same, of a run's last pane alone. */
    Optional<LossTable> lossesInLastPane(OutcomeRun run) {
        return lossesIn(run.tally()).flatMap(all -> lossesIn(run.before()).map(all::minus));
    }

    /** The predictions of numbers, or those that were decided. */
    long predictions(WindowTally tally) {
        return isOfNumbers(tally) ? errorsIn(tally).predictions() : in(tally).predictions();
    }

    /** Those of them that have a label. */
    long labelled(WindowTally tally) {
        return isOfNumbers(tally) ? errorsIn(tally).labelled() : in(tally).labelled();
    }

    /** Whether numbers are predicted, and not classes. */
    static boolean isOfNumbers(WindowTally tally) {
        return tally.layout().errors().isPresent();
    }

    /** How many labelled predictions were wrong: of another class, or far off. */
    Errors errors(WindowTally tally) {
        if (!isOfNumbers(tally)) {
            return errors(in(tally));
        }
        ErrorTable table = errorsIn(tally);
        return new Errors(table.large(), table.labelled() - table.large());
    }

    /** The same, of a run's last pane alone. */
    OutcomeTable inLastPane(OutcomeRun run) {
        return in(run.tally()).minus(in(run.before()));
    }

    /** How far numbers were off here, in a run's last pane alone. */
    ErrorTable errorsInLastPane(OutcomeRun run) {
        return errorsIn(run.tally()).minus(errorsIn(run.before()));
    }

    /** How many labelled decisions were wrong. */
    private static Errors errors(OutcomeTable table) {
        long wrong = 0;
        long right = 0;
        for (int decision = 0; decision < table.subject().codes(); decision++) {
            right += table.count(decision, decision);
            wrong += table.labelled(decision) - table.count(decision, decision);
        }
        return new Errors(wrong, right);
    }

    /**
     * Decisions that have a label.
     *
     * @param wrong those that are not the label
     * @param right those that are
     */
    record Errors(long wrong, long right) {

        Errors plus(Errors other) {
            return new Errors(wrong + other.wrong, right + other.right);
        }

        long labelled() {
            return wrong + right;
        }

        Rate rate() {
            return new Rate(wrong, labelled());
        }
    }
}
