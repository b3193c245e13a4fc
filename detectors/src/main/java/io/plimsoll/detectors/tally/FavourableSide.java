package io.plimsoll.detectors.tally;

import java.math.BigDecimal;

/**
 * Which numbers are good for the person: those on one side of a threshold, which is on that side itself.
 *
 * <p>Numbers are compared to 24 bits, as they are remembered until their label comes: what was counted when a prediction came
 * is then taken back exactly. So a number that differs from the threshold in no more than that is on the side too.
 *
 * @param threshold the least or greatest number that is good
 * @param atLeast whether greater ones are good; else smaller ones are
 */
public record FavourableSide(double threshold, boolean atLeast) {

    /**
     * There is one zero.
     *
     * @throws IllegalArgumentException if the threshold is not finite, or too large to be told in 24 bits
     */
    public FavourableSide {
        if (!Float.isFinite((float) threshold)) {
            throw new IllegalArgumentException("a favourable threshold must be under 3.4e38 in size, not " + threshold);
        }
        threshold += 0.0;
    }

    /** Whether a number is good for the person. */
    public boolean includes(double number) {
        float value = (float) number;
        float limit = (float) threshold;
        return atLeast ? value >= limit : value <= limit;
    }

    /** {@code at least 700}, {@code at most 0.2}. */
    @Override
    public String toString() {
        String number = BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
        return (atLeast ? "at least " : "at most ") + number;
    }
}
