package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The leading metrics of what a model does, or all of them, in each segment, over the version: with intervals and the reference's
 * own values.
 *
 * <p>Told are the segments that are largest in the reference, always the same ones, so that a report stays readable and a gauge
 * does not come and go. Of a segment with few predictions nothing is told: it would be told of single people. On any metric of
 * any segment a policy may put a limit; then it is told there.
 */
final class SegmentPanel {

    /** The most segments whose leading metrics are told. */
    static final int MOST = 50;

    /** The most findings about segments where every metric of every one is asked for: some two megabytes of a report. */
    static final int MOST_FINDINGS = 5_000;

    private static final Set<PerformanceMetric> LEADING = EnumSet.of(
            PerformanceMetric.ACCURACY,
            PerformanceMetric.PRECISION,
            PerformanceMetric.RECALL,
            PerformanceMetric.MACRO_RECALL,
            PerformanceMetric.MEAN_ABSOLUTE_ERROR,
            PerformanceMetric.ROOT_MEAN_SQUARED_ERROR,
            PerformanceMetric.BIAS);

    private final List<PerformanceMetric> metrics;
    private final List<OutcomePlace> places;
    private final List<PerformanceConstraint> constraints;
    private final long minimum;

    private SegmentPanel(
            List<PerformanceMetric> metrics,
            List<OutcomePlace> places,
            List<PerformanceConstraint> constraints,
            long minimum) {
        this.metrics = metrics;
        this.places = places;
        this.constraints = constraints;
        this.minimum = minimum;
    }

    /**
     * What a policy asks for.
     *
     * @param reference by which segments are large
     * @param checks among them what is told already, and the fewest predictions of which a segment is told
     */
    static SegmentPanel of(WindowTally reference, OutcomeChecks checks) {
        List<PerformanceMetric> metrics = TaskMetrics.all(reference.layout()).stream()
                .filter(metric -> checks.everyFinding() || LEADING.contains(metric))
                .toList();
        int most = checks.everyFinding() ? Math.max(MOST, MOST_FINDINGS / metrics.size()) : MOST;
        List<OutcomePlace> places = OutcomePlace.segments(reference.layout()).stream()
                .sorted(Comparator.comparingLong((OutcomePlace place) -> place.predictions(reference))
                        .reversed())
                .limit(most)
                .toList();
        return new SegmentPanel(
                metrics, places, checks.performance(), checks.fairness().minimumGroup());
    }

    List<Finding> judge(OutcomeClose close) {
        OutcomeRun version = close.version(true);
        List<Finding> findings = new ArrayList<>();
        if (version.panes() == 0) {
            return findings;
        }
        for (OutcomePlace place : places) {
            if (place.predictions(version.tally()) >= minimum) {
                metrics.stream()
                        .filter(metric -> !isConstrained(metric, place))
                        .map(metric -> known(metric, place, version, close))
                        .forEach(findings::add);
            }
        }
        return findings;
    }

    private boolean isConstrained(PerformanceMetric metric, OutcomePlace place) {
        return constraints.stream()
                .anyMatch(constraint ->
                        constraint.metric() == metric && constraint.segment().equals(place.segment()));
    }

    private static Finding known(PerformanceMetric metric, OutcomePlace place, OutcomeRun version, OutcomeClose close) {
        OutcomeQuestion question = new OutcomeQuestion(
                metric.label(),
                Family.PERFORMANCE,
                new Target.Metric(metric.label(), place.segment()),
                version.asVersion(),
                close.baseline().designEffect());
        return new MeasuredMetric(metric, place, close).known(version, question);
    }
}
