package io.plimsoll.detectors.evidence;

/**
 * k of n: how often something happened. The numbers are real because a design effect divides them.
 *
 * @param successes k, from 0 to n
 * @param trials n, at least 0
 */
public record Rate(double successes, double trials) {
    /** Refuses k outside of [0, n]. */
    public Rate {
        if (!(0 <= successes && successes <= trials && trials <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("not a rate: " + successes + " of " + trials);
        }
    }

    /** What the rate is worth when counts vary φ times as much as independent ones: k/φ of n/φ. */
    public Rate effective(double designEffect) {
        return designEffect == 1 ? this : new Rate(successes / designEffect, trials / designEffect);
    }

    /** n − k. */
    public double failures() {
        return trials - successes;
    }

    /** k/n; of no trials there is none. */
    double share() {
        return successes / trials;
    }

    /** (k + ½)/(n + 1): the mean under Jeffreys' prior, defined for no trials too. */
    public double smoothed() {
        return (successes + 0.5) / (trials + 1);
    }

    /** k ln p + (n − k) ln(1 − p), with 0 ln 0 = 0; −∞ where p makes the counts impossible. */
    double logLikelihood(double p) {
        return NaturalLog.times(successes, p) + NaturalLog.times(failures(), 1 - p);
    }

    /** The greatest log-likelihood of all p. */
    double maximumLogLikelihood() {
        return trials == 0 ? 0 : logLikelihood(share());
    }

    /** ln BB(k, n; a, b): the log-probability of the sequence when p is drawn from Beta(a, b). */
    double logMarginal(double a, double b) {
        return LogBeta.binomial(successes, trials, a, b);
    }

    /** {@link #logMarginal} under Jeffreys' prior. */
    double logMarginal() {
        return logMarginal(0.5, 0.5);
    }
}
