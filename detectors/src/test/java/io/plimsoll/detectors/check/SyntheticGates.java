package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Findings and policies from which gates are read. */
final class SyntheticGates {

    private static final long OBJECTIVE = 200_000;

    private SyntheticGates() {}

    static OutcomeChecks fairness() {
        FairnessRules rules = new FairnessRules(
                Map.of("gender", Optional.empty()),
                30,
                List.of(new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8))));
        return new OutcomeChecks(
                List.of(), rules, Optional.empty(), Favourable.POSITIVE, Baseline.REFERENCE, LabelCause.WORLD);
    }

    static Finding fairness(String group, Verdict verdict) {
        String name = FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.label();
        return finding(
                name,
                Family.FAIRNESS,
                new Target.Group(name, "gender", Optional.of(group), Optional.of("male")),
                new Span.Version(14),
                verdict);
    }

    static OutcomeChecks floor(Segment segment) {
        PerformanceConstraint constraint =
                new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.of(segment), Limits.atLeast(0.95));
        return new OutcomeChecks(
                List.of(constraint),
                FairnessRules.NONE,
                Optional.empty(),
                Favourable.POSITIVE,
                Baseline.REFERENCE,
                LabelCause.WORLD);
    }

    static Finding floor(Segment segment, Verdict verdict) {
        return finding(
                "accuracy",
                Family.PERFORMANCE,
                new Target.Metric("accuracy", Optional.of(segment)),
                new Span.Version(14),
                verdict);
    }

    static Finding of(Family family, Verdict verdict) {
        return finding("any", family, new Target.InAll(Target.Kind.FEATURE, "income", 0), new Span.Run(1), verdict);
    }

    static Checks latency() {
        Checks standard = Checks.STANDARD;
        return new Checks(
                standard.drift(),
                standard.missing(),
                standard.unseen(),
                standard.range(),
                standard.wrongType(),
                standard.duplicates(),
                Optional.of(new LatencyCheck(OBJECTIVE, 0.99)),
                standard.volume(),
                standard.outcomes());
    }

    /** A version of which so many of its requests took twice the objective. */
    static Arm arm(String version, long requests, long slow) {
        WindowTally tally = new TallyFiller(SyntheticTrial.LAYOUT)
                .events(requests)
                .outcomes(0, OutcomeSubject.POSITIVE, OutcomeSubject.POSITIVE, requests)
                .tally();
        tally.latencies().record(OBJECTIVE / 2, requests - slow);
        tally.latencies().record(2 * OBJECTIVE, slow);
        return new Arm(version, tally, new OutcomeRun(1, 0, tally, new WindowTally(SyntheticTrial.LAYOUT), List.of()));
    }

    private static Finding finding(String check, Family family, Target target, Span span, Verdict verdict) {
        return new Finding(
                check,
                family,
                target,
                span,
                Measure.UNDEFINED,
                Optional.empty(),
                100,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                verdict,
                true);
    }
}
