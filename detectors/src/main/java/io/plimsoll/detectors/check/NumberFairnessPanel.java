package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.ErrorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the groups of each attribute are treated by a model that predicts numbers: mean error, mean absolute error and the share
 * of large errors of every group, how far the groups lie apart, each against a stated one, and the limits that a policy sets.
 * All over the version, with intervals and the reference's own values.
 */
final class NumberFairnessPanel {

    private static final List<PerformanceMetric> FIGURES =
            List.of(PerformanceMetric.BIAS, PerformanceMetric.MEAN_ABSOLUTE_ERROR, PerformanceMetric.LARGE_ERROR_RATE);

    private final AttributesInForce attributes;
    private final long minimumGroup;
    private final List<FairnessMetric> shown;
    private final List<ConstrainedNumbers> constraints;

    NumberFairnessPanel(AttributesInForce attributes, FairnessRules rules, OutcomeLevels levels) {
        this.attributes = attributes;
        this.minimumGroup = rules.minimumGroup();
        this.constraints = rules.constraints().stream()
                .map(constraint -> new ConstrainedNumbers(constraint, levels))
                .toList();
        this.shown = FairnessMetric.of(PerformanceMetric.Task.REGRESSION).stream()
                .filter(metric -> rules.constraints().stream().noneMatch(constraint -> constraint.metric() == metric))
                .toList();
    }

    List<Finding> judge(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        for (Attribute attribute : attributes.known()) {
            NumberClose at = new NumberClose(attribute, minimumGroup, close);
            OutcomeRun version = at.version();
            if (version.panes() == 0) {
                findings.addAll(lacking(at));
            } else {
                NumberGroups groups = at.groups(version);
                FIGURES.forEach(figure -> findings.addAll(figures(figure, groups, at)));
                shown.forEach(metric -> findings.addAll(compared(metric, groups, at)));
            }
            constraints.forEach(constraint -> findings.addAll(constraint.judge(at)));
        }
        findings.addAll(attributes.unknown(close));
        return findings;
    }

    private List<Finding> lacking(NumberClose at) {
        List<Finding> findings = new ArrayList<>();
        FIGURES.forEach(figure -> findings.add(unknown(figure.label(), at)));
        shown.forEach(metric -> findings.add(unknown(metric.label(), at)));
        return findings;
    }

    private static Finding unknown(String metric, NumberClose at) {
        return at.question(metric, new Span.Version(0)).unknown(at.close().lacking(), 0);
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
        return new Span.Version(at.version().panes());
    }

    private static Estimate estimate(PerformanceMetric figure, ErrorTable table, Optional<ErrorTable> reference) {
        return new RegressionMetrics(table, reference, Labels.COMPLETE).estimate(figure);
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
