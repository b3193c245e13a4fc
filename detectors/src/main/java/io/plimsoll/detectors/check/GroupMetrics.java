package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.GroupComparison;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** The metrics on which there are no limits, over the version: of all groups, and of each against a stated one. */
final class GroupMetrics {

    private final List<FairnessMetric> metrics;

    GroupMetrics(List<FairnessConstraint> constraints) {
        List<FairnessMetric> constrained =
                constraints.stream().map(FairnessConstraint::metric).toList();
        this.metrics = FairnessMetric.ofDecisions().stream()
                .filter(metric -> !constrained.contains(metric))
                .toList();
    }

    List<Finding> judge(AttributeClose at) {
        List<Finding> findings = new ArrayList<>();
        metrics.forEach(metric -> findings.addAll(judge(metric, at)));
        return findings;
    }

    private static List<Finding> judge(FairnessMetric metric, AttributeClose at) {
        OutcomeRun run = at.version(metric.needsLabels());
        Span span = run.asVersion();
        if (run.panes() == 0) {
            return List.of(at.question(metric.label(), span).unknown(at.close().lacking(), 0));
        }
        if (isSelective(metric, at.labels())) {
            return List.of(
                    at.question(metric.label(), span).unknown(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS), 0));
        }
        Groups groups = at.groups(run);
        List<Finding> findings = new ArrayList<>();
        findings.add(ofAll(metric, groups, span, at));
        at.attribute()
                .comparator()
                .ifPresent(comparator -> findings.addAll(against(comparator, metric, groups, span, at)));
        return findings;
    }

    /** Whether who gets a label decides on the metric. */
    static boolean isSelective(FairnessMetric metric, Labels labels) {
        return metric.rates().isEmpty()
                ? labels.ofAll().selectiveLabels()
                : metric.rates().stream().anyMatch(rate -> labels.of(rate).selectiveLabels());
    }

    private static Finding ofAll(FairnessMetric metric, Groups groups, Span span, AttributeClose at) {
        OptionalDouble value = metric.of(groups);
        Outcomes everybody = groups.everybody();
        long n = metric.needsLabels() ? everybody.labelled().total() : everybody.total();
        OutcomeQuestion question = at.question(metric.label(), span);
        return value.isPresent() ? question.figure(value, n) : question.unknown(lacking(metric, groups), n);
    }

    private static String lacking(FairnessMetric metric, Groups groups) {
        List<String> leftOut = metric.leftOut(groups);
        boolean isAlone = groups.outcomes().size() - leftOut.size() < 2;
        return Reasons.of(
                Insufficiency.of(isAlone ? Insufficiency.Reason.ONE_GROUP : Insufficiency.Reason.UNDEFINED),
                leftOut,
                groups.pooled());
    }

    private static List<Finding> against(
            String comparator, FairnessMetric metric, Groups groups, Span span, AttributeClose at) {
        if (!metric.isDecidable() || !groups.outcomes().containsKey(comparator)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        groups.outcomes().forEach((group, outcomes) -> {
            if (!group.equals(comparator)) {
                OutcomeQuestion question =
                        at.question(metric.label(), group, at.attribute().comparator(), span);
                OptionalDouble value = groups.compare(group, comparator)
                        .map(pair -> of(metric, pair))
                        .orElse(OptionalDouble.empty());
                findings.add(
                        value.isPresent()
                                ? question.figure(value, outcomes.total())
                                : question.unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), outcomes.total()));
            }
        });
        return findings;
    }

    /** Group less comparator, or group over comparator; of two rates the one that differs more. */
    private static OptionalDouble of(FairnessMetric metric, GroupComparison pair) {
        return switch (metric.contrast()) {
            case DIFFERENCE -> farthest(metric, pair::difference, StrictMath::abs);
            case RATIO, DIRECTED_RATIO -> farthest(metric, pair::ratio, ratio -> StrictMath.max(ratio, 1 / ratio));
            case MEAN_DIFFERENCE -> pair.averageOddsDifference();
            case NONE -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble farthest(
            FairnessMetric metric, Function<OutcomeRate, OptionalDouble> contrast, DoubleUnaryOperator distance) {
        List<OptionalDouble> values = metric.rates().stream().map(contrast).toList();
        return values.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.stream()
                        .map(OptionalDouble::getAsDouble)
                        .max(Comparator.comparingDouble(distance::applyAsDouble))
                        .orElseThrow());
    }
}
