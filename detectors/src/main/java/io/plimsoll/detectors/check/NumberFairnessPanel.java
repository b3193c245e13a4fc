package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the groups of each attribute are treated by a model that predicts numbers: mean error, mean absolute error and the share
 * of large errors of every group, how far the groups lie apart, each against a stated one, and the limits that a policy sets.
 * Likewise how the scores of a binary model are calibrated for each group: mean score less share of positives. All over the
 * version, with intervals and the reference's own values.
 */
final class NumberFairnessPanel {

    private static final List<PerformanceMetric> OF_NUMBERS =
            List.of(PerformanceMetric.BIAS, PerformanceMetric.MEAN_ABSOLUTE_ERROR, PerformanceMetric.LARGE_ERROR_RATE);

    private final List<PerformanceMetric> figures;
    private final AttributesInForce attributes;
    private final long minimumGroup;
    private final List<FairnessMetric> shown;
    private final List<ConstrainedNumbers> constraints;

    private NumberFairnessPanel(
            List<PerformanceMetric> figures, AttributesInForce attributes, FairnessRules rules, OutcomeLevels levels) {
        this.figures = figures;
        this.attributes = attributes;
        this.minimumGroup = rules.minimumGroup();
        List<FairnessConstraint> limited = rules.constraints().stream()
                .filter(constraint -> isOf(constraint.metric()))
                .toList();
        this.constraints = limited.stream()
                .map(constraint -> new ConstrainedNumbers(constraint, levels))
                .toList();
        this.shown = Arrays.stream(FairnessMetric.values())
                .filter(this::isOf)
                .filter(metric -> limited.stream().noneMatch(constraint -> constraint.metric() == metric))
                .toList();
    }

    /** Of a model that predicts numbers. */
    static NumberFairnessPanel ofNumbers(AttributesInForce attributes, FairnessRules rules, OutcomeLevels levels) {
        return new NumberFairnessPanel(OF_NUMBERS, attributes, rules, levels);
    }

    /** Of the scores of a binary model whose layout counts what they cost. */
    static NumberFairnessPanel ofScores(AttributesInForce attributes, FairnessRules rules, OutcomeLevels levels) {
        return new NumberFairnessPanel(List.of(PerformanceMetric.CALIBRATION_GAP), attributes, rules, levels);
    }

    private boolean isOf(FairnessMetric metric) {
        return metric.mean().filter(figures::contains).isPresent();
    }

    List<Finding> judge(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        for (Attribute attribute : attributes.known()) {
            NumberClose at = new NumberClose(attribute, minimumGroup, close);
            at.lacking()
                    .ifPresentOrElse(reason -> findings.addAll(lacking(reason, at)), () -> findings.addAll(known(at)));
            constraints.forEach(constraint -> findings.addAll(constraint.judge(at)));
        }
        return findings;
    }

    private List<Finding> known(NumberClose at) {
        NumberGroups groups = at.groups(at.version());
        List<Finding> findings = new ArrayList<>();
        figures.forEach(figure -> findings.addAll(figures(figure, groups, at)));
        shown.forEach(metric -> findings.addAll(compared(metric, groups, at)));
        return findings;
    }

    private List<Finding> lacking(String reason, NumberClose at) {
        List<Finding> findings = new ArrayList<>();
        figures.forEach(figure -> findings.add(unknown(figure.label(), reason, at)));
        shown.forEach(metric -> findings.add(unknown(metric.label(), reason, at)));
        return findings;
    }

    private static Finding unknown(String metric, String reason, NumberClose at) {
        return at.question(metric, span(at)).unknown(reason, 0);
    }

    private static List<Finding> figures(PerformanceMetric figure, NumberGroups groups, NumberClose at) {
        List<Finding> findings = new ArrayList<>();
        groups.groups()
                .forEach((group, table) -> findings.add(question(figure, group, at)
                        .known(
                                estimate(figure, table, at.ofReference(group)),
                                table.labelled(),
                                at.ofReference(group)
                                        .map(had -> estimate(figure, had, Optional.empty())
                                                .value())
                                        .orElse(OptionalDouble.empty()))));
        groups.pool()
                .ifPresent(pool -> findings.add(question(figure, String.join(" + ", groups.pooled()), at)
                        .known(
                                estimate(figure, pool, Optional.empty()),
                                pool.labelled(),
                                Reasons.tooSmall(groups.pooled(), at.minimumGroup()))));
        return findings;
    }

    private static OutcomeQuestion question(PerformanceMetric figure, String group, NumberClose at) {
        return at.question(figure.label(), group, Optional.empty(), span(at));
    }

    private static Span span(NumberClose at) {
        return at.version().asVersion();
    }

    private static Estimate estimate(PerformanceMetric figure, GroupTable table, Optional<GroupTable> reference) {
        return table.estimate(figure, reference);
    }

    private static List<Finding> compared(FairnessMetric metric, NumberGroups groups, NumberClose at) {
        List<Finding> findings = new ArrayList<>();
        OutcomeQuestion ofAll = at.question(metric.label(), span(at));
        findings.add(groups.spread(metric)
                .map(spread -> ofAll.known(spread, groups.cases(), ofReference(metric, at)))
                .orElseGet(() -> ofAll.unknown(onlyOne(groups), groups.cases())));
        at.attribute()
                .comparator()
                .filter(comparator -> groups.cases(comparator) > 0)
                .ifPresent(comparator -> findings.addAll(against(comparator, metric, groups, at)));
        return findings;
    }

    private static OptionalDouble ofReference(FairnessMetric metric, NumberClose at) {
        return at.reference()
                .flatMap(groups -> groups.spread(metric))
                .map(Estimate::value)
                .orElse(OptionalDouble.empty());
    }

    private static String onlyOne(NumberGroups groups) {
        return Reasons.of(Insufficiency.of(Insufficiency.Reason.ONE_GROUP), groups.unlabelled(), groups.pooled());
    }

    private static List<Finding> against(
            String comparator, FairnessMetric metric, NumberGroups groups, NumberClose at) {
        return groups.labelled().stream()
                .filter(group -> !group.equals(comparator))
                .map(group -> at.question(metric.label(), group, Optional.of(comparator), span(at))
                        .known(
                                groups.contrast(metric, group, comparator),
                                groups.cases(group),
                                ofReference(metric, group, comparator, at)))
                .toList();
    }

    private static OptionalDouble ofReference(FairnessMetric metric, String group, String comparator, NumberClose at) {
        return at.reference()
                .filter(had -> had.labelled().containsAll(List.of(group, comparator)))
                .map(had -> had.contrast(metric, group, comparator).value())
                .orElse(OptionalDouble.empty());
    }
}
