package io.plimsoll.streams.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** A row as the parser found it: the characters of its fields behind each other. One instance for all rows of a file. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private char[] chars = new char[1024];
    private int[] ends = new int[32];
    private int fields;
    private long line;

    /** The line on which the row begins, from 1. */
    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    char[] chars() {
        return chars;
    }

    int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int length(int field) {
        return ends[field] - start(field);
    }

    boolean isEmpty(int field) {
        return length(field) == 0;
    }

    String text(int field) {
        return new String(chars, start(field), length(field));
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        int start = fields == 0 ? 0 : ends[fields - 1];
        ensure(start + length);
        System.arraycopy(buffer, offset, chars, start, length);
        ends[fields++] = start + length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    private void ensure(int used) {
        if (used > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(used, 2 * chars.length));
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
    }
}
