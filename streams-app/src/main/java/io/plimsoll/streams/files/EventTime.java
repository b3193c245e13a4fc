package io.plimsoll.streams.files;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Times as text: RFC 3339 with any offset, or whole milliseconds since the epoch. Read to the millisecond, what is finer
 * is cut off towards the past; leap seconds count as the second before them.
 */
final class EventTime {

    private static final String EXPECTED =
            "not a time; expected RFC 3339 such as 2024-03-01T00:00:00Z, or milliseconds since 1970";

    private static final int LONGEST = 40;

    private EventTime() {}

    /** Milliseconds since the epoch. */
    static long parse(char[] chars, int start, int length) throws MalformedException {
        if (length == 0 || length > LONGEST) {
            throw new MalformedException(EXPECTED);
        }
        String text = new String(chars, start, length);
        return isCount(text) ? count(text) : instant(text);
    }

    /** As it is written: in UTC. */
    static String format(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    private static boolean isCount(String text) {
        int first = text.charAt(0) == '-' ? 1 : 0;
        return text.length() > first && text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    private static long count(String text) throws MalformedException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new MalformedException(EXPECTED);
        }
    }

    private static long instant(String text) throws MalformedException {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException notATime) {
            throw new MalformedException(EXPECTED);
        }
    }
}
