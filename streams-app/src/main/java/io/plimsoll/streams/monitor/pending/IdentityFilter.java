package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;

/**
 * Says of an identity that it is certainly not in a run, or perhaps: a Bloom filter of {@value #BITS_OF_A_ROW} bits a row
 * whose {@value #PROBES} bits of one identity lie within {@value #WINDOW_WORDS} neighbouring words.
 *
 * <p>A false "perhaps" comes with probability below {@link #FALSE_POSITIVE_RATE}. For a filter whose bits are anywhere it
 * is (1 − e<sup>−9/16</sup>)<sup>9</sup> = 5.0·10⁻⁴; that windows are not equally full adds some 3·10⁻⁴.
 *
 * <p>Source: F. Putze, P. Sanders, J. Singler, "Cache-, hash-, and space-efficient Bloom filters", J. Exp. Algorithmics 14
 * (2009), doi:10.1145/1498698.1594230. Ours lets windows begin at any word, so that a filter of a few rows is small.
 */
final class IdentityFilter {

    /** What a look-up of an absent identity may cost: one needless read of a page in so many. */
    static final double FALSE_POSITIVE_RATE = 1e-3;

    private static final int BITS_OF_A_ROW = 16;
    private static final int PROBES = 9;
    private static final int PROBES_OF_A_WORD = 6;
    private static final int PROBES_AT_ONCE = 3;
    private static final int WINDOW_WORDS = 16;

    /** 16 words are 1,024 bits: ten bits of a hash say which. */
    private static final int BITS_OF_A_PROBE = 10;

    private static final long PROBE = (1 << BITS_OF_A_PROBE) - 1;

    private final long[] words;
    private final int window;

    /** A filter for so many rows, empty. */
    IdentityFilter(int rows) {
        this.words = new long[Math.max(1, (int) (((long) rows * BITS_OF_A_ROW + Long.SIZE - 1) / Long.SIZE))];
        this.window = Math.min(WINDOW_WORDS, words.length);
    }

    void add(long identity) {
        int start = start(identity);
        long bits = bits(identity);
        for (int probe = 0; probe < PROBES; probe++) {
            if (probe == PROBES_OF_A_WORD) {
                bits = RequestHash.mix(bits(identity));
            }
            int bit = bit(bits);
            words[word(start, bit)] |= 1L << bit;
            bits >>>= BITS_OF_A_PROBE;
        }
    }

    boolean mayContain(long identity) {
        int start = start(identity);
        long bits = bits(identity);
        // Three bits at once: their reads overlap, and the branch is nearly always taken when the identity is absent.
        return areSet(start, bits, PROBES_AT_ONCE)
                && areSet(start, bits >>> (PROBES_AT_ONCE * BITS_OF_A_PROBE), PROBES_OF_A_WORD - PROBES_AT_ONCE)
                && areSet(start, RequestHash.mix(bits), PROBES - PROBES_OF_A_WORD);
    }

    private boolean areSet(int start, long bits, int probes) {
        long rest = bits;
        long set = 1;
        for (int probe = 0; probe < probes; probe++) {
            int bit = bit(rest);
            set &= words[word(start, bit)] >>> bit;
            rest >>>= BITS_OF_A_PROBE;
        }
        return (set & 1) != 0;
    }

    long heapBytes() {
        return (long) Long.BYTES * words.length;
    }

    /** The window's first word, from the upper half of the identity. */
    private int start(long identity) {
        return (int) (((identity >>> 32) * words.length) >>> 32);
    }

    /** Other bits than those that chose the window. */
    private static long bits(long identity) {
        return (identity * 0x9e3779b97f4a7c15L) ^ (identity >>> 29);
    }

    /** Windows go over the end to the beginning, else the words in the middle would be in more of them. */
    private int word(int start, int bit) {
        int word = start + (bit >>> 6);
        return word < words.length ? word : word - words.length;
    }

    private int bit(long bits) {
        return (int) (((bits & PROBE) * window * Long.SIZE) >>> BITS_OF_A_PROBE);
    }

    @Override
    public String toString() {
        return "filter of " + words.length + " words, hash " + Arrays.hashCode(words);
    }
}
