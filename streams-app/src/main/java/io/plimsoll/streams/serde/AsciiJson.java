package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.io.NumberInput;
import io.plimsoll.streams.monitor.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A JSON text that a hand-written scanner walks along: only ASCII, only texts without escapes. Every step says whether it
 * found what it looked for; where it did not, the JSON is of another kind, or no JSON, and somebody else must read it.
 *
 * <p>The text is followed by a zero, which is no part of any JSON, and that by more bytes than any name has: no step needs
 * to ask where the text ends.
 */
final class AsciiJson {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** So many digits make a long that a double holds exactly. */
    private static final int EXACT_DIGITS = 15;

    private static final int LONGEST_NUMBER = 64;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final char[] characters = new char[LONGEST_NUMBER];
    private byte[] copied = new byte[4096];
    private byte[] buffer = copied;
    private int at;
    private int end;
    private int start;
    private int length;
    private double number;
    private boolean whole;

    /** Begins a text: a copy of the bytes of a value from here on. */
    void copy(byte[] value, int from) {
        int count = value.length - from;
        if (count + Bundle.SLACK > copied.length) {
            copied = new byte[2 * (count + Bundle.SLACK)];
        }
        System.arraycopy(value, from, copied, 0, count);
        copied[count] = 0;
        show(copied, 0, count);
    }

    /** Begins a text that lies in an array from here to there, as {@link Bundle} has it. */
    void show(byte[] bytes, int from, int to) {
        buffer = bytes;
        at = from;
        end = to;
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
        if (!isThere(token)) {
            return false;
        }
        at += token.length;
        return true;
    }

    /** Eight bytes at once, the last eight overlapping those before: tokens are short, and a call costs more than them. */
    private boolean isThere(byte[] token) {
        int last = token.length - Long.BYTES;
        if (last < 0) {
            return Arrays.equals(token, 0, token.length, buffer, at, at + token.length);
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) EIGHT.get(token, i) != (long) EIGHT.get(buffer, at + i)) {
                return false;
            }
        }
        return (long) EIGHT.get(token, last) == (long) EIGHT.get(buffer, at + last);
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
        byte[] bytes = buffer;
        start = at;
        int first = bytes[at] == '-' ? at + 1 : at;
        long digits = 0;
        int point = first;
        for (int digit = bytes[point] - '0'; digit >= 0 && digit <= 9; digit = bytes[point] - '0') {
            digits = 10 * digits + digit;
            point++;
        }
        if (point == first || (point > first + 1 && bytes[first] == '0')) {
            return false;
        }
        whole = bytes[point] != '.';
        int last = point;
        if (!whole) {
            last++;
            for (int digit = bytes[last] - '0'; digit >= 0 && digit <= 9; digit = bytes[last] - '0') {
                digits = 10 * digits + digit;
                last++;
            }
            if (last == point + 1) {
                return false;
            }
        }
        return isExponent(last) ? takeExponent(last + 1) : takeDecimal(first, point, last, digits);
    }

    /** A number without an exponent: exact where a double holds its digits, for then one division rounds it correctly. */
    private boolean takeDecimal(int first, int point, int last, long digits) {
        at = last;
        length = last - start;
        int decimals = whole ? 0 : last - point - 1;
        if (point - first + decimals > EXACT_DIGITS) {
            return takeLong();
        }
        boolean negative = first > start;
        double magnitude = digits / POWERS_OF_TEN[decimals];
        number = negative ? -magnitude : magnitude;
        // Jackson reads the whole number -0 as 0.
        return !(negative && whole && digits == 0);
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
            characters[i] = (char) buffer[start + i];
        }
        number = NumberInput.parseDouble(characters, 0, length, true);
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

    private boolean isExponent(int position) {
        return buffer[position] == 'e' || buffer[position] == 'E';
    }

    /** Nearly always the first comparison decides. */
    private static boolean isSpace(byte unit) {
        return unit <= ' ' && isWhite(unit);
    }

    private static boolean isWhite(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    /** Bytes above 127 are negative. */
    private static boolean isPlain(byte unit) {
        return unit >= ' ' && unit != '"' && unit != '\\';
    }
}
