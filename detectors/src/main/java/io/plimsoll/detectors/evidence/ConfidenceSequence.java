package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Bisection;
import io.plimsoll.detectors.statistic.Interval;

/**
 * An interval for a rate that holds at every moment at once: with probability 1 − α it never excludes the true p, however
 * often and whenever one looks.
 *
 * <pre>{p : p^k (1−p)^(n−k) ≥ α M},  M = BB(k, n; ½, ½) or, with a reference rate p₀,
 *                                  M = ½ BB(k, n; ½, ½) + ½ BB(k, n; 20 p₀, 20 (1−p₀))</pre>
 *
 * <p>BB(k, n; a, b) = B(k+a, n−k+b)/B(a, b). M over the likelihood at the true p is a martingale: Ville's inequality.
 * 1.4 to 2 times as wide as Wilson's interval, which holds for one look only. The prior at p₀ weighs 20 trials: enough to
 * narrow the interval where nothing changed, too little to harm where it did (100 do). Without trials: [0, 1].
 *
 * <p>Source: Robbins (1970), doi:10.1214/aoms/1177696786; Ville (1939).
 */
public final class ConfidenceSequence {
    private static final double REFERENCE_WEIGHT = 20;
    private static final ConfidenceSequence JEFFREYS = new ConfidenceSequence(Rate::logMarginal);

    private final Marginal marginal;

    private ConfidenceSequence(Marginal marginal) {
        this.marginal = marginal;
    }

    /** For a rate about which nothing is known beforehand. */
    public static ConfidenceSequence withoutReference() {
        return JEFFREYS;
    }

    /**
     * For a rate that is expected, not assumed, to be near another.
     *
     * @param p0 between 0 and 1, both excluded: take {@link Rate#smoothed()} of the reference
     */
    public static ConfidenceSequence around(double p0) {
        if (!(0 < p0 && p0 < 1)) {
            throw new IllegalArgumentException("a reference rate lies between 0 and 1, not " + p0);
        }
        return new ConfidenceSequence(rate -> mixture(rate, p0));
    }

    private static double mixture(Rate rate, double p0) {
        LogSum sum = new LogSum();
        sum.add(rate.logMarginal());
        sum.add(rate.logMarginal(REFERENCE_WEIGHT * p0, REFERENCE_WEIGHT * (1 - p0)));
        return sum.value() - StrictMath.log(2);
    }

    /** ln of the evidence against "the rate is p"; +∞ where p makes the counts impossible. */
    public double logE(Rate rate, double p) {
        return marginal.of(rate) - rate.logLikelihood(p);
    }

    /** The rates that are not refuted at level α, 0 &lt; α &lt; 1. */
    public Interval interval(Rate rate, double alpha) {
        double least = marginal.of(rate) - SignificanceLevel.logThreshold(alpha);
        double inside = rate.trials() == 0 ? 0.5 : rate.share();
        return new Interval(bound(rate, inside, 0, least), bound(rate, inside, 1, least));
    }

    private static double bound(Rate rate, double inside, double end, double least) {
        return rate.logLikelihood(end) >= least
                ? end
                : Bisection.lastInside(inside, end, p -> rate.logLikelihood(p) >= least);
    }

    /** ln M. */
    private interface Marginal {
        double of(Rate rate);
    }
}
