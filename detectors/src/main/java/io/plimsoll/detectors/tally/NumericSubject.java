package io.plimsoll.detectors.tally;

/**
 * A subject whose values are numbers, counted in the cells of a grid.
 *
 * @param name the name
 * @param source where it is found in an event
 * @param grid the cells, from the reference
 * @param scale values are summed as round(value · 2^scale): sums of integers are exact in any order, sums of doubles
 *     are not
 * @param range the values that are in order
 */
public record NumericSubject(String name, Source source, Grid grid, int scale, Range range) implements Subject {

    /**
     * Fixed-point values of larger magnitude are not summed but counted as unbounded. The scale puts the reference's
     * largest magnitude at 2^30, so this is a thousand times that, and 2^22 such values fit a sum.
     */
    static final double LARGEST_SUMMAND = 0x1p40;

    private static final int BITS_OF_REFERENCE = 30;
    private static final int BITS_OF_MANTISSA = 52;
    private static final int LARGEST_SCALE = 1000;

    /**
     * The scale for a reference of given magnitude.
     *
     * @param largestMagnitude the largest |value| of the reference, finite, ≥ 0
     */
    public static int scaleFor(double largestMagnitude) {
        if (largestMagnitude == 0) {
            return BITS_OF_REFERENCE;
        }
        int exponent = Math.getExponent(largestMagnitude) + 1;
        return Math.max(-LARGEST_SCALE, Math.min(LARGEST_SCALE, BITS_OF_REFERENCE - exponent));
    }

    /** The value in fixed point; larger in magnitude than 2^40 where it must not be summed. */
    double fixedPoint(double value) {
        return Math.rint(Math.abs(scale) <= LARGEST_SCALE ? value * powerOfTwo(scale) : Math.scalb(value, scale));
    }

    /** 2^exponent, for exponents up to {@value #LARGEST_SCALE}. Multiplying by it is what {@link Math#scalb} does, in one step. */
    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << BITS_OF_MANTISSA);
    }

    /**
     * A closed interval of values that are in order.
     *
     * @param low the least value, or −∞
     * @param high the greatest value, or +∞
     * @param declared whether the user declared it; a learned one is what the reference held
     */
    public record Range(double low, double high, boolean declared) {

        /** Any value is in order. */
        public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);

        /**
         * @throws IllegalArgumentException if a bound is NaN or {@code low} is above {@code high}
         */
        public Range {
            if (!(low <= high)) {
                throw new IllegalArgumentException("range must have low <= high, not [" + low + ", " + high + "]");
            }
        }

        /** Whether a value is outside. */
        public boolean excludes(double value) {
            return value < low || value > high;
        }
    }
}
