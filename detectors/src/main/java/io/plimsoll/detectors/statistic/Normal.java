package io.plimsoll.detectors.statistic;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution: tails by the complementary error function, which keeps their digits. */
final class Normal {
    private static final double SQRT_2 = StrictMath.sqrt(2);

    private Normal() {}

    /** P(|Z| ≥ |z|). */
    static double twoSided(double z) {
        return Erf.erfc(StrictMath.abs(z) / SQRT_2);
    }

    /** The z with P(|Z| ≤ z) = confidence: 1.96 for 0.95. */
    static double critical(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: " + confidence);
        }
        return SQRT_2 * Erf.erfInv(confidence);
    }
}
