package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.IntegrityEvidence;
import io.plimsoll.detectors.evidence.MinimumDetectable;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.ProportionInterval;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Optional;
import java.util.OptionalDouble;

/** One share that should not grow, of faulty values or wrong predictions, with what it is held against. */
final class RateIncrease {

    private static final double CONFIDENCE = 0.95;

    private final IncreaseQuestion question;
    private final Target target;
    private final RateIncreasePanel.Counted counted;
    private final OptionalDouble phi;
    private final double normal;
    private final Severity highest;
    private final IntegrityEvidence evidence;

    /**
     * @param question what is asked
     * @param target of what
     * @param counted how it is counted
     * @param reference what it was
     * @param phi the design effect, empty where it is unknown
     * @param nullable the share that is declared as normal, 0 without a declaration
     * @param highest the most that it can alarm as
     */
    RateIncrease(
            IncreaseQuestion question,
            Target target,
            RateIncreasePanel.Counted counted,
            Rate reference,
            OptionalDouble phi,
            double nullable,
            Severity highest) {
        this.question = question;
        this.target = target;
        this.counted = counted;
        this.phi = phi;
        this.highest = highest;
        Rate had = reference.effective(phi.orElse(1));
        this.normal = Math.max(had.trials() == 0 ? 0 : had.successes() / had.trials(), nullable);
        this.evidence = IntegrityEvidence.against(had, nullable);
    }

    /** The evidence that the share grew. */
    double logE(WindowTally tally) {
        return evidence.logE(effective(tally));
    }

    /**
     * @param sufficientLogE the evidence with which this share is rejected even alone
     */
    Finding finding(PaneRun run, double logE, double sufficientLogE, boolean rejected, boolean speaks) {
        Rate rate = effective(run.tally());
        Optional<Interval> interval = interval(rate);
        long trials = Math.round(counted.in(run.tally()).trials());
        Measure measure = interval.map(bounds -> measure(rate, bounds, detectable(trials, sufficientLogE)))
                .orElse(Measure.UNDEFINED);
        Ladder.Step step = question.check().ladder().step(measure);
        return new Finding(
                question.check().name(),
                question.check().family(),
                target,
                run.span(),
                measure,
                rejected ? step.compared() : Optional.empty(),
                trials,
                OptionalDouble.of(logE),
                phi,
                rejected ? new Verdict.Alarm(atMost(step.severity())) : quiet(rate, interval),
                speaks);
    }

    private Rate effective(WindowTally tally) {
        return counted.in(tally).effective(phi.orElse(1));
    }

    private static Optional<Interval> interval(Rate rate) {
        return ProportionInterval.WILSON.of(rate.successes(), rate.trials(), CONFIDENCE);
    }

    /** The least increase that would be a warning with power 0.8, in a window of so many values. */
    private OptionalDouble detectable(long trials, double sufficientLogE) {
        OptionalDouble rate = new MinimumDetectable(seen -> isWarning(seen, sufficientLogE), phi.orElse(1))
                .rate(trials, MinimumDetectable.USUAL_POWER);
        return rate.isPresent() ? OptionalDouble.of(rate.getAsDouble() - normal) : rate;
    }

    private boolean isWarning(Rate rate, double sufficientLogE) {
        return interval(rate).orElseThrow().lower() - normal
                        >= question.check().ladder().warning()
                && evidence.logE(rate) >= sufficientLogE;
    }

    /** The value as counted; the effect is what the share is for certain above the normal one. */
    private Measure measure(Rate rate, Interval bounds, OptionalDouble detectable) {
        return new Measure(
                OptionalDouble.of(rate.successes() / rate.trials()),
                OptionalDouble.of(bounds.lower() - normal),
                OptionalDouble.of(bounds.lower() - normal),
                OptionalDouble.of(bounds.upper() - normal),
                detectable);
    }

    private Severity atMost(Severity severity) {
        return severity.compareTo(highest) < 0 ? severity : highest;
    }

    /** Without evidence the answer is OK only where an increase that is an error is excluded. */
    private Verdict quiet(Rate rate, Optional<Interval> interval) {
        double error = question.check().ladder().error();
        if (interval.isPresent() && interval.get().upper() - normal <= error) {
            return new Verdict.Ok();
        }
        return new Verdict.Insufficient(Math.round(rate.trials()) + question.notExcluded());
    }
}
