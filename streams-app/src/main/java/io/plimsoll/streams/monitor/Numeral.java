package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Levels;

/**
 * The level that a value of an event is, whatever its kind: a text is itself, a whole number its digits, a truth value
 * {@code true} or {@code false}. So 3 and 3.0 are the same level, from a file and from JSON alike.
 *
 * <p>Holds a buffer that is reused; not safe for use by several threads at once.
 */
final class Numeral {

    private static final long LARGEST_WHOLE = 1L << 53;

    private static final char[] TRUE = "true".toCharArray();
    private static final char[] FALSE = "false".toCharArray();

    private final char[] digits = new char[20];

    /** The code of a value, {@code missing} for null, {@link Levels#other()} for what is no level. */
    int level(Fields fields, int entry, Levels levels, int missing) {
        return switch (fields.kind(entry)) {
            case NULL -> missing;
            case TEXT -> levels.code(fields.chars(), fields.start(entry), fields.length(entry));
            case NUMBER -> number(fields.number(entry), levels);
            case BOOLEAN -> truth(fields.number(entry) == 1 ? TRUE : FALSE, levels);
            case OTHER -> levels.other();
        };
    }

    /** The text that a value of an event is as a level. */
    static String text(Fields fields, int entry) {
        return switch (fields.kind(entry)) {
            case NULL, OTHER -> throw new IllegalArgumentException("no level");
            case TEXT -> new String(fields.chars(), fields.start(entry), fields.length(entry));
            case NUMBER -> text(fields.number(entry));
            case BOOLEAN -> fields.number(entry) == 1 ? "true" : "false";
        };
    }

    static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static int truth(char[] text, Levels levels) {
        return levels.code(text, 0, text.length);
    }

    private int number(double value, Levels levels) {
        if (!isWhole(value)) {
            return levels.code(Double.toString(value));
        }
        int start = digits.length;
        long rest = Math.abs((long) value);
        do {
            digits[--start] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            digits[--start] = '-';
        }
        return levels.code(digits, start, digits.length - start);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE;
    }
}
