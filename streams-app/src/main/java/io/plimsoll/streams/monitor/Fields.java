package io.plimsoll.streams.monitor;

import java.util.Arrays;

/**
 * Names and values of an event, flat: what a JSON object or a row of a file held, in its order. Reused from event to
 * event; reading allocates nothing once the arrays have grown to the size of the largest event.
 *
 * <p>A reader should give the same string instance for the same name, event after event: whoever binds names to places
 * compares instances first.
 */
public final class Fields {

    /** The kinds of values. */
    public enum Kind {
        /** Null, or an empty field of a file. */
        NULL,
        /** A number; it can be infinite. */
        NUMBER,
        /** A text. */
        TEXT,
        /** True or false. */
        BOOLEAN,
        /** An array, an object: nothing that can be counted. */
        OTHER
    }

    private String[] names = new String[32];
    private Kind[] kinds = new Kind[32];
    private double[] numbers = new double[32];
    private int[] starts = new int[32];
    private int[] lengths = new int[32];
    private char[] chars = new char[512];
    private int size;
    private int used;

    /** Removes all entries. */
    public void clear() {
        size = 0;
        used = 0;
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** Adds a null. */
    public void addNull(String name) {
        add(name, Kind.NULL);
    }

    /** Adds a number. */
    public void addNumber(String name, double value) {
        add(name, Kind.NUMBER);
        numbers[size - 1] = value;
    }

    /** Adds a text, from a part of an array. */
    public void addText(String name, char[] source, int start, int length) {
        int place = place(name, length);
        System.arraycopy(source, start, chars, place, length);
    }

    /** Adds a text, from a part of an array that holds ASCII. */
    public void addText(String name, byte[] ascii, int start, int length) {
        int place = place(name, length);
        for (int i = 0; i < length; i++) {
            chars[place + i] = (char) ascii[start + i];
        }
    }

    /** Adds a truth value. */
    public void addBoolean(String name, boolean value) {
        add(name, Kind.BOOLEAN);
        numbers[size - 1] = value ? 1 : 0;
    }

    /** Adds something that cannot be counted. */
    public void addOther(String name) {
        add(name, Kind.OTHER);
    }

    /** The name of an entry. */
    public String name(int entry) {
        return names[entry];
    }

    /** The kind of an entry's value. */
    public Kind kind(int entry) {
        return kinds[entry];
    }

    /** The number of an entry of kind NUMBER; 1 or 0 of kind BOOLEAN. */
    public double number(int entry) {
        return numbers[entry];
    }

    /** The characters that hold the texts of all entries. Not a copy; not to be written. */
    public char[] chars() {
        return chars;
    }

    /** Where the text of an entry of kind TEXT begins in {@link #chars()}. */
    public int start(int entry) {
        return starts[entry];
    }

    /** The number of characters of an entry of kind TEXT. */
    public int length(int entry) {
        return lengths[entry];
    }

    /** Makes room for a text, and says where. */
    private int place(String name, int length) {
        add(name, Kind.TEXT);
        if (used + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used + length, 2 * chars.length));
        }
        int place = used;
        starts[size - 1] = place;
        lengths[size - 1] = length;
        used += length;
        return place;
    }

    private void add(String name, Kind kind) {
        if (size == names.length) {
            grow();
        }
        names[size] = name;
        kinds[size] = kind;
        size++;
    }

    private void grow() {
        int capacity = 2 * names.length;
        names = Arrays.copyOf(names, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
    }

    @Override
    public String toString() {
        return size + " fields";
    }
}
