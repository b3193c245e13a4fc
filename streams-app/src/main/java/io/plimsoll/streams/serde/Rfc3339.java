package io.plimsoll.streams.serde;

/**
 * Reads the times of RFC 3339, exactly and without allocation: {@code 2024-03-01T01:00:38.200+01:00}.
 *
 * <p>{@code T} and {@code Z} may be lower case and {@code T} may be a space, as the RFC allows. A fraction may have any
 * number of digits; those after the third are dropped, which rounds towards the past, before 1970 too. Offsets go to
 * 23:59 either way. A leap second (second 60, only in the last minute of a UTC day) is read as the second before it,
 * as {@code java.time} reads it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>, section 5.6
 */
final class Rfc3339 {

    private static final int MINUTES_OF_DAY = 24 * 60;

    private char[] text = {};
    private int at;
    private int end;

    /**
     * The milliseconds from the epoch to the time that a part of an array holds.
     *
     * @throws RefusedException with {@link Reason#TIME_UNREADABLE}
     */
    long epochMillis(char[] source, int start, int length) throws RefusedException {
        text = source;
        at = start;
        end = start + length;
        long days = date();
        accept(skip('T') || skip('t') || skip(' '));
        long minutes = days * MINUTES_OF_DAY + minutes();
        require(':');
        int second = number(2, 0, 60);
        int millis = fraction();
        minutes -= offset();
        accept(at == end);
        return (minutes * 60 + posix(second, minutes)) * 1000 + millis;
    }

    private long date() throws RefusedException {
        int year = number(4, 0, 9999);
        require('-');
        int month = number(2, 1, 12);
        require('-');
        return epochDay(year, month, number(2, 1, daysOf(year, month)));
    }

    private int minutes() throws RefusedException {
        int hour = number(2, 0, 23);
        require(':');
        return hour * 60 + number(2, 0, 59);
    }

    private int fraction() throws RefusedException {
        if (!skip('.')) {
            return 0;
        }
        int millis = 0;
        int weight = 100;
        accept(isDigit());
        while (isDigit()) {
            millis += (text[at++] - '0') * weight;
            weight /= 10;
        }
        return millis;
    }

    private int offset() throws RefusedException {
        if (skip('Z') || skip('z')) {
            return 0;
        }
        if (skip('-')) {
            return -minutes();
        }
        require('+');
        return minutes();
    }

    private static int posix(int second, long utcMinutes) throws RefusedException {
        if (second < 60) {
            return second;
        }
        accept(Math.floorMod(utcMinutes, MINUTES_OF_DAY) == MINUTES_OF_DAY - 1);
        return 59;
    }

    private int number(int digits, int least, int most) throws RefusedException {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            accept(isDigit());
            number = number * 10 + text[at++] - '0';
        }
        accept(number >= least && number <= most);
        return number;
    }

    private boolean isDigit() {
        return at < end && text[at] >= '0' && text[at] <= '9';
    }

    private boolean skip(char expected) {
        boolean there = at < end && text[at] == expected;
        if (there) {
            at++;
        }
        return there;
    }

    private void require(char expected) throws RefusedException {
        accept(skip(expected));
    }

    private static void accept(boolean holds) throws RefusedException {
        if (!holds) {
            throw new RefusedException(Reason.TIME_UNREADABLE, EventField.TIME);
        }
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days from the epoch in the proleptic Gregorian calendar, with years that begin in March. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
