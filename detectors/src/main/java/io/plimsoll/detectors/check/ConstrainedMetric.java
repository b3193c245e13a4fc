package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Constraint;
import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Limits on a metric, over the version and over runs.
 *
 * <p>The version's finding is always told; of the runs the shortest that breaks the limits, one that speaks before one that does
 * not.
 *
 * @param constraint the limits
 * @param place where, empty for a segment that the reference never held
 * @param levels how sure one must be
 */
record ConstrainedMetric(PerformanceConstraint constraint, Optional<OutcomePlace> place, OutcomeLevels levels) {

    boolean isOfAll(PerformanceMetric metric) {
        return constraint.metric() == metric && constraint.segment().isEmpty();
    }

    List<Finding> judge(OutcomeClose close) {
        OutcomeRun version = close.version(needsLabels());
        OutcomeQuestion question = question(close, version.asVersion());
        if (place.isEmpty()) {
            return List.of(question.unknown("unknown segment: the reference holds no " + segment(), 0));
        }
        if (version.panes() == 0) {
            return List.of(question.unknown(close.lacking(), 0));
        }
        MeasuredMetric measured = new MeasuredMetric(constraint.metric(), place.get(), close);
        List<Finding> findings = new ArrayList<>();
        findings.add(ofVersion(measured, version, question));
        Failures failures = new Failures();
        close.runs(needsLabels()).forEach(run -> failing(measured, run).ifPresent(failures::add));
        findings.addAll(failures.toList());
        return findings;
    }

    private Finding ofVersion(MeasuredMetric measured, OutcomeRun version, OutcomeQuestion question) {
        int period = measured.close().spans().period();
        ConstraintAnswer answer = new Constraint(constraint.limits(), levels.ofVersion(period), levels.ok(period))
                .decide(measured.in(version));
        return question.decided(
                answer, allowance(), measured.cases(version), speaks(measured, version, answer.decision()));
    }

    private Optional<Finding> failing(MeasuredMetric measured, OutcomeRun run) {
        Estimate estimate = measured.in(run);
        if (isAllowed(estimate)) {
            return Optional.empty();
        }
        Interval interval = estimate.interval(levels.ofRuns());
        return constraint.limits().allowNoneOf(interval)
                ? Optional.of(failed(measured, run, estimate, interval))
                : Optional.empty();
    }

    private Finding failed(MeasuredMetric measured, OutcomeRun run, Estimate estimate, Interval interval) {
        ConstraintAnswer answer =
                new ConstraintAnswer(Decision.FAIL, estimate.value(), interval, estimate.isExact(), Optional.empty());
        return question(measured.close(), run.asRun())
                .decided(answer, allowance(), measured.cases(run), speaks(measured, run, Decision.FAIL));
    }

    /** What the last pane alone looks like must break the limits too; of what is only bounded it must hold something. */
    private boolean speaks(MeasuredMetric measured, OutcomeRun run, Decision decision) {
        if (decision != Decision.FAIL) {
            return false;
        }
        Estimate last = measured.inLastPane(run);
        return last.observations() > 0 && !isAllowed(last);
    }

    private boolean isAllowed(Estimate estimate) {
        OptionalDouble value = estimate.value();
        return value.isPresent() && constraint.limits().allow(value.getAsDouble());
    }

    private OutcomeQuestion question(OutcomeClose close, Span span) {
        return new OutcomeQuestion(
                constraint.name(),
                Family.PERFORMANCE,
                new Target.Metric(constraint.name(), constraint.segment()),
                span,
                close.baseline().designEffect());
    }

    private Allowance allowance() {
        boolean isSigned = constraint.metric() == PerformanceMetric.BIAS
                || constraint.metric() == PerformanceMetric.CALIBRATION_GAP;
        return isSigned ? Allowance.ofDifference(constraint.limits()) : Allowance.ofMetric(constraint.limits());
    }

    private boolean needsLabels() {
        return PerformancePanel.needsLabels(constraint.metric());
    }

    private String segment() {
        return constraint.segment().map(Segment::toString).orElse("");
    }
}
