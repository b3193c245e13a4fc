package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Stability;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a candidate is as good on one day as on another: the policy's metric, or the accuracy where that is no rate, of the
 * panes one by one. It fails where days differ beyond chance by more than {@value #LARGEST_DEVIATION} (one standard deviation)
 * and by more than those of the acting version.
 *
 * @param rules whose metric it is about
 */
record StabilityGate(RolloutRules rules) {

    /** Five points: a day's accuracy of .90 and another's of .80 are two deviations apart. */
    private static final double LARGEST_DEVIATION = 0.05;

    private static final String NAME = "stability";

    Gate judge(Trial trial) {
        Optional<Stability> candidate = of(trial.candidate());
        if (candidate.isEmpty()) {
            return new Gate.Insufficient(
                    Gate.Kind.STABILITY,
                    NAME,
                    List.of(),
                    String.format(Locale.ROOT, "too few: %d days of labels are needed", Stability.FEWEST_DAYS));
        }
        double ofActing = of(trial.acting()).map(Stability::deviation).orElse(0.0);
        boolean isUnstable = candidate.get().significant()
                && candidate.get().deviation() > StrictMath.max(LARGEST_DEVIATION, ofActing);
        List<Finding> evidence = List.of(finding(candidate.get(), trial.candidate(), isUnstable));
        return isUnstable
                ? new Gate.Failed(Gate.Kind.STABILITY, NAME, evidence)
                : new Gate.Passed(Gate.Kind.STABILITY, NAME, evidence);
    }

    private Optional<Stability> of(Arm arm) {
        return Stability.of(arm.matured().strata().stream()
                .flatMap(pane -> pane.outcomes().stream())
                .map(this::share)
                .toList());
    }

    private Share share(OutcomeTable table) {
        boolean isBinary = TaskMetrics.task(table.subject()) == Task.BINARY;
        OutcomeRate rate = rules.metric().rate().orElse(OutcomeRate.ACCURACY);
        return isBinary
                ? rate.of(BinaryOutcomes.of(table, Favourable.POSITIVE))
                : new Share(table.right(), table.right() + table.wrong());
    }

    private static Finding finding(Stability stability, Arm arm, boolean isUnstable) {
        return new Finding(
                NAME,
                Family.COMPARISON,
                new Target.Metric(NAME, Optional.empty()),
                arm.matured().asVersion(),
                Measure.of(OptionalDouble.of(stability.deviation())),
                Optional.of(new Compared("value", stability.deviation(), LARGEST_DEVIATION)),
                stability.days(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                isUnstable ? new Verdict.Alarm(Severity.ERROR) : new Verdict.Ok(),
                false);
    }
}
