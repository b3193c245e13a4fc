package io.plimsoll.streams.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small table from strings to values that is looked up by a {@link Text}, without making a string.
 *
 * @param <V> the values
 */
final class TextTable<V> {

    private final List<String> keys = new ArrayList<>();
    private final List<V> values = new ArrayList<>();
    private int[] slots = new int[16];
    private int last;

    /** The value of a key, null if there is none. */
    @Nullable
    V get(Text key) {
        // Most streams carry one model, and others the same model for a while.
        if (last < keys.size() && key.is(keys.get(last))) {
            return values.get(last);
        }
        int slot = slot(hash(key));
        while (slots[slot] != 0) {
            if (key.is(keys.get(slots[slot] - 1))) {
                last = slots[slot] - 1;
                return values.get(last);
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return null;
    }

    /** Adds a key that is not there. */
    void put(String key, V value) {
        keys.add(key);
        values.add(value);
        if (2 * keys.size() > slots.length) {
            slots = new int[2 * slots.length];
            for (int i = 0; i < keys.size(); i++) {
                place(i);
            }
        } else {
            place(keys.size() - 1);
        }
    }

    /** The values in the order in which they were added. */
    List<V> values() {
        return values;
    }

    private void place(int index) {
        int slot = slot(hash(keys.get(index)));
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = index + 1;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
    }

    private static int hash(CharSequence key) {
        int hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = 31 * hash + key.charAt(i);
        }
        return hash;
    }
}
