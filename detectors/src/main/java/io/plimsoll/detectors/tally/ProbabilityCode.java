package io.plimsoll.detectors.tally;

/**
 * A probability in 16 bits: what is remembered of each of several classes until the label comes.
 *
 * <pre>
 * ┌──────────────┬──────────────────────────────┬────────────────┐
 * │ 1: p &gt; ½     │ 64 + exponent of q, 0 … 63   │ digits of q    │      q = the smaller of p and 1 − p
 * │ 1 bit        │ 6                            │ 9              │
 * └──────────────┴──────────────────────────────┴────────────────┘
 * </pre>
 *
 * <p>q is kept to ten binary digits, so it is off by a thousandth of itself at most, and rounding favours neither side: a
 * logarithm is off by 0.001, and near certainty, where the loss is about 1 − p, by a thousandth of the loss. Below 2^−64 it is
 * 0. Code 0 is impossible, 2^15 certain.
 */
public final class ProbabilityCode {

    private static final int LIKELY = 1 << 15;
    private static final int DROPPED_DIGITS = 43;

    /** What the upper bits of 2^−64 say. */
    private static final long SMALLEST = (long) (Double.MAX_EXPONENT - 64) << 9;

    private ProbabilityCode() {}

    /**
     * The code of a probability.
     *
     * @param probability from 0 to 1; what is beyond counts as that
     */
    public static int of(double probability) {
        return probability > 0.5 ? LIKELY | codeOfSmaller(1 - probability) : codeOfSmaller(probability);
    }

    private static int codeOfSmaller(double q) {
        long rounded = (Double.doubleToLongBits(Math.max(0.0, q)) + (1L << (DROPPED_DIGITS - 1))) >>> DROPPED_DIGITS;
        return (int) Math.max(0, rounded - SMALLEST);
    }

    /** The probability of a code. */
    public static double probability(int code) {
        int digits = code & (LIKELY - 1);
        double q = digits == 0 ? 0 : Double.longBitsToDouble((digits + SMALLEST) << DROPPED_DIGITS);
        return (code & LIKELY) == 0 ? q : 1 - q;
    }
}
