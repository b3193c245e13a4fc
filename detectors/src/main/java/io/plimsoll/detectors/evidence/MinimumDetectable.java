package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.CurvedRoot;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The smallest fault rate that would be seen with a given power: what "nothing found" is worth.
 *
 * <p>Whoever alarms at k faults of n alarms at more, so there is a least k* that alarms; the rate p is the one with
 * P(Bin(n, p) ≥ k*) = power, which is a quantile of Beta(k*, n − k* + 1). With a design effect the counts of that beta are
 * divided by φ.
 *
 * @param isSeen whether k/φ faults of n/φ are seen; once they are, so are more
 * @param designEffect φ ≥ 1
 */
public record MinimumDetectable(Predicate<Rate> isSeen, double designEffect) {
    /** 0.8, as is usual. */
    public static final double USUAL_POWER = 0.8;

    /**
     * The rate, or empty where so few values can never show anything.
     *
     * @param trials n, how many values are seen
     * @param power between 0 and 1
     */
    public OptionalDouble rate(long trials, double power) {
        return isSeen(trials, trials)
                ? OptionalDouble.of(rate(leastSuccesses(trials), trials, power))
                : OptionalDouble.empty();
    }

    private boolean isSeen(long successes, long trials) {
        return isSeen.test(new Rate(successes, trials).effective(designEffect));
    }

    private long leastSuccesses(long trials) {
        long without = -1;
        long with = trials;
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (isSeen(middle, trials)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    /** Where ln P(X &gt; p) of the beta is that of a miss, from where the normal law of its mean and variance would have it. */
    private double rate(long successes, long trials, double power) {
        double a = successes / designEffect;
        double b = (trials - successes) / designEffect + 1;
        double logMiss = StrictMath.log1p(-power);
        double mean = a / (a + b);
        double deviation = StrictMath.sqrt(mean * (1 - mean) / (a + b + 1));
        double guess = StrictMath.min(mean + deviation, (1 + mean) / 2);
        return CurvedRoot.of(p -> BetaTail.underSurvival(logMiss, p, a, b), 0, 1, guess);
    }
}
