package io.plimsoll.detectors.evidence;

/**
 * The natural logarithm of positive normal numbers, to about one unit in the last place.
 *
 * <p>{@link StrictMath#log} would do, but up to JDK 20 it is a native call, and at a mass close the logarithm is nine
 * tenths of judging. This one is pure double arithmetic, which Java 17 defines to the last bit (JEP 306), over tables
 * that StrictMath fills: the same on every platform.
 */
final class NaturalLog {
    /*
     * Tang's table-driven method (1990, doi:10.1145/98267.98294). x = 2^k z with z in [0.6875, 1.375); c is z rounded to
     * seven bits of mantissa, so that z - c is exact and r = (z - c)/c at most 2^-8; ln x = k ln 2 + ln c + log1p(r).
     * An interval is centred on c = 1: results near 0 keep their relative precision.
     */
    private static final int TABLE_BITS = 7;

    private static final int CELL_SHIFT = 52 - TABLE_BITS;
    private static final int CELLS = 1 << TABLE_BITS;
    private static final long LOWEST = 0x3FE6000000000000L; // 0.6875
    private static final long HALF_CELL = 1L << (CELL_SHIFT - 1);
    private static final long EXPONENT_BITS = 0xFFFL << 52;
    private static final double LN2_HIGH = 0x1.62e42fefa3800p-1; // so few bits that k ln 2 is exact
    private static final double LN2_LOW = 0x1.ef35793c76730p-45;

    private static final double[] CENTRE = new double[CELLS];
    private static final double[] INVERSE = new double[CELLS];
    private static final double[] LOG = new double[CELLS];

    static {
        for (int cell = 0; cell < CELLS; cell++) {
            double centre = Double.longBitsToDouble(LOWEST + ((long) cell << CELL_SHIFT));
            CENTRE[cell] = centre;
            INVERSE[cell] = 1 / centre;
            LOG[cell] = StrictMath.log(centre);
        }
    }

    private NaturalLog() {}

    /** ln x for a positive normal x; anything else gives no meaningful value. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long offset = bits + HALF_CELL - LOWEST;
        int cell = (int) (offset >> CELL_SHIFT) & (CELLS - 1);
        double z = Double.longBitsToDouble(bits - (offset & EXPONENT_BITS));
        double r = (z - CENTRE[cell]) * INVERSE[cell];
        long k = offset >> 52;
        return (k * LN2_HIGH + LOG[cell]) + (k * LN2_LOW + logOnePlus(r));
    }

    /** f ln x for any x at least 0, with 0 ln 0 = 0. */
    static double times(double factor, double x) {
        if (factor == 0) {
            return 0;
        }
        return factor * (x < Double.MIN_NORMAL ? StrictMath.log(x) : of(x));
    }

    /** Taylor to r^7: the next term is below 2^-58 of r. */
    private static double logOnePlus(double r) {
        double r2 = r * r;
        double tail = (1.0 / 3 - r * 0.25) + r2 * ((0.2 - r * (1.0 / 6)) + r2 * (1.0 / 7));
        return r + r2 * (r * tail - 0.5);
    }
}
