package io.plimsoll.streams.serde;

import java.util.Arrays;

/**
 * Reads times of RFC 3339 out of bytes. Events come minute by minute: where the text begins with the same date, hour and
 * minute as the last one, only its seconds are read.
 */
final class ScannedTime {

    /** {@code 2024-03-01T00:00:}. */
    private static final int TO_THE_MINUTE = 17;

    private static final int WHOLE_SECONDS = "2024-03-01T00:00:38Z".length();
    private static final int MILLISECONDS = "2024-03-01T00:00:38.200Z".length();
    private static final int LONGEST = 64;

    private final Rfc3339 rfc3339 = new Rfc3339();
    private final char[] chars = new char[LONGEST];
    private final byte[] minute = new byte[TO_THE_MINUTE];
    private long minuteMillis;
    private long epochMillis;

    /** Whether these bytes are a time; {@link #epochMillis} says which. */
    boolean read(byte[] bytes, int start, int length) {
        if (isPlain(bytes, start, length)
                && Arrays.equals(minute, 0, TO_THE_MINUTE, bytes, start, start + TO_THE_MINUTE)) {
            epochMillis = minuteMillis + secondsOfMinute(bytes, start + TO_THE_MINUTE, length == MILLISECONDS);
            return true;
        }
        return readAll(bytes, start, length);
    }

    /** The time that was read, in milliseconds since the epoch. */
    long epochMillis() {
        return epochMillis;
    }

    private boolean readAll(byte[] bytes, int start, int length) {
        if (length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            chars[i] = (char) bytes[start + i];
        }
        try {
            epochMillis = rfc3339.epochMillis(chars, 0, length);
        } catch (RefusedException unreadable) {
            return false;
        }
        if (isPlain(bytes, start, length)) {
            System.arraycopy(bytes, start, minute, 0, TO_THE_MINUTE);
            minuteMillis = epochMillis - secondsOfMinute(bytes, start + TO_THE_MINUTE, length == MILLISECONDS);
        }
        return true;
    }

    /** Whether the time ends in {@code 38Z} or {@code 38.200Z}; leap seconds are left to the long way. */
    private static boolean isPlain(byte[] bytes, int start, int length) {
        if (length != WHOLE_SECONDS && length != MILLISECONDS) {
            return false;
        }
        int second = start + TO_THE_MINUTE;
        return bytes[start + length - 1] == 'Z'
                && bytes[second] >= '0'
                && bytes[second] <= '5'
                && isDigit(bytes[second + 1])
                && (length == WHOLE_SECONDS || isFraction(bytes, second + 2));
    }

    private static boolean isFraction(byte[] bytes, int at) {
        return bytes[at] == '.' && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2]) && isDigit(bytes[at + 3]);
    }

    private static long secondsOfMinute(byte[] bytes, int at, boolean millis) {
        long seconds = 10L * (bytes[at] - '0') + bytes[at + 1] - '0';
        return 1000 * seconds
                + (millis ? 100L * (bytes[at + 3] - '0') + 10L * (bytes[at + 4] - '0') + bytes[at + 5] - '0' : 0);
    }

    private static boolean isDigit(byte unit) {
        return unit >= '0' && unit <= '9';
    }
}
