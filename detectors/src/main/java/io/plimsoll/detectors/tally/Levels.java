package io.plimsoll.detectors.tally;

import java.util.HashSet;
import java.util.List;

/**
 * The values of a categorical subject and their codes: level i has code i, everything else shares the code
 * {@link #other()}.
 *
 * <p>Levels are exact strings: no trimming, no case or Unicode folding. Where the reference had more levels than are
 * kept, its rarest are in "other" together with what it never held ({@link #pooled()}); elsewhere "other" is what the
 * reference never held, the unseen.
 */
public final class Levels {

    private final List<String> names;
    private final long rare;
    private final char[][] table;
    private final int[] codes;

    /**
     * @param names distinct levels in the order of their codes
     * @param pooled whether rare levels of the reference are counted as "other"
     * @throws IllegalArgumentException if a level stands twice
     */
    public Levels(List<String> names, boolean pooled) {
        this(names, pooled ? 1 : 0);
    }

    /**
     * @param names distinct levels in the order of their codes
     * @param rare how many further levels the reference had, which are counted as "other"; 0 if none
     * @throws IllegalArgumentException if a level stands twice
     */
    public Levels(List<String> names, long rare) {
        this.names = List.copyOf(names);
        this.rare = rare;
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("a level stands twice among " + names.size());
        }
        int capacity = Integer.highestOneBit(Math.max(4, names.size()) * 2 - 1) * 2;
        this.table = new char[capacity][];
        this.codes = new int[capacity];
        for (int code = 0; code < names.size(); code++) {
            insert(names.get(code).toCharArray(), code);
        }
    }

    /** The levels in the order of their codes. */
    public List<String> names() {
        return names;
    }

    /** Whether "other" also holds rare levels of the reference, so that nothing can be said of unseen ones. */
    public boolean pooled() {
        return rare > 0;
    }

    /** How many levels of the reference are counted as "other", 0 if none. */
    public long rare() {
        return rare;
    }

    /** The number of levels. */
    public int size() {
        return names.size();
    }

    /** The code of everything that is no level: the number of levels. */
    public int other() {
        return names.size();
    }

    /** The number of codes: the levels and "other". */
    public int codes() {
        return names.size() + 1;
    }

    /** The code of a text, {@link #other()} if it is no level. */
    public int code(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return code(chars, 0, chars.length);
    }

    /** The code of the text in a part of an array, {@link #other()} if it is no level. Allocates nothing. */
    public int code(char[] chars, int start, int length) {
        int slot = slot(chars, start, length);
        while (table[slot] != null) {
            if (same(table[slot], chars, start, length)) {
                return codes[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return other();
    }

    private void insert(char[] level, int code) {
        int slot = slot(level, 0, level.length);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = level;
        codes[slot] = code;
    }

    private int slot(char[] chars, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + chars[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private static boolean same(char[] level, char[] chars, int start, int length) {
        if (level.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (level[i] != chars[start + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels that && names.equals(that.names) && rare == that.rare;
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return size() + " levels" + (pooled() ? " and the rare ones pooled" : "");
    }
}
