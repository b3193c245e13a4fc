package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.DesignEffects;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Learns a reference from the training data of one model version: the kind and grid or levels of every subject, the values
 * of every dimension, the counts, and how far the rows are from independent draws.
 *
 * <p>The rows are read three times: to learn the subjects, to count, and to count pane by pane. So memory holds the numbers
 * of a column, never the rows.
 */
public final class ReferenceBuilder {

    private final Policy policy;

    /** Learns for a policy, which says what to ignore and how to slice. */
    public ReferenceBuilder(Policy policy) {
        this.policy = policy;
    }

    /**
     * The reference of these rows.
     *
     * @throws IllegalArgumentException if there are no rows
     */
    public Reference build(ReferenceRows rows) {
        ColumnSurvey survey = new ColumnSurvey(policy);
        rows.forEach(survey::add);
        if (survey.rows() == 0) {
            throw new IllegalArgumentException("the reference has no rows for this version");
        }
        List<Subject> subjects = survey.subjects();
        List<Dimension> dimensions = dimensions(rows, survey);
        Layout draft = new Layout("draft", subjects, dimensions, survey.outcome(), survey.errors());
        WindowTally counts = count(rows, draft);
        DesignEffects effects = new PaneSurvey(draft, policy).of(rows);
        List<OptionalDouble> spreads = subjects.stream().map(survey::spread).toList();
        String hash = ReferenceHash.of(counts, effects, spreads, policy);
        Layout layout =
                new Layout(LayoutHash.of(hash, policy), subjects, dimensions, survey.outcome(), survey.errors());
        return new Reference(hash, count(rows, layout), effects, spreads);
    }

    private List<Dimension> dimensions(ReferenceRows rows, ColumnSurvey survey) {
        if (policy.segments().isEmpty()) {
            return List.of();
        }
        SliceSurvey slices = new SliceSurvey(policy, survey);
        rows.forEach(slices::add);
        return slices.dimensions();
    }

    /** The counts of rows on a layout that was learned from these or from others. */
    public WindowTally count(ReferenceRows rows, Layout layout) {
        WindowTally tally = new WindowTally(layout);
        Binder binder = new Binder(layout, policy);
        rows.forEach(row -> tally.observe(binder.bind(row)));
        return tally;
    }
}
