package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns which slices the rows of a reference really have.
 *
 * <p>Counts the rows in all combinations of the attributes' values, and keeps the combinations that hold any.
 */
final class SliceSurvey {

    /** More slices than this in one dimension are no slices but identities. */
    private static final int MOST_SLICES = 10_000;

    private final List<Dimension> candidates = new ArrayList<>();
    private final WindowTally rows;
    private final Binder binder;

    SliceSurvey(Policy policy, ColumnSurvey columns) {
        for (List<String> attributes : policy.segments()) {
            candidates.add(new Dimension(attributes, combinations(attributes, policy, columns)));
        }
        Layout layout = new Layout("slices", List.of(), candidates);
        this.rows = new WindowTally(layout);
        this.binder = new Binder(layout, policy);
    }

    void add(Prediction row) {
        rows.observe(binder.bind(row));
    }

    List<Dimension> dimensions() {
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < candidates.size(); d++) {
            List<List<String>> held = new ArrayList<>();
            for (int value = 0; value < candidates.get(d).values().size(); value++) {
                if (rows.events(d, value) > 0) {
                    held.add(candidates.get(d).values().get(value));
                }
            }
            dimensions.add(new Dimension(candidates.get(d).attributes(), held));
        }
        return dimensions;
    }

    private static List<List<String>> combinations(List<String> attributes, Policy policy, ColumnSurvey columns) {
        List<List<String>> combinations = List.of(List.of());
        for (String attribute : attributes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                for (String value : values(attribute, policy, columns)) {
                    List<String> extended = new ArrayList<>(combination);
                    extended.add(value);
                    longer.add(extended);
                }
            }
            requireFew(attributes, longer.size());
            combinations = longer;
        }
        return combinations;
    }

    private static void requireFew(List<String> attributes, int slices) {
        if (slices > MOST_SLICES) {
            throw new IllegalArgumentException("segments: " + String.join(" and ", attributes) + " make more than "
                    + MOST_SLICES + " slices; derive an attribute with fewer values from them");
        }
    }

    private static List<String> values(String attribute, Policy policy, ColumnSurvey columns) {
        Policy.Derivation derivation = policy.derive().get(attribute);
        if (derivation instanceof Policy.Derivation.Groups groups) {
            return List.copyOf(groups.groups().keySet());
        }
        if (derivation instanceof Policy.Derivation.Cuts cuts) {
            return AttributeCatalogue.labels(cuts.cuts());
        }
        List<String> levels = columns.levels(attribute);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("segments: the reference has no column " + attribute
                    + "; name one that it has, or define it under derive");
        }
        return levels;
    }
}
