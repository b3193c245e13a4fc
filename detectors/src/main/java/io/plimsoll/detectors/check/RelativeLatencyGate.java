package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Constraint;
import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.ContrastEstimate;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.LatencyCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a candidate misses the latency objective hardly more often than the acting version: by no more than the share of
 * requests that the policy allows to miss it at all.
 *
 * @param check the objective
 */
record RelativeLatencyGate(LatencyCheck check) {

    private static final String NAME = "latency_difference";

    /** The chance that a candidate that is not slower ever fails, or a slower one ever passes. */
    private static final double LEVEL = 0.01;

    Gate judge(Trial trial) {
        ContrastEstimate estimate =
                new ContrastEstimate(ContrastEstimate.Kind.DIFFERENCE, slow(trial.candidate()), slow(trial.acting()));
        Limits limits = Limits.atMost(1 - check.share());
        ConstraintAnswer answer = Constraint.of(limits, LEVEL).decide(estimate);
        Finding finding =
                question(trial).decided(answer, Allowance.ofDifference(limits), (long) estimate.observations(), false);
        return switch (answer.decision()) {
            case OK -> new Gate.Passed(Gate.Kind.RELATIVE_LATENCY, NAME, List.of(finding));
            case FAIL -> new Gate.Failed(Gate.Kind.RELATIVE_LATENCY, NAME, List.of(finding));
            case INSUFFICIENT ->
                new Gate.Insufficient(
                        Gate.Kind.RELATIVE_LATENCY,
                        NAME,
                        List.of(finding),
                        Reasons.of(answer.insufficiency().orElseThrow()));
        };
    }

    private Rate slow(Arm arm) {
        LatencyCounts latencies = arm.served().latencies();
        return new Rate((double) latencies.over(check.objectiveMicros()), (double) latencies.count());
    }

    private static OutcomeQuestion question(Trial trial) {
        return new OutcomeQuestion(
                NAME,
                Family.COMPARISON,
                new Target.Metric(NAME, Optional.empty()),
                trial.candidate().asServed(),
                OptionalDouble.empty());
    }
}
