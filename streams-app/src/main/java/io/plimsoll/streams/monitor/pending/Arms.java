package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;

/** The versions and roles that occur in a day: few, so they are tried one by one. */
final class Arms {

    private int[] arms = new int[2];
    private int size;

    void add(int arm) {
        for (int i = 0; i < size; i++) {
            if (arms[i] == arm) {
                return;
            }
        }
        if (size == arms.length) {
            arms = Arrays.copyOf(arms, 2 * size);
        }
        arms[size++] = arm;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return arms[index];
    }

    @Override
    public String toString() {
        return size + " arms";
    }
}
