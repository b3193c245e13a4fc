package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.IntegrityEvidence;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.ProportionInterval;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One share of faulty values, with what the reference had of it. */
final class FaultRate {

    private static final double CONFIDENCE = 0.95;

    private final IntegrityCheck check;
    private final Target target;
    private final IntegrityPanel.Counted counted;
    private final OptionalDouble phi;
    private final double normal;
    private final Severity highest;
    private final IntegrityEvidence evidence;

    /**
     * @param check what is asked
     * @param target of what
     * @param counted how it is counted
     * @param reference the reference's tally
     * @param phi the design effect, empty where it is unknown
     * @param nullable the share that is declared as normal, 0 without a declaration
     * @param highest the most that it can alarm as
     */
    FaultRate(
            IntegrityCheck check,
            Target target,
            IntegrityPanel.Counted counted,
            WindowTally reference,
            OptionalDouble phi,
            double nullable,
            Severity highest) {
        this.check = check;
        this.target = target;
        this.counted = counted;
        this.phi = phi;
        this.highest = highest;
        Rate had = counted.in(reference).effective(phi.orElse(1));
        this.normal = Math.max(had.trials() == 0 ? 0 : had.successes() / had.trials(), nullable);
        this.evidence = IntegrityEvidence.against(had, nullable);
    }

    /** The evidence that the share grew. */
    double logE(WindowTally tally) {
        return evidence.logE(effective(tally));
    }

    Finding finding(PaneRun run, double logE, boolean rejected, boolean speaks) {
        Rate rate = effective(run.tally());
        Optional<Interval> interval = ProportionInterval.WILSON.of(rate.successes(), rate.trials(), CONFIDENCE);
        Measure measure = interval.map(bounds -> measure(rate, bounds)).orElse(Measure.UNDEFINED);
        Ladder.Step step = check.ladder().step(measure);
        return new Finding(
                check.name(),
                Family.INTEGRITY,
                target,
                run.panes(),
                measure,
                rejected ? step.compared() : Optional.empty(),
                Math.round(counted.in(run.tally()).trials()),
                OptionalDouble.of(logE),
                phi,
                rejected ? new Verdict.Alarm(atMost(step.severity())) : quiet(rate, interval),
                speaks);
    }

    private Rate effective(WindowTally tally) {
        return counted.in(tally).effective(phi.orElse(1));
    }

    /** The value as counted; the effect is what the share is for certain above the normal one. */
    private Measure measure(Rate rate, Interval bounds) {
        return new Measure(
                OptionalDouble.of(rate.successes() / rate.trials()),
                OptionalDouble.of(bounds.lower() - normal),
                OptionalDouble.of(bounds.lower() - normal),
                OptionalDouble.of(bounds.upper() - normal),
                OptionalDouble.empty());
    }

    private Severity atMost(Severity severity) {
        return severity.compareTo(highest) < 0 ? severity : highest;
    }

    /** Without evidence the answer is OK only where an increase that is an error is excluded. */
    private Verdict quiet(Rate rate, Optional<Interval> interval) {
        double error = check.ladder().error();
        if (interval.isPresent() && interval.get().upper() - normal <= error) {
            return new Verdict.Ok();
        }
        return new Verdict.Insufficient(
                String.format(Locale.ROOT, "%.0f values do not exclude an increase by %.3f", rate.trials(), error));
    }
}
