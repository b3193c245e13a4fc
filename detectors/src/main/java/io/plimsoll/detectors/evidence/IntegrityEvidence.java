package io.plimsoll.detectors.evidence;

/**
 * One-sided evidence that a fault rate (missing, unseen, out of range, wrong type) rose above the reference's, or above
 * what the policy declares as normal.
 *
 * <p>The alternative is Jeffreys' prior restricted to rates above the null's; the null is the reference's own posterior,
 * or p ≤ ν for a declared {@code nullable} ν greater than p₀ = (k₀+½)/(n₀+1). With S_p(a, b) = P(Beta(a, b) &gt; p):
 *
 * <pre>
 * ln E = ln B(k+½, n−k+½) − ln B(½, ½) + ln S_p(k+½, n−k+½) − ln S_p(½, ½) − ln L,  p = p₀ or ν
 * ln L = ln B(k+k₀+½, n−k+n₀−k₀+½) − ln B(k₀+½, n₀−k₀+½)   or   k ln ν + (n−k) ln(1−ν)
 * </pre>
 *
 * <p>A rate far below the null drives E to 0 and ln E to as low as −n; it stays finite. With a design effect φ all
 * counts, of reference and window, are divided by it. One sided because fewer faults than before alarm nobody.
 */
public final class IntegrityEvidence {
    private final double truncation;
    private final double logPriorMass;
    private final Null hypothesis;

    private IntegrityEvidence(double truncation, Null hypothesis) {
        this.truncation = truncation;
        this.logPriorMass = BetaTail.logSurvival(truncation, 0.5, 0.5);
        this.hypothesis = hypothesis;
    }

    /** Against the reference's rate k₀ of n₀ (effective counts; n₀ may be 0: Jeffreys' prior alone). */
    public static IntegrityEvidence against(Rate reference) {
        return new IntegrityEvidence(reference.smoothed(), rate -> predictive(reference, rate));
    }

    /**
     * Against the greater of the reference's rate and the one declared as normal.
     *
     * @param nullable ν, from 0 to below 1
     */
    public static IntegrityEvidence against(Rate reference, double nullable) {
        if (!(0 <= nullable && nullable < 1)) {
            throw new IllegalArgumentException("nullable is a share from 0 to below 1, not " + nullable);
        }
        return nullable > reference.smoothed()
                ? new IntegrityEvidence(nullable, rate -> rate.logLikelihood(nullable))
                : against(reference);
    }

    private static double predictive(Rate reference, Rate rate) {
        return rate.logMarginal(reference.successes() + 0.5, reference.failures() + 0.5);
    }

    /** ln E of k faults in n values (effective counts); 0 for none. */
    public double logE(Rate rate) {
        if (rate.trials() == 0) {
            return 0;
        }
        return rate.logMarginal() + logPosteriorMass(rate) - logPriorMass - hypothesis.logProbability(rate);
    }

    /** The rate up to which nothing is wrong: max of p₀ and ν. */
    public double normalRate() {
        return truncation;
    }

    private double logPosteriorMass(Rate rate) {
        return BetaTail.logSurvival(truncation, rate.successes() + 0.5, rate.failures() + 0.5);
    }

    /** The log-probability of the counts when nothing is wrong. */
    private interface Null {
        double logProbability(Rate rate);
    }
}
