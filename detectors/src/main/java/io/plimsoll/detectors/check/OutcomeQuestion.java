package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeState;
import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is asked of outcomes, for the findings that answer it.
 *
 * @param check the check's name
 * @param family its family
 * @param target what it is about
 * @param span how much of the version's life
 * @param phi the design effect, empty where it is unknown
 */
record OutcomeQuestion(String check, Family family, Target target, Span span, OptionalDouble phi) {

    /** The chance that an interval that is only shown ever misses the truth. */
    private static final double SHOWN = 0.05;

    /** A metric without limits: OK where it is known. */
    Finding known(Estimate estimate, long n, OptionalDouble reference) {
        Measure measure = measure(estimate.value(), estimate.interval(SHOWN));
        return finding(measure, compared(estimate.value(), reference), n, verdict(estimate), false);
    }

    /** A metric that is known, but of which nothing can be said. */
    Finding known(Estimate estimate, long n, String reason) {
        Measure measure = measure(estimate.value(), estimate.interval(SHOWN));
        return finding(measure, Optional.empty(), n, new Verdict.Insufficient(reason), false);
    }

    /** A figure that is defined. */
    Finding figure(OptionalDouble value, long n) {
        return finding(Measure.of(value), Optional.empty(), n, new Verdict.Ok(), false);
    }

    /** A metric with limits. */
    Finding decided(ConstraintAnswer answer, Allowance allowance, long n, boolean speaks) {
        OptionalDouble value = answer.value();
        OptionalDouble limit =
                value.isPresent() ? OptionalDouble.of(allowance.nearest(value.getAsDouble())) : OptionalDouble.empty();
        return finding(
                measure(value, answer.interval()), compared(value, limit), n, verdict(answer, allowance), speaks);
    }

    /** What is estimated, with what was compared. */
    Finding estimated(Measure measure, Compared compared, long n, Verdict verdict, boolean speaks) {
        return finding(measure, Optional.of(compared), n, verdict, speaks);
    }

    /** By how much an estimate was off: worth a notice where that is no chance. */
    Finding gap(double gap, Interval interval, long n) {
        boolean isCertain = interval.lower() > 0 || interval.upper() < 0;
        return finding(
                measure(OptionalDouble.of(gap), interval),
                Optional.empty(),
                n,
                isCertain ? new Verdict.Alarm(Severity.NOTICE) : new Verdict.Ok(),
                false);
    }

    /** What a detector said after a pane: only a change is told to people. */
    Finding changed(double rate, long n, Verdict verdict, ChangeState state) {
        return finding(Measure.of(OptionalDouble.of(rate)), Optional.empty(), n, verdict, state == ChangeState.CHANGE);
    }

    /** It cannot be said. */
    Finding unknown(String reason, long n) {
        return finding(Measure.UNDEFINED, Optional.empty(), n, new Verdict.Insufficient(reason), false);
    }

    private static Verdict verdict(Estimate estimate) {
        return estimate.value().isPresent()
                ? new Verdict.Ok()
                : new Verdict.Insufficient(Reasons.of(
                        estimate.obstacle() == Insufficiency.Reason.SELECTIVE_LABELS
                                ? Insufficiency.Reason.SELECTIVE_LABELS
                                : Insufficiency.Reason.UNDEFINED));
    }

    private static Verdict verdict(ConstraintAnswer answer, Allowance allowance) {
        return switch (answer.decision()) {
            case OK -> new Verdict.Ok();
            case FAIL -> new Verdict.Alarm(allowance.severity(answer.interval()));
            case INSUFFICIENT ->
                new Verdict.Insufficient(Reasons.of(answer.insufficiency().orElseThrow()));
        };
    }

    private static Optional<Compared> compared(OptionalDouble value, OptionalDouble threshold) {
        return value.isPresent() && threshold.isPresent()
                ? Optional.of(new Compared("value", value.getAsDouble(), threshold.getAsDouble()))
                : Optional.empty();
    }

    private static Measure measure(OptionalDouble value, Interval interval) {
        return Measure.bounded(value, finite(interval.lower()), finite(interval.upper()));
    }

    private static OptionalDouble finite(double bound) {
        return Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty();
    }

    private Finding finding(Measure measure, Optional<Compared> compared, long n, Verdict verdict, boolean speaks) {
        return new Finding(
                check, family, target, span, measure, compared, n, OptionalDouble.empty(), phi, verdict, speaks);
    }
}
