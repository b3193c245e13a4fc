package io.plimsoll.streams.serde;

import java.io.InputStream;

/**
 * What the parser reads from: one value after the other, each followed by nothing. The end of the stream is shown only to
 * a parser that asks for more than the value has: then the value was cut off, and that parser is of no use any more.
 */
final class EventInput extends InputStream {

    /** So that the parser sees UTF-8 when it is made and never looks for another encoding. */
    private static final byte[] START = {' ', ' ', ' ', ' '};

    private byte[] bytes = START;
    private int at;
    private boolean exhausted;

    void show(byte[] value, int from) {
        bytes = value;
        at = from;
    }

    /** Whether the parser wanted more than there was. */
    boolean exhausted() {
        return exhausted;
    }

    /** Forgets the value; true if all that the parser has not read of it is white space. */
    boolean endsInWhiteSpace() {
        boolean blank = isBlank(bytes, at, bytes.length);
        at = bytes.length;
        return blank;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte unit = bytes[i];
            if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        int count = Math.min(length, bytes.length - at);
        if (count <= 0) {
            exhausted = true;
            return -1;
        }
        System.arraycopy(bytes, at, target, start, count);
        at += count;
        return count;
    }
}
