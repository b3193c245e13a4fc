package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final double LN_10 = 2.302585092994046;

    private Figures() {}

    /** Four digits that count: {@code 0.2312}. */
    static String shortened(JsonNode number) {
        BigDecimal rounded = number.decimalValue().round(FOUR_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** e to the given power, as a whole number up to a million and as a power of ten above. */
    static String exponential(double logarithm) {
        double digits = logarithm / LN_10;
        return digits <= 6
                ? String.format(Locale.ROOT, "%,.0f", StrictMath.exp(logarithm))
                : "10^" + (long) Math.floor(digits);
    }

    /** {@code 12.5%}. */
    static String percent(JsonNode share) {
        return share.decimalValue()
                        .movePointRight(2)
                        .round(FOUR_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }
}
