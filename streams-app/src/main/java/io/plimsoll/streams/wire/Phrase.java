package io.plimsoll.streams.wire;

import java.util.Locale;

/** Figures and names as a person reads them. */
final class Phrase {

    private static final double LN_10 = 2.302585092994046;

    /** Evidence up to 1e6 to 1 is told as a number, beyond as a power of ten. */
    private static final int DIGITS = 6;

    private Phrase() {}

    /** A text of at most so many characters; one that is longer ends in an ellipsis. */
    static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Two decimals, as distances are told; four for what would be 0.00. */
    static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.4f" : "%.2f", value);
    }

    /** {@code 7.3%}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** {@code 7.3 points}, of a difference of shares. */
    static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f points", 100 * difference);
    }

    /** {@code 4,000}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 1e31 to 1}, of the logarithm of the evidence. */
    static String evidence(double logE) {
        double digits = logE / LN_10;
        return digits < DIGITS
                ? count(Math.round(StrictMath.exp(logE))) + " to 1"
                : "1e" + (long) Math.floor(digits) + " to 1";
    }
}
