package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Bisection;
import io.plimsoll.detectors.statistic.Interval;

/**
 * A set for a contrast of two rates that holds at every moment at once, from one joint e-process: a value θ of the
 * contrast is refuted when the counts' mixture probability is 1/α times what the best pair of rates with contrast θ
 * gives them. At small α far faster than two intervals side by side (universal inference: Wasserman, Ramdas and
 * Balakrishnan 2020, doi:10.1073/pnas.1922664117). One-sided statements use the same bound, so a set and the verdicts on
 * its ends never disagree. Without trials on a side nothing is refuted.
 */
public abstract sealed class JointSet permits RatioSet, DifferenceSet, PairedSet {
    /** ln of the mixture probability of the counts. */
    abstract double logMixture();

    /** The greatest log-likelihood of all rates. */
    abstract double logUnrestricted();

    /** The greatest log-likelihood of the rates with this contrast; −∞ when none is possible. */
    abstract double logSupremumAt(double contrast);

    /** The contrast of the observed rates: within the domain. */
    abstract double estimate();

    /** Whether there is anything to compare. */
    abstract boolean hasTrials();

    /** The contrast at a position in [0, 1] of its domain, strictly increasing. */
    abstract double atPosition(double position);

    /** The inverse of {@link #atPosition}. */
    abstract double positionOf(double contrast);

    /** ln E against "the contrast is θ"; +∞ for what no contrast can be or the counts make impossible. */
    public final double logE(double contrast) {
        double position = positionOf(contrast);
        if (!(0 <= position && position <= 1)) {
            return Double.POSITIVE_INFINITY;
        }
        return hasTrials() ? logMixture() - logSupremumAt(contrast) : 0;
    }

    /** ln E against "the contrast is at least θ". */
    public final double logEAgainstAtLeast(double contrast) {
        return estimate() >= contrast ? logEOfEverything() : logE(contrast);
    }

    /** ln E against "the contrast is at most θ". */
    public final double logEAgainstAtMost(double contrast) {
        return estimate() <= contrast ? logEOfEverything() : logE(contrast);
    }

    private double logEOfEverything() {
        return hasTrials() ? logMixture() - logUnrestricted() : 0;
    }

    /** The contrasts that are not refuted at level α, 0 &lt; α &lt; 1. */
    public final Interval interval(double alpha) {
        double threshold = SignificanceLevel.logThreshold(alpha);
        double inside = positionOf(estimate());
        return new Interval(bound(inside, 0, threshold), bound(inside, 1, threshold));
    }

    private double bound(double inside, double end, double threshold) {
        double position = isOpen(end, threshold)
                ? end
                : Bisection.lastInside(inside, end, candidate -> isOpen(candidate, threshold));
        return atPosition(position);
    }

    private boolean isOpen(double position, double threshold) {
        return logE(atPosition(position)) < threshold;
    }
}
