package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Bisection;

/**
 * The difference p₁ − p₂ of two rates of separate samples, from −1 to 1.
 *
 * <p>The evidence is that of {@link RatioSet} with sup over p₁ − p₂ = d: there the log-likelihood is concave in p₂, and
 * its derivative is bisected on (max(0, −d), min(1, 1 − d)).
 */
public final class DifferenceSet extends JointSet {
    private final Rate first;
    private final Rate second;
    private final double logMixture;

    /** Of the first rate less the second. */
    public DifferenceSet(Rate first, Rate second) {
        this.first = first;
        this.second = second;
        this.logMixture = first.logMarginal() + second.logMarginal();
    }

    @Override
    double logMixture() {
        return logMixture;
    }

    @Override
    double logUnrestricted() {
        return first.maximumLogLikelihood() + second.maximumLogLikelihood();
    }

    @Override
    double logSupremumAt(double difference) {
        double p2 = secondRateAt(difference);
        double p1 = StrictMath.max(0, StrictMath.min(1, p2 + difference));
        return first.logLikelihood(p1) + second.logLikelihood(p2);
    }

    /** The most likely p₂ given p₁ = p₂ + d. */
    private double secondRateAt(double difference) {
        double low = StrictMath.max(0, -difference);
        double high = StrictMath.min(1, 1 - difference);
        return Bisection.lastInside(low, high, p2 -> slope(first, p2 + difference) + slope(second, p2) > 0);
    }

    /** d/dp of the log-likelihood, with 0/0 = 0. */
    private static double slope(Rate rate, double p) {
        return quotient(rate.successes(), p) - quotient(rate.failures(), 1 - p);
    }

    private static double quotient(double count, double p) {
        return count == 0 ? 0 : count / p;
    }

    @Override
    double estimate() {
        return hasTrials() ? first.share() - second.share() : 0;
    }

    @Override
    boolean hasTrials() {
        return first.trials() > 0 && second.trials() > 0;
    }

    @Override
    double atPosition(double position) {
        return 2 * position - 1;
    }

    @Override
    double positionOf(double difference) {
        return 0.5 * (difference + 1);
    }
}
