package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of what a model does, of one table of outcomes. */
interface TaskMetrics {

    /** What is known of a metric. */
    Estimate estimate(PerformanceMetric metric);

    /** What a model does whose labels are counted in a layout. */
    static Task task(Layout layout) {
        return layout.errors().isPresent()
                ? Task.REGRESSION
                : task(layout.outcome().orElseThrow());
    }

    /** What a model with these classes does. */
    static Task task(OutcomeSubject classes) {
        return classes.codes() == 2 ? Task.BINARY : Task.MULTICLASS;
    }

    /** The metrics of such a model. */
    static List<PerformanceMetric> all(Layout layout) {
        return Arrays.stream(PerformanceMetric.values())
                .filter(metric -> metric.suits(task(layout)))
                .filter(metric -> !takesLosses(metric, layout) || layout.countsLosses())
                .toList();
    }

    /** Whether a metric is nothing to a model that gives no probabilities; binary losses are known from bins of scores too. */
    private static boolean takesLosses(PerformanceMetric metric, Layout layout) {
        return metric == PerformanceMetric.CALIBRATION_GAP
                || (LossMoments.has(metric) && task(layout) == Task.MULTICLASS);
    }

    /**
     * Of a table.
     *
     * @param reference the baseline's table, where it has labels
     * @param scores of all traffic, where the table is of all traffic
     * @param losses what probabilities cost, where that is counted
     * @param labels how the cases came about
     */
    static TaskMetrics of(
            OutcomeTable table,
            Optional<OutcomeTable> reference,
            Optional<GroupedScores> scores,
            Optional<LossTable> losses,
            Labels labels) {
        return task(table.subject()) == Task.BINARY
                ? new BinaryMetrics(table, reference, scores, losses, labels)
                : new MulticlassMetrics(table, reference, losses, labels);
    }

    /** A figure that nothing is decided with. */
    static Estimate figure(OptionalDouble value, Interval domain) {
        return new AsymptoticEstimate(value, 0, 0, 0, domain);
    }
}
