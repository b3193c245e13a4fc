package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.util.Optional;

/**
 * Limits on a performance metric, of all traffic or of a segment.
 *
 * @param metric the metric, one on which a constraint can be decided
 * @param segment where, empty for all traffic
 * @param limits what is allowed
 */
public record PerformanceConstraint(PerformanceMetric metric, Optional<Segment> segment, Limits limits)
        implements Check {

    /**
     * @throws IllegalArgumentException if no constraint on the metric can be decided
     */
    public PerformanceConstraint {
        if (metric.decided() == PerformanceMetric.Decided.NOT_AT_ALL) {
            throw new IllegalArgumentException(metric.label() + " can be shown, not constrained");
        }
    }

    @Override
    public String name() {
        return metric.label();
    }

    @Override
    public Family family() {
        return Family.PERFORMANCE;
    }
}
