package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.io.NumberInput;
import io.plimsoll.streams.monitor.Text;
import java.util.Arrays;

/**
 * A JSON text that a hand-written scanner walks along: only ASCII, only texts without escapes. Every step says whether it
 * found what it looked for; where it did not, the JSON is of another kind, or no JSON, and somebody else must read it.
 *
 * <p>The text is copied into a buffer and followed by a zero, which is no part of any JSON: no step needs to ask where the
 * text ends.
 */
final class AsciiJson {

    /** Any name that {@link #takeQuoted} compares fits behind the end of the text. */
    private static final int SLACK = EventValues.NAME_BYTES + 2;

    /** So many digits make a long that a double holds exactly. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST_NUMBER = 64;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final char[] digits = new char[LONGEST_NUMBER];
    private byte[] buffer = new byte[4096];
    private int at;
    private int end;
    private int start;
    private int length;
    private double number;
    private boolean whole;

    /** Begins a text: the bytes of a value from here on. */
    void show(byte[] value, int from) {
        end = value.length - from;
        if (end + SLACK > buffer.length) {
            buffer = new byte[2 * (end + SLACK)];
        }
        System.arraycopy(value, from, buffer, 0, end);
        buffer[end] = 0;
        at = 0;
    }

    /** Whether nothing but white space is left. */
    boolean ends() {
        return next() == 0 && at == end;
    }

    /** The byte that the next token begins with; white space before it is passed over. */
    byte next() {
        byte[] bytes = buffer;
        int position = at;
        while (isSpace(bytes[position])) {
            position++;
        }
        at = position;
        return bytes[position];
    }

    /** Takes a mark such as a comma. */
    boolean take(char mark) {
        if (next() != mark) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes a token that is these bytes. */
    boolean takeQuoted(byte[] token) {
        next();
        if (!Arrays.equals(token, 0, token.length, buffer, at, at + token.length)) {
            return false;
        }
        at += token.length;
        return true;
    }

    /** Takes a text; {@link #start} and {@link #length} say where it is. */
    boolean takeText() {
        if (!take('"')) {
            return false;
        }
        byte[] bytes = buffer;
        int position = at;
        while (isPlain(bytes[position])) {
            position++;
        }
        start = at;
        length = position - at;
        at = position + 1;
        return bytes[position] == '"';
    }

    /** Takes a number; {@link #number}, {@link #isWhole}, {@link #start} and {@link #length} say which. */
    boolean takeNumber() {
        next();
        start = at;
        boolean negative = buffer[at] == '-';
        int first = negative ? at + 1 : at;
        int point = digitsEnd(first);
        if (point == first || (point > first + 1 && buffer[first] == '0')) {
            return false;
        }
        whole = buffer[point] != '.';
        int last = whole ? point : digitsEnd(point + 1);
        if (last == point + 1 && !whole) {
            return false;
        }
        return isExponent(last) ? takeExponent(last + 1) : takeDecimal(negative, first, point, last);
    }

    /** A number without an exponent: exact where a double holds its digits, for then one division rounds it correctly. */
    private boolean takeDecimal(boolean negative, int first, int point, int last) {
        at = last;
        length = last - start;
        int decimals = whole ? 0 : last - point - 1;
        if (point - first + decimals > EXACT_DIGITS) {
            return takeLong();
        }
        long value = whole ? value(first, point, 0) : value(point + 1, last, value(first, point, 0));
        double magnitude = value / POWERS_OF_TEN[decimals];
        number = negative ? -magnitude : magnitude;
        // Jackson reads the whole number -0 as 0.
        return !(negative && whole && value == 0);
    }

    private boolean takeExponent(int sign) {
        whole = false;
        int first = buffer[sign] == '-' || buffer[sign] == '+' ? sign + 1 : sign;
        at = digitsEnd(first);
        length = at - start;
        return at > first && takeLong();
    }

    /** A number with many digits or an exponent is read by the code that reads it elsewhere. */
    private boolean takeLong() {
        if (length > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            digits[i] = (char) buffer[start + i];
        }
        number = NumberInput.parseDouble(digits, 0, length, true);
        return true;
    }

    /** The bytes; not a copy. */
    byte[] bytes() {
        return buffer;
    }

    /** Where the last text or number begins, without its quotes. */
    int start() {
        return start;
    }

    /** The bytes of the last text or number. */
    int length() {
        return length;
    }

    /** The last number; infinite if it is too large for a double. */
    double number() {
        return number;
    }

    /** Whether the last number has neither point nor exponent. */
    boolean isWhole() {
        return whole;
    }

    /** Whether the last text is this one. */
    boolean textIs(byte[] other) {
        return length == other.length && Arrays.equals(buffer, start, start + length, other, 0, length);
    }

    /** Gives the last text or number as characters. */
    void copy(Text into) {
        into.set(buffer, start, length);
    }

    private int digitsEnd(int from) {
        byte[] bytes = buffer;
        int position = from;
        while (bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        return position;
    }

    private long value(int from, int to, long before) {
        long value = before;
        for (int i = from; i < to; i++) {
            value = value * 10 + buffer[i] - '0';
        }
        return value;
    }

    private boolean isExponent(int position) {
        return buffer[position] == 'e' || buffer[position] == 'E';
    }

    private static boolean isSpace(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    /** Bytes above 127 are negative. */
    private static boolean isPlain(byte unit) {
        return unit >= ' ' && unit != '"' && unit != '\\';
    }
}
