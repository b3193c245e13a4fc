package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known at a close, and what it is held against.
 *
 * @param spans the outcomes
 * @param baseline what they are held against
 */
record OutcomeClose(OutcomeSpans spans, OutcomeBaseline baseline) {

    /** The version as a whole: of what needs labels, as far as they had time to come. */
    OutcomeRun version(boolean needsLabels) {
        return needsLabels ? spans.maturedVersion() : spans.version();
    }

    /** The runs that hold a pane, the shortest first. */
    List<OutcomeRun> runs(boolean needsLabels) {
        return (needsLabels ? spans.maturedRuns() : spans.runs())
                .stream()
                        .filter(run -> run.panes() > 0)
                        .sorted(Comparator.comparingInt(OutcomeRun::panes))
                        .toList();
    }

    /** The last pane alone. */
    Optional<OutcomeRun> lastPane(boolean needsLabels) {
        return runs(needsLabels).stream().filter(run -> run.panes() == 1).findFirst();
    }

    /** Who gets a label, by what is predicted. */
    Labels labels() {
        OutcomeTable table = OutcomePlace.ALL.in(spans.maturedVersion().tally());
        double phi = baseline.designEffect().orElse(1);
        return TaskMetrics.task(table.subject()) == Task.BINARY
                ? Labels.of(BinaryOutcomes.of(table, Favourable.POSITIVE), phi)
                : Labels.of(table, phi);
    }

    /** Who gets a label, by what is good for people. */
    Labels labels(Favourable favourable) {
        Outcomes outcomes =
                BinaryOutcomes.of(OutcomePlace.ALL.in(spans.maturedVersion().tally()), favourable);
        return Labels.of(outcomes, 1);
    }
}
