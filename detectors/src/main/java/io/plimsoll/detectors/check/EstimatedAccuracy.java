package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Cbpe;
import io.plimsoll.detectors.evidence.CbpeShift;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.ExpectedConfusion;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good the decisions of panes probably are whose labels have not had time to come, and, of panes whose labels are in, by
 * how much such an estimate was off.
 *
 * <p>Of a segment its own scores are calibrated on its own labels in the reference, by bins of a tenth or so; it is told with
 * less detail than all traffic, and told only where it holds enough.
 *
 * <p>A pane's labels take the estimate's place together, when the pane matures, not one by one as they come: those that come
 * early are not like those that come late.
 */
final class EstimatedAccuracy {

    static final String GAP = "estimate_gap";

    /** An OK excludes a loss of this much. */
    private static final double EXCLUDED = 0.05;

    private static final double SHOWN = 0.05;

    private final EstimatedAccuracyCheck check;
    private final EstimatedPlace where;
    private final Optional<EstimatedScores> scores;

    EstimatedAccuracy(EstimatedAccuracyCheck check, Reference reference, EstimatedPlace where) {
        this.check = check;
        this.where = where;
        this.scores = EstimatedScores.of(
                where.place().in(reference.tally()),
                reference.effects().errorRate().orElse(1),
                where.widening());
    }

    List<Finding> judge(OutcomeClose close) {
        return scores.map(known -> judge(close, known)).orElseGet(() -> unlabelled(close));
    }

    /** That the reference has no labels is said once. */
    private List<Finding> unlabelled(OutcomeClose close) {
        return where.isOfAll()
                ? List.of(question(check.name(), new Span.Run(1), close)
                        .unknown(Reasons.of(Insufficiency.Reason.UNLABELLED_REFERENCE), 0))
                : List.of();
    }

    private List<Finding> judge(OutcomeClose close, EstimatedScores known) {
        List<Finding> findings = new ArrayList<>();
        ShortestAnswer answer = new ShortestAnswer();
        close.unlabelledRuns().stream().filter(where::holdsEnough).forEach(run -> {
            answer.add(accuracy(run, close, known));
            if (run.panes() == 1 && where.isOfAll()) {
                findings.addAll(figures(run, close, known));
            }
        });
        findings.addAll(0, answer.toList());
        findings.addAll(gaps(close, known));
        return findings;
    }

    private List<Finding> gaps(OutcomeClose close, EstimatedScores known) {
        List<Finding> gaps = new ArrayList<>();
        close.lastPane(true)
                .filter(run -> where.isOfAll())
                .ifPresent(run -> gaps.add(gap(run, run.asRun(), close, known)));
        OutcomeRun version = close.version(true);
        if (version.panes() > 0 && where.holdsEnough(version)) {
            gaps.add(gap(version, version.asVersion(), close, known));
        }
        return gaps;
    }

    private Finding accuracy(OutcomeRun run, OutcomeClose close, EstimatedScores known) {
        Cbpe.Decisions decisions = EstimatedScores.decisions(where.in(run));
        OutcomeQuestion question = question(check.name(), run.asRun(), close);
        return known.shift(decisions)
                .map(shift -> question.estimated(
                        measure(shift),
                        step(shift),
                        EstimatedScores.cases(decisions),
                        verdict(shift, EstimatedScores.cases(decisions)),
                        shift.isLoss() && lastPaneLoses(run, known)))
                .orElseGet(() -> question.unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), 0));
    }

    /** The value is the accuracy; what is compared is the loss beyond chance. */
    private Measure measure(CbpeShift shift) {
        double certain = -shift.change() - shift.threshold();
        return new Measure(
                OptionalDouble.of(shift.estimate()),
                shift.isLoss() ? OptionalDouble.of(certain) : OptionalDouble.empty(),
                OptionalDouble.of(StrictMath.max(0, shift.estimate() - shift.threshold())),
                OptionalDouble.of(StrictMath.min(1, shift.estimate() + shift.threshold())),
                OptionalDouble.of(shift.threshold() + check.warning()));
    }

    private Compared step(CbpeShift shift) {
        return shift.isLoss()
                ? new Compared("corrected", -shift.change() - shift.threshold(), check.warning())
                : new Compared("value", shift.estimate(), shift.reference());
    }

    private Verdict verdict(CbpeShift shift, long cases) {
        if (shift.isLoss()) {
            boolean isLarge = -shift.change() - shift.threshold() >= check.warning();
            return new Verdict.Alarm(where.severity(isLarge));
        }
        return shift.threshold() - shift.change() <= EXCLUDED
                ? new Verdict.Ok()
                : new Verdict.Insufficient(String.format(
                        Locale.ROOT, "too few: %,d scores do not exclude that accuracy fell by %.2f", cases, EXCLUDED));
    }

    private boolean lastPaneLoses(OutcomeRun run, EstimatedScores known) {
        return known.shift(EstimatedScores.decisions(where.place().inLastPane(run)))
                .filter(last -> -last.change() > last.calibrationError())
                .isPresent();
    }

    /** What else is expected of the last pane. */
    private List<Finding> figures(OutcomeRun run, OutcomeClose close, EstimatedScores known) {
        Cbpe.Decisions decisions = EstimatedScores.decisions(where.in(run));
        ExpectedConfusion expected = known.cbpe().expected(decisions);
        long cases = EstimatedScores.cases(decisions);
        return List.of(
                figure(PerformanceMetric.PRECISION, expected.precision(), cases, close),
                figure(PerformanceMetric.RECALL, expected.recall(), cases, close),
                figure(PerformanceMetric.F1, expected.f1(), cases, close),
                figure(PerformanceMetric.AUC, known.cbpe().auc(decisions), cases, close));
    }

    private Finding figure(PerformanceMetric metric, OptionalDouble value, long cases, OutcomeClose close) {
        OutcomeQuestion question = question("estimated_" + metric.label(), new Span.Run(1), close);
        return value.isPresent()
                ? question.figure(value, cases)
                : question.unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), cases);
    }

    /** Estimate less truth, with the truth's interval and the calibration's own error. */
    private Finding gap(OutcomeRun run, Span span, OutcomeClose close, EstimatedScores known) {
        OutcomeTable table = where.in(run);
        OutcomeQuestion question = question(GAP, span, close);
        Optional<CbpeShift> estimated = known.shift(EstimatedScores.decisions(table));
        if (close.labels().ofAll().selectiveLabels()) {
            return question.unknown(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS), table.labelled());
        }
        Estimate truth = new MeasuredMetric(PerformanceMetric.ACCURACY, where.place(), close).in(run);
        if (estimated.isEmpty() || truth.value().isEmpty()) {
            return question.unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), table.labelled());
        }
        return question.gap(
                estimated.get().estimate() - truth.value().getAsDouble(),
                interval(estimated.get(), truth.interval(SHOWN / where.among())),
                table.labelled());
    }

    private static Interval interval(CbpeShift estimated, Interval truth) {
        return new Interval(
                estimated.estimate() - truth.upper() - estimated.calibrationError(),
                estimated.estimate() - truth.lower() + estimated.calibrationError());
    }

    private OutcomeQuestion question(String check, Span span, OutcomeClose close) {
        return new OutcomeQuestion(
                check,
                Family.PERFORMANCE,
                where.target(check),
                span,
                close.baseline().designEffect());
    }
}
