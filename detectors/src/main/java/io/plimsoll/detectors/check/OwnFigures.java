package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the counts of a reference that predicts numbers or gives probabilities say of its own performance and fairness: the values
 * that findings are told beside. Undefined is empty.
 */
public final class OwnFigures {

    private OwnFigures() {}

    /** Every metric of a model that predicts numbers. */
    public static Map<PerformanceMetric, OptionalDouble> performance(ErrorTable table) {
        RegressionMetrics metrics = new RegressionMetrics(table, Optional.empty(), Labels.COMPLETE);
        Map<PerformanceMetric, OptionalDouble> figures = new EnumMap<>(PerformanceMetric.class);
        Arrays.stream(PerformanceMetric.values())
                .filter(metric -> metric.suits(Task.REGRESSION))
                .forEach(metric -> figures.put(metric, metrics.estimate(metric).value()));
        return figures;
    }

    /** What a reference's probabilities cost, and of a binary model by how much they promise too much. */
    public static Map<PerformanceMetric, OptionalDouble> losses(LossTable table, OutcomeSubject classes) {
        Map<PerformanceMetric, OptionalDouble> figures = new EnumMap<>(PerformanceMetric.class);
        Arrays.stream(PerformanceMetric.values())
                .filter(LossMoments::has)
                .filter(metric -> metric.suits(TaskMetrics.task(classes)))
                .forEach(metric ->
                        figures.put(metric, LossMoments.of(metric, table).mean()));
        return figures;
    }

    /**
     * How far the groups of an attribute lie apart; where favourable numbers are counted, in these too.
     *
     * @param groups by name
     * @param minimum the fewest predictions that are a group
     */
    public static Map<FairnessMetric, OptionalDouble> fairness(Map<String, ErrorTable> groups, long minimum) {
        Map<String, GroupTable> tables = new TreeMap<>();
        groups.forEach((name, table) -> tables.put(name, new GroupTable.OfErrors(table)));
        NumberGroups large = NumberGroups.of(tables, minimum);
        Map<FairnessMetric, OptionalDouble> figures = new EnumMap<>(FairnessMetric.class);
        if (groups.values().stream().anyMatch(table -> table.subject().side().isPresent())) {
            figures.putAll(favourable(groups, minimum));
        }
        FairnessMetric.of(Task.REGRESSION)
                .forEach(metric -> figures.put(
                        metric, large.spread(metric).map(Estimate::value).orElse(OptionalDouble.empty())));
        return figures;
    }

    private static Map<FairnessMetric, OptionalDouble> favourable(Map<String, ErrorTable> groups, long minimum) {
        Map<String, Outcomes> outcomes = new TreeMap<>();
        groups.forEach((name, table) -> outcomes.put(name, BinaryOutcomes.of(table)));
        Groups large = Groups.of(outcomes, minimum);
        Map<FairnessMetric, OptionalDouble> figures = new EnumMap<>(FairnessMetric.class);
        FairnessMetric.ofDecisions().forEach(metric -> figures.put(metric, metric.of(large)));
        return figures;
    }
}
