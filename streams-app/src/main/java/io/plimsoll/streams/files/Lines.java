package io.plimsoll.streams.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream of bytes that are not empty, in an array that is reused. */
final class Lines {

    /** As large as a message may be on the topics. */
    private static final int LONGEST = 4 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The bytes of the line that was read last, from 0 to {@link #length()}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Reads up to the next line that is not empty; false at the end. */
    boolean next() throws IOException, MalformedException {
        while (at < end || fill()) {
            readLine();
            if (length > 0) {
                return true;
            }
        }
        return false;
    }

    private void readLine() throws IOException, MalformedException {
        length = 0;
        number++;
        long size = 0;
        do {
            int stop = indexOfLineFeed();
            size += stop - at;
            append(stop);
        } while (at == end && fill());
        at++;
        trimCarriageReturn();
        if (size > LONGEST) {
            throw new MalformedException("longer than 4 MB");
        }
    }

    private int indexOfLineFeed() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private void append(int stop) {
        int count = Math.min(stop - at, LONGEST - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(buffer, at, line, length, count);
        length += count;
        at = stop;
    }

    private void trimCarriageReturn() {
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
    }

    private boolean fill() throws IOException {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        return end > 0;
    }
}
