package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * Count, sum and sum of squares of a sample, the sums as integers: mean and variance that do not depend on the order in
 * which, or the machine on which, the values came.
 *
 * <p>A value x adds the integer nearest x·2^scale to the sum, and the integer nearest x²·2^scale to the sum of squares, so
 * the mean is off by at most 2^−(scale+1). With scale 32 values up to 1 may be added two thousand million times; an
 * overflow is an error, never a wrong number.
 *
 * @param count values
 * @param sum of x, in units of 2^−scale
 * @param sumOfSquares of x², in units of 2^−scale, at least 0
 * @param scale binary digits after the point, 0 … 62
 */
public record FixedPointMoments(long count, long sum, long sumOfSquares, int scale) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if the count or the sum of squares is negative, or the scale outside 0 … 62
     */
    public FixedPointMoments {
        if (count < 0 || sumOfSquares < 0 || scale < 0 || scale > 62) {
            throw new IllegalArgumentException(count + " values, squares " + sumOfSquares + ", scale " + scale);
        }
    }

    /** No values. */
    public static FixedPointMoments empty(int scale) {
        return new FixedPointMoments(0, 0, 0, scale);
    }

    /**
     * Of a sample.
     *
     * @param values finite
     */
    public static FixedPointMoments of(double[] values, int scale) {
        FixedPointMoments moments = empty(scale);
        for (double value : values) {
            moments = moments.with(value);
        }
        return moments;
    }

    /**
     * The integer nearest x·2^scale, halves to even.
     *
     * @throws ArithmeticException if it does not fit, or x is NaN
     */
    public static long toFixedPoint(double x, int scale) {
        double scaled = StrictMath.rint(StrictMath.scalb(x, scale));
        if (!(StrictMath.abs(scaled) < 0x1p63)) {
            throw new ArithmeticException("a value too large for " + scale + " binary digits after the point");
        }
        return (long) scaled;
    }

    /**
     * With one more value.
     *
     * @throws ArithmeticException if a sum overflows
     */
    public FixedPointMoments with(double value) {
        return new FixedPointMoments(
                count + 1,
                Math.addExact(sum, toFixedPoint(value, scale)),
                Math.addExact(sumOfSquares, toFixedPoint(value * value, scale)),
                scale);
    }

    /**
     * Both samples together.
     *
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if a sum overflows
     */
    public FixedPointMoments plus(FixedPointMoments other) {
        if (scale != other.scale) {
            throw new IllegalArgumentException("scales " + scale + " and " + other.scale);
        }
        return new FixedPointMoments(
                count + other.count,
                Math.addExact(sum, other.sum),
                Math.addExact(sumOfSquares, other.sumOfSquares),
                scale);
    }

    /** x̄; empty without values. */
    public OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(total() / count);
    }

    /** The mean of x²; empty without values. */
    public OptionalDouble meanSquare() {
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.scalb((double) sumOfSquares, -scale) / count);
    }

    /** The mean of (x − x̄)², divisor n, at least 0; empty without values. */
    public OptionalDouble variance() {
        if (count == 0) {
            return OptionalDouble.empty();
        }
        double mean = total() / count;
        double square = StrictMath.scalb((double) sumOfSquares, -scale) / count;
        return OptionalDouble.of(StrictMath.max(0, square - mean * mean));
    }

    private double total() {
        return StrictMath.scalb((double) sum, -scale);
    }
}
