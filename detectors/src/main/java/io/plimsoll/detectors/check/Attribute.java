package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * By what people are told apart.
 *
 * @param dimension the attribute, or the intersection of several
 * @param index its index in the layout
 * @param comparator the group that the others are compared with, where one is stated
 */
record Attribute(Dimension dimension, int index, Optional<String> comparator) {

    String name() {
        return dimension.name();
    }

    /** What became of each group of which there is somebody. */
    Map<String, Outcomes> in(WindowTally tally, Favourable favourable) {
        return groups(place -> BinaryOutcomes.in(place, tally, favourable));
    }

    /** The same, of a run's last pane alone. */
    Map<String, Outcomes> inLastPane(OutcomeRun run, Favourable favourable) {
        return groups(place -> BinaryOutcomes.inLastPane(place, run, favourable));
    }

    /** How far numbers were off, or what scores promised, for each group of which there is somebody. */
    Map<String, GroupTable> sumsIn(WindowTally tally) {
        return sums(value -> GroupTable.of(tally, index, value));
    }

    /** The same, of a run's last pane alone. */
    Map<String, GroupTable> sumsInLastPane(OutcomeRun run) {
        return sums(value -> GroupTable.of(run.tally(), index, value).minus(GroupTable.of(run.before(), index, value)));
    }

    private Map<String, GroupTable> sums(IntFunction<GroupTable> tables) {
        Map<String, GroupTable> groups = new TreeMap<>();
        for (int value = 0; value < dimension.values().size(); value++) {
            GroupTable table = tables.apply(value);
            if (table.predictions() > 0) {
                groups.put(dimension.label(value), table);
            }
        }
        return groups;
    }

    private Map<String, Outcomes> groups(Function<OutcomePlace, Outcomes> of) {
        Map<String, Outcomes> groups = new TreeMap<>();
        for (int value = 0; value < dimension.values().size(); value++) {
            Segment segment = new Segment(name(), dimension.label(value));
            Outcomes outcomes = of.apply(new OutcomePlace(Optional.of(segment), index, value));
            if (outcomes.total() > 0) {
                groups.put(segment.value(), outcomes);
            }
        }
        return groups;
    }
}
