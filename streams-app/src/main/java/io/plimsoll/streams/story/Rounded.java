package io.plimsoll.streams.story;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people write them down. */
final class Rounded {

    private Rounded() {}

    /** The double nearest to a number of so many decimals; negative ones are zeros before the point. */
    static double to(int decimals, double value) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }
}
