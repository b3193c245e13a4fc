package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A performance metric somewhere, at a close.
 *
 * @param metric the metric
 * @param place where
 * @param close when
 */
record MeasuredMetric(PerformanceMetric metric, OutcomePlace place, OutcomeClose close) {

    /** Of a run. Its rates are expected near those of the reference; a baseline from its own panes is not known beforehand. */
    Estimate in(OutcomeRun run) {
        return of(place.in(run.tally()), known(), scores(GroupedScores.of(run.tally())), close.labels());
    }

    /** Of the last pane of a run alone. */
    Estimate inLastPane(OutcomeRun run) {
        return of(place.inLastPane(run), Optional.empty(), Optional.empty(), close.labels());
    }

    /** The baseline's own value; empty without labels. */
    OptionalDouble ofBaseline() {
        Optional<GroupedScores> scores = scores(close.baseline().scores());
        return close.baseline()
                .in(place)
                .map(table ->
                        of(table, Optional.empty(), scores, Labels.COMPLETE).value())
                .orElse(OptionalDouble.empty());
    }

    /** How many predictions of a run it is computed from. */
    long cases(OutcomeRun run) {
        OutcomeTable table = place.in(run.tally());
        return PerformancePanel.needsLabels(metric) ? table.labelled() : table.predictions();
    }

    private Estimate of(
            OutcomeTable table, Optional<OutcomeTable> reference, Optional<GroupedScores> scores, Labels labels) {
        return TaskMetrics.of(table, reference, scores, labels).estimate(metric);
    }

    private Optional<OutcomeTable> known() {
        return close.baseline() instanceof OutcomeBaseline.Trained trained ? trained.in(place) : Optional.empty();
    }

    /** Segments do not keep the sums that mean scores are made of. */
    private Optional<GroupedScores> scores(Optional<GroupedScores> ofAll) {
        return place.segment().isEmpty() ? ofAll : Optional.empty();
    }
}
