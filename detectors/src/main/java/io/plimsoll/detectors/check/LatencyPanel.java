package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ConfidenceSequence;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.tally.LatencyCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The share of slow requests against what the objective allows, by a confidence sequence: it may be looked at after every
 * pane.
 */
final class LatencyPanel {

    /** The bound must miss the allowance by twice the allowance for a critical alarm. */
    private static final double CRITICAL_FACTOR = 3;

    private final LatencyCheck check;
    private final double level;

    LatencyPanel(LatencyCheck check, double level) {
        this.check = check;
        this.level = level;
    }

    /** One finding, none for a version that reports no latencies. */
    List<Finding> judge(PaneRun run) {
        LatencyCounts latencies = run.tally().latencies();
        return latencies.isEmpty() ? List.of() : List.of(finding(run, slow(latencies)));
    }

    private Rate slow(LatencyCounts latencies) {
        return new Rate(latencies.over(check.objectiveMicros()), latencies.count());
    }

    private Finding finding(PaneRun run, Rate slow) {
        double allowed = 1 - check.share();
        Interval share = ConfidenceSequence.withoutReference().interval(slow, level);
        double counted = slow.successes() / slow.trials();
        return new Finding(
                check.name(),
                Family.LATENCY,
                new Target.Traffic(),
                run.span(),
                Measure.bounded(
                        OptionalDouble.of(counted), OptionalDouble.of(share.lower()), OptionalDouble.of(share.upper())),
                Optional.of(new Compared("lower", share.lower(), allowed)),
                Math.round(slow.trials()),
                OptionalDouble.of(ConfidenceSequence.withoutReference().logE(slow, allowed)),
                OptionalDouble.empty(),
                verdict(share, allowed),
                lastPaneIsSlow(run, allowed));
    }

    private Verdict verdict(Interval share, double allowed) {
        if (share.lower() > allowed) {
            return new Verdict.Alarm(share.lower() >= CRITICAL_FACTOR * allowed ? Severity.CRITICAL : Severity.ERROR);
        }
        return share.upper() <= allowed
                ? new Verdict.Ok()
                : new Verdict.Insufficient(String.format(
                        Locale.ROOT,
                        "the share of slow requests lies between %.4f and %.4f",
                        share.lower(),
                        share.upper()));
    }

    /** A long run must not keep an alarm alive when its last pane is fast. */
    private boolean lastPaneIsSlow(PaneRun run, double allowed) {
        long count = run.tally().latencies().count() - run.before().latencies().count();
        long over = run.tally().latencies().over(check.objectiveMicros())
                - run.before().latencies().over(check.objectiveMicros());
        return count > 0 && (double) over / count > allowed;
    }
}
