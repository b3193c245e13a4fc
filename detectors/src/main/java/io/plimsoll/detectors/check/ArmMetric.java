package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Optional;

/** A metric of one version of a trial, by the labels that had time to come. */
final class ArmMetric {

    private ArmMetric() {}

    /**
     * The metric of an arm.
     *
     * @param acting whose decisions brought the labels about
     */
    static Estimate of(Arm arm, PerformanceMetric metric, ActingLabels acting) {
        OutcomeTable table = table(arm);
        Labels labels = TaskMetrics.task(table.subject()) == Task.BINARY
                ? Labels.of(BinaryOutcomes.of(table, Favourable.POSITIVE), acting, 1)
                : Labels.of(table, acting, 1);
        return TaskMetrics.of(
                        table,
                        Optional.empty(),
                        GroupedScores.of(arm.matured().tally()),
                        arm.matured().tally().losses(),
                        labels)
                .estimate(metric);
    }

    static OutcomeTable table(Arm arm) {
        return OutcomePlace.ALL.in(arm.matured().tally());
    }
}
