package io.plimsoll.streams.story;

/**
 * Random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number
 * generators, OOPSLA 2014, doi:10.1145/2660193.2660195). The JDK's generators promise their interface, not their numbers.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The numbers for one thing of a purpose: independent of those for every other. */
    static Draws of(long seed, Purpose purpose, long index) {
        return new Draws(mix(mix(seed + GOLDEN_GAMMA * purpose.salt) + GOLDEN_GAMMA * index));
    }

    /** What numbers are drawn for. */
    enum Purpose {
        REFERENCE(1),
        DAY(2),
        REQUEST(3);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }

    /** Uniform on [0, 1). */
    double uniform() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * UNIT;
    }

    /** Whether something of a probability happens. */
    boolean happens(double probability) {
        return uniform() < probability;
    }

    /** Standard normal, by Marsaglia's polar method (doi:10.1137/1006063). */
    double normal() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double s = x * x + y * y;
            if (s > 0 && s < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Log-normal with a median and the standard deviation of the logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Exponential with a mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
