package io.plimsoll.detectors.tally;

import java.util.Arrays;

/** Cells that something leaves or enters, noted one after the other and added up when they are taken. */
final class ChangeLog {

    private static final int FIRST_CAPACITY = 64;

    /** A cell, doubled, and 1 more where something leaves it. */
    private int[] log = new int[FIRST_CAPACITY];

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void leave(int cell) {
        append((cell << 1) | 1);
    }

    void enter(int cell) {
        append(cell << 1);
    }

    /** What was noted since the last time, added up. */
    SparseCounts take(Layout layout) {
        Arrays.sort(log, 0, size);
        SparseCounts.Merge merge = new SparseCounts.Merge(size);
        for (int i = 0; i < size; i++) {
            merge.add(log[i] >> 1, (log[i] & 1) == 0 ? 1 : -1);
        }
        size = 0;
        return merge.finish(layout.cells());
    }

    private void append(int entry) {
        if (size == log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[size++] = entry;
    }

    @Override
    public String toString() {
        return size + " changes";
    }
}
