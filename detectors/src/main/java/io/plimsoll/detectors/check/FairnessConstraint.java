package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.GroupConstraint;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;

/**
 * Limits on how differently the groups of every attribute may be treated.
 *
 * @param metric the metric, one that compares pairs of groups
 * @param limits what is allowed, in the direction that the metric has; see {@link GroupConstraint#fits}
 */
public record FairnessConstraint(FairnessMetric metric, Limits limits) implements Check {

    /**
     * @throws IllegalArgumentException if the metric cannot have these limits
     */
    public FairnessConstraint {
        if (!GroupConstraint.fits(metric, limits)) {
            throw new IllegalArgumentException(metric.label() + " cannot be limited to " + limits);
        }
    }

    @Override
    public String name() {
        return metric.label();
    }

    @Override
    public Family family() {
        return Family.FAIRNESS;
    }
}
