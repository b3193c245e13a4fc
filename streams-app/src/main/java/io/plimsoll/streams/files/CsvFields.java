package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Text;
import java.util.Arrays;

/** Reads fields of a CSV file as what they are meant to be. */
final class CsvFields {

    private static final char[] NOT_A_NUMBER = "NaN".toCharArray();
    private static final char[] INFINITY = "Infinity".toCharArray();
    private static final char[] MINUS_INFINITY = "-Infinity".toCharArray();

    private CsvFields() {}

    static void text(CsvRow csv, int field, Text into) {
        into.set(csv.chars(), csv.start(field), csv.length(field));
    }

    static long time(CsvRow csv, int field) throws MalformedException {
        return EventTime.parse(csv.chars(), csv.start(field), csv.length(field));
    }

    static double number(CsvRow csv, int field) throws MalformedException {
        if (!NumberText.isNumber(csv.chars(), csv.start(field), csv.length(field))) {
            throw new MalformedException("not a number; expected one such as 12, -0.5 or 1e6");
        }
        return NumberText.parse(csv.chars(), csv.start(field), csv.length(field));
    }

    /** A feature or an attribute, of whatever kind it is. */
    static void value(String name, CsvRow csv, int field, Fields into) {
        int start = csv.start(field);
        int length = csv.length(field);
        char[] chars = csv.chars();
        if (length == 0 || holds(csv, field, NOT_A_NUMBER)) {
            into.addNull(name);
        } else if (NumberText.isNumber(chars, start, length)) {
            into.addNumber(name, NumberText.parse(chars, start, length));
        } else if (holds(csv, field, INFINITY)) {
            into.addNumber(name, Double.POSITIVE_INFINITY);
        } else if (holds(csv, field, MINUS_INFINITY)) {
            into.addNumber(name, Double.NEGATIVE_INFINITY);
        } else {
            into.addText(name, chars, start, length);
        }
    }

    private static boolean holds(CsvRow csv, int field, char[] word) {
        int start = csv.start(field);
        return csv.length(field) == word.length
                && Arrays.equals(csv.chars(), start, start + word.length, word, 0, word.length);
    }
}
