package io.plimsoll.streams.monitor;

import java.util.Arrays;

/**
 * A text that is overwritten from event to event: characters in an array that is reused. Reading an event makes no
 * strings.
 */
public final class Text implements CharSequence {

    private char[] chars = new char[64];
    private int length;

    /** Makes the text empty. */
    public void clear() {
        length = 0;
    }

    /** Takes the characters of a part of an array. */
    public void set(char[] source, int start, int count) {
        ensure(count);
        System.arraycopy(source, start, chars, 0, count);
        length = count;
    }

    /** Takes the characters of a part of an array that holds ASCII. */
    public void set(byte[] ascii, int start, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            chars[i] = (char) ascii[start + i];
        }
        length = count;
    }

    /** Takes the characters of a string. */
    public void set(String source) {
        ensure(source.length());
        source.getChars(0, source.length(), chars, 0);
        length = source.length();
    }

    /** Leaves the characters from this length on off. */
    public void shorten(int newLength) {
        length = Math.min(length, newLength);
    }

    /** The characters: those from 0 to {@link #length()} are the text. Not a copy; not to be written. */
    public char[] array() {
        return chars;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    /** Whether the text is this string. */
    public boolean is(String other) {
        if (other.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (other.charAt(i) != chars[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private void ensure(int count) {
        if (count > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(count, 2 * chars.length));
        }
    }
}
