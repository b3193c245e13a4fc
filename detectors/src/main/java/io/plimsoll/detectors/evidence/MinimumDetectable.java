package io.plimsoll.detectors.evidence;

import java.util.OptionalDouble;

/**
 * The smallest fault rate that {@link IntegrityEvidence} would report with a given power: what "nothing found" is worth.
 *
 * <p>ln E grows with k, so there is a least k* that reaches the threshold; the rate p is the one with P(Bin(n, p) ≥ k*) =
 * power, which is a quantile of Beta(k*, n − k* + 1). With a design effect the counts of that beta are divided by φ.
 *
 * @param evidence against which the rate is measured
 * @param logThreshold the log-evidence this subject needs, greater than 0
 * @param designEffect φ ≥ 1
 */
public record MinimumDetectable(IntegrityEvidence evidence, double logThreshold, double designEffect) {
    /** 0.8, as is usual. */
    public static final double USUAL_POWER = 0.8;

    /**
     * The rate, or empty where so few values can never show anything.
     *
     * @param trials n, how many values are seen
     * @param power between 0 and 1
     */
    public OptionalDouble rate(long trials, double power) {
        return reaches(trials, trials)
                ? OptionalDouble.of(rate(leastSuccesses(trials), trials, power))
                : OptionalDouble.empty();
    }

    private boolean reaches(long successes, long trials) {
        return evidence.logE(new Rate(successes, trials).effective(designEffect)) >= logThreshold;
    }

    /** k*: below the normal rate there is never evidence, above it ln E ascends. */
    private long leastSuccesses(long trials) {
        long without = -1;
        long with = trials;
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (reaches(middle, trials)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    private double rate(long successes, long trials, double power) {
        double a = successes / designEffect;
        double b = (trials - successes) / designEffect + 1;
        double logMiss = StrictMath.log1p(-power);
        return Bisection.lastInside(1, 0, p -> BetaTail.logSurvival(p, a, b) <= logMiss);
    }
}
