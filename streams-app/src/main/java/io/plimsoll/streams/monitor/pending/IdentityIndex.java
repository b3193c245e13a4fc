package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;

/**
 * From the identity of a row to where it lies: open addressing with linear probing, no boxing. An identity can be there
 * more than once. Twelve bytes a slot, at most two thirds of the slots are taken.
 *
 * <p>Reading: {@code for (int s = first(key); s >= 0; s = next(key, s)) value(s)}.
 */
final class IdentityIndex {

    private static final int SMALLEST = 16;
    private static final long FREE = 0;
    private static final int BYTES_OF_A_SLOT = Long.BYTES + Integer.BYTES;

    /** Zero is a free slot: that a key is absent is read from this array alone. */
    private long[] keys = new long[SMALLEST];

    private int[] values = new int[SMALLEST];

    private int size;

    /** The first slot of an identity, negative where there is none. */
    int first(long key) {
        return from(stored(key), (int) key & (keys.length - 1));
    }

    /** The next slot of the same identity, negative where there is none. */
    int next(long key, int slot) {
        return from(stored(key), (slot + 1) & (keys.length - 1));
    }

    int value(int slot) {
        return values[slot];
    }

    void add(long key, int value) {
        if (3L * size >= 2L * keys.length) {
            grow();
        }
        place(stored(key), value);
        size++;
    }

    void clear() {
        Arrays.fill(keys, FREE);
        size = 0;
    }

    int size() {
        return size;
    }

    long heapBytes() {
        return (long) BYTES_OF_A_SLOT * keys.length;
    }

    private int from(long key, int start) {
        int slot = start;
        while (keys[slot] != FREE) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return -1;
    }

    private void place(long key, int value) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != FREE) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        values[slot] = value;
    }

    /** A key that is not free: whoever finds a row compares the whole of it, so that two keys become one does no harm. */
    private static long stored(long key) {
        return key == FREE ? 1L << 63 : key;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldKeys[slot] != FREE) {
                place(oldKeys[slot], oldValues[slot]);
            }
        }
    }

    @Override
    public String toString() {
        return size + " identities";
    }
}
