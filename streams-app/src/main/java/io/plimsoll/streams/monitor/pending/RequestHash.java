package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Text;

/**
 * 128 bits that stand for a request's id: MurmurHash3 x64 128 with seed 0 over the UTF-16 code units of the id, low byte
 * first. Reused from event to event.
 *
 * <p>Ids with equal hashes are taken for the same. Of ids that nobody chose to collide, 2<sup>50</sup> have a chance of
 * 2<sup>−29</sup> that any two do (the birthday bound is at 2<sup>64</sup>). The hash has no secret: who knows it can make
 * ids that collide, and with them have predictions counted as repetitions. Whoever can write such ids can send false
 * predictions as well, so that gains them nothing.
 *
 * <p>Source: Austin Appleby, MurmurHash3, public domain, https://github.com/aappleby/smhasher.
 */
public final class RequestHash {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int CHARS_OF_A_BLOCK = 8;
    private static final int CHARS_OF_A_WORD = 4;

    private long high;
    private long low;

    /** Takes the hash of an id. */
    public void set(Text id) {
        set(id.array(), id.length());
    }

    /** Takes the hash of the first characters of an array. */
    public void set(char[] chars, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length & -CHARS_OF_A_BLOCK;
        for (int i = 0; i < blocks; i += CHARS_OF_A_BLOCK) {
            h1 = (Long.rotateLeft(h1 ^ first(word(chars, i)), 27) + h2) * 5 + 0x52dce729;
            h2 = (Long.rotateLeft(h2 ^ second(word(chars, i + CHARS_OF_A_WORD)), 31) + h1) * 5 + 0x38495ab5;
        }
        h2 ^= second(tail(chars, blocks + CHARS_OF_A_WORD, length));
        h1 ^= first(tail(chars, blocks, Math.min(length, blocks + CHARS_OF_A_WORD)));
        finish(h1 ^ 2L * length, h2 ^ 2L * length);
    }

    /** The first 64 bits. */
    public long high() {
        return high;
    }

    /** The last 64 bits. */
    public long low() {
        return low;
    }

    private void finish(long one, long two) {
        long h1 = mix(one + two);
        long h2 = mix(one + two + two);
        high = h1 + h2;
        low = high + h2;
    }

    private static long first(long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long second(long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    private static long word(char[] chars, int at) {
        return chars[at] | ((long) chars[at + 1] << 16) | ((long) chars[at + 2] << 32) | ((long) chars[at + 3] << 48);
    }

    private static long tail(char[] chars, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = (word << 16) | chars[i];
        }
        return word;
    }

    /** The finalizer of MurmurHash3: a permutation of the 64-bit words in which every bit depends on every bit. */
    static long mix(long word) {
        long h = word;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
