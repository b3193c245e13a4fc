package io.plimsoll.detectors.evidence;

import java.util.OptionalDouble;

/**
 * An interval x̄ ± h for a mean that holds at every moment at once, asymptotically: for metrics that are not rates (MAE,
 * Brier, AUC by placements, macro F1 by the delta method).
 *
 * <pre>h = s √(2 (nρ² + 1)/(n²ρ²) · ln(√(nρ² + 1)/α)),  ρ² = (−2 ln α + ln(−2 ln α) + 1)/1000</pre>
 *
 * <p>ρ makes it tightest near n = 1,000. The guarantee is asymptotic; who shows it says so. Source: Waudby-Smith,
 * Arbour, Sinha, Kennedy and Ramdas (2024), doi:10.1214/24-AOS2408.
 */
public final class AsymptoticSequence {
    /** Below this many observations there is no interval. */
    public static final long MINIMUM = 100;

    private static final double TIGHTEST_AT = 1000;

    private final double alpha;
    private final double rhoSquared;

    /** @param alpha between 0 and 0.6: from e^(−½) on the formula has no meaning */
    public AsymptoticSequence(double alpha) {
        double twice = 2 * SignificanceLevel.logThreshold(alpha);
        if (twice <= 1) {
            throw new IllegalArgumentException("the asymptotic sequence needs a level below 0.6, not " + alpha);
        }
        this.alpha = alpha;
        this.rhoSquared = (twice + StrictMath.log(twice) + 1) / TIGHTEST_AT;
    }

    /**
     * h, or empty for n &lt; {@value #MINIMUM}.
     *
     * @param n observations so far
     * @param standardDeviation s of one observation, at least 0
     */
    public OptionalDouble halfWidth(long n, double standardDeviation) {
        return n < MINIMUM
                ? OptionalDouble.empty()
                : OptionalDouble.of(standardDeviation * standardHalfWidth((double) n));
    }

    private double standardHalfWidth(double n) {
        double spread = n * rhoSquared + 1;
        double log = StrictMath.log(StrictMath.sqrt(spread) / alpha);
        return StrictMath.sqrt(2 * spread / (n * n * rhoSquared) * log);
    }
}
