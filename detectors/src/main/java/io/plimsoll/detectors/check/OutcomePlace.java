package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
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

    /** The same, of a run's last pane alone. */
    OutcomeTable inLastPane(OutcomeRun run) {
        return in(run.tally()).minus(in(run.before()));
    }

    /** How many labelled decisions were wrong. */
    static Errors errors(OutcomeTable table) {
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
    record Errors(long wrong, long right) {}
}
