package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;

/**
 * Says of a request's answer that it is certainly not in a run, or perhaps: a Bloom filter of {@value #BITS_OF_A_ROW} bits a
 * row. {@value #PROBES_OF_THE_REQUEST} bits stand for the request alone and lie in one word, so that a run without a request is
 * told by one look, whatever version is asked for; a label asks the runs of all days. {@value #PROBES_OF_THE_ARM} bits stand for
 * request and arm and lie within {@value #WINDOW_WORDS} words from there on.
 *
 * <p>A false "perhaps" for a request that is not there comes with probability below {@link #FALSE_POSITIVE_RATE}. For a filter
 * whose bits are anywhere it is (1 − e<sup>−10/16</sup>)<sup>10</sup> = 4.7·10⁻⁴; that words are not equally full adds some
 * 3·10⁻⁴. For a request that is there with another arm it is about one percent: such a run is read needlessly by one in 100
 * of those whose other answer has left the heap already.
 *
 * <p>Source: F. Putze, P. Sanders, J. Singler, "Cache-, hash-, and space-efficient Bloom filters", J. Exp. Algorithmics 14
 * (2009), doi:10.1145/1498698.1594230. Ours lets windows begin at any word, so that a filter of a few rows is small.
 */
final class IdentityFilter {

    /** What a look-up of an absent request may cost: one needless read of a page in so many. */
    static final double FALSE_POSITIVE_RATE = 1e-3;

    private static final int BITS_OF_A_ROW = 16;
    private static final int PROBES_OF_THE_REQUEST = 4;
    private static final int PROBES_OF_THE_ARM = 6;
    private static final int PROBES_AT_ONCE = 3;
    private static final int WINDOW_WORDS = 16;

    /** A word has 64 bits: six bits of a hash say which. */
    private static final int BITS_WITHIN_A_WORD = 6;

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

    /**
     * Adds an answer.
     *
     * @param request 64 well mixed bits that stand for the request
     * @param identity 64 others that stand for request and arm
     */
    void add(long request, long identity) {
        int start = start(request);
        words[start] |= bitsOf(request);
        long bits = bitsOfTheArm(identity);
        for (int probe = 0; probe < PROBES_OF_THE_ARM; probe++) {
            int bit = bit(bits);
            words[word(start, bit)] |= 1L << bit;
            bits >>>= BITS_OF_A_PROBE;
        }
    }

    /** Whether there may be an answer to a request. */
    boolean mayContain(long request) {
        long bits = bitsOf(request);
        return (words[start(request)] & bits) == bits;
    }

    /** Whether there may be an answer to a request by an arm. */
    boolean mayContain(long request, long identity) {
        int start = start(request);
        long bits = bitsOfTheArm(identity);
        // Three bits at once: their reads overlap, and the branch is nearly always taken when the identity is absent.
        return mayContain(request) && areSet(start, bits) && areSet(start, bits >>> (PROBES_AT_ONCE * BITS_OF_A_PROBE));
    }

    private boolean areSet(int start, long bits) {
        long rest = bits;
        long set = 1;
        for (int probe = 0; probe < PROBES_AT_ONCE; probe++) {
            int bit = bit(rest);
            set &= words[word(start, bit)] >>> bit;
            rest >>>= BITS_OF_A_PROBE;
        }
        return (set & 1) != 0;
    }

    long heapBytes() {
        return (long) Long.BYTES * words.length;
    }

    /** The window's first word, from the upper half of the request. */
    private int start(long request) {
        return (int) (((request >>> 32) * words.length) >>> 32);
    }

    /** The lower half of an identity is the request's: each of these bits depends on both halves. */
    private static long bitsOfTheArm(long identity) {
        return (identity * 0x9e3779b97f4a7c15L) ^ (identity >>> 29);
    }

    /** From the lower half; a shift takes the lowest six bits. */
    private static long bitsOf(long request) {
        long bits = 0;
        for (int probe = 0; probe < PROBES_OF_THE_REQUEST; probe++) {
            bits |= 1L << (request >>> (probe * BITS_WITHIN_A_WORD));
        }
        return bits;
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
