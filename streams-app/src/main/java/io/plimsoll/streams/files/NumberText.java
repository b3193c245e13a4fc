package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Numbers as text: JSON's grammar (RFC 8259, section 6), nothing else. A code like {@code 007}, a phone number with
 * {@code +} or a hexadecimal stays the text that it is.
 */
final class NumberText {

    private final char[] chars;
    private final int end;
    private int at;

    private NumberText(char[] chars, int start, int length) {
        this.chars = chars;
        this.at = start;
        this.end = start + length;
    }

    /** Whether the text is a number by JSON's grammar. */
    static boolean isNumber(char[] chars, int start, int length) {
        return length > 0 && couldBegin(chars[start]) && new NumberText(chars, start, length).matches();
    }

    /**
     * The double nearest to a number; infinite beyond the greatest.
     *
     * @throws NumberFormatException if it is not {@linkplain #isNumber a number}
     */
    static double parse(char[] chars, int start, int length) {
        return NumberInput.parseDouble(chars, start, length, true);
    }

    private static boolean couldBegin(char c) {
        return c == '-' || isDigit(c);
    }

    private boolean matches() {
        takeIf('-', '-');
        return integer() && fraction() && exponent() && at == end;
    }

    private boolean integer() {
        return takeIf('0', '0') || digits();
    }

    private boolean fraction() {
        return !takeIf('.', '.') || digits();
    }

    private boolean exponent() {
        if (!takeIf('e', 'E')) {
            return true;
        }
        takeIf('+', '-');
        return digits();
    }

    private boolean digits() {
        int first = at;
        while (at < end && isDigit(chars[at])) {
            at++;
        }
        return at > first;
    }

    private boolean takeIf(char one, char other) {
        boolean there = at < end && (chars[at] == one || chars[at] == other);
        if (there) {
            at++;
        }
        return there;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
