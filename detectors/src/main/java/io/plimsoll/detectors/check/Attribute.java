package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return groups(value -> table(tally, value), favourable);
    }

    /** The same, of a run's last pane alone. */
    Map<String, Outcomes> inLastPane(OutcomeRun run, Favourable favourable) {
        return groups(value -> table(run.tally(), value).minus(table(run.before(), value)), favourable);
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

    private OutcomeTable table(WindowTally tally, int value) {
        return tally.outcomes(index, value).orElseThrow();
    }

    private Map<String, Outcomes> groups(IntFunction<OutcomeTable> tables, Favourable favourable) {
        Map<String, Outcomes> groups = new TreeMap<>();
        for (int value = 0; value < dimension.values().size(); value++) {
            Outcomes outcomes = BinaryOutcomes.of(tables.apply(value), favourable);
            if (outcomes.total() > 0) {
                groups.put(dimension.label(value), outcomes);
            }
        }
        return groups;
    }
}
