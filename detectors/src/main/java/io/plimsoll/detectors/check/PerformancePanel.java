package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.RateEstimate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Every metric of what a model does in all traffic, of the last pane and of the version, the limits that a policy sets, and
 * the {@link SegmentPanel metrics of segments}.
 */
final class PerformancePanel {

    private static final String COVERAGE = "label_coverage";

    private final List<PerformanceMetric> metrics;
    private final List<ConstrainedMetric> constraints;
    private final SegmentPanel segments;

    /**
     * @param layout of what is judged
     * @param segments what is told of segments
     */
    PerformancePanel(
            Layout layout, List<PerformanceConstraint> constraints, OutcomeLevels levels, SegmentPanel segments) {
        this.segments = segments;
        this.metrics = TaskMetrics.all(layout);
        this.constraints = constraints.stream()
                .map(constraint ->
                        new ConstrainedMetric(constraint, OutcomePlace.of(layout, constraint.segment()), levels))
                .toList();
    }

    List<Finding> judge(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        close.lastPane(true).ifPresent(run -> findings.add(coverage(run, run.asRun(), close)));
        findings.add(coverage(close.version(true), close.version(true).asVersion(), close));
        for (PerformanceMetric metric : metrics) {
            close.lastPane(needsLabels(metric)).ifPresent(run -> findings.add(known(metric, run, run.asRun(), close)));
            if (constraints.stream().noneMatch(constraint -> constraint.isOfAll(metric))) {
                OutcomeRun version = close.version(needsLabels(metric));
                findings.add(known(metric, version, version.asVersion(), close));
            }
        }
        constraints.forEach(constraint -> findings.addAll(constraint.judge(close)));
        findings.addAll(segments.judge(close));
        return findings;
    }

    /** All but the share of positive decisions. */
    static boolean needsLabels(PerformanceMetric metric) {
        return metric != PerformanceMetric.SELECTION_RATE;
    }

    private static Finding coverage(OutcomeRun run, Span span, OutcomeClose close) {
        long predictions = OutcomePlace.ALL.predictions(run.tally());
        OutcomeQuestion question = new OutcomeQuestion(
                COVERAGE,
                Family.PERFORMANCE,
                new Target.Metric(COVERAGE, Optional.empty()),
                span,
                OptionalDouble.empty());
        return run.panes() == 0
                ? question.unknown(close.lacking(), 0)
                : question.known(
                        RateEstimate.of(new Share(OutcomePlace.ALL.labelled(run.tally()), predictions)),
                        predictions,
                        OptionalDouble.empty());
    }

    private static Finding known(PerformanceMetric metric, OutcomeRun run, Span span, OutcomeClose close) {
        OutcomeQuestion question = new OutcomeQuestion(
                metric.label(),
                Family.PERFORMANCE,
                new Target.Metric(metric.label(), Optional.empty()),
                span,
                close.baseline().designEffect());
        return run.panes() == 0
                ? question.unknown(close.lacking(), 0)
                : new MeasuredMetric(metric, OutcomePlace.ALL, close).known(run, question);
    }
}
