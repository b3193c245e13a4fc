package io.plimsoll.streams.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts records of one partition that follow each other into the bytes of one, for a {@link Bundle} to read. Holds a buffer
 * that is reused; not safe for use by several threads at once.
 *
 * <p>Add the headers of a record first, then the record.
 */
public final class BundleWriter {

    private byte[] bytes = new byte[1 << 16];
    private int end;
    private int headers;

    /** Removes all records. */
    public void clear() {
        end = 0;
        headers = 0;
    }

    /** Whether there is no record. */
    public boolean isEmpty() {
        return end == 0;
    }

    /** The bytes of all records so far. */
    public int size() {
        return end;
    }

    /** Adds a header of the record that is added next. */
    public void addHeader(String name, byte @Nullable [] value) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        int at = end + Bundle.PREFIX + headers;
        ensure(at + 2 * Integer.BYTES + encoded.length + length(value));
        Bundle.putInt(bytes, at, encoded.length);
        at = copy(encoded, at + Integer.BYTES);
        Bundle.putInt(bytes, at, value == null ? Bundle.NULL : value.length);
        headers = copy(value, at + Integer.BYTES) - end - Bundle.PREFIX;
    }

    /** Adds a record. */
    public void add(long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        int keyStart = end + Bundle.PREFIX + headers;
        ensure(keyStart + length(key) + length(value) + Bundle.TERMINATOR);
        Bundle.putLong(bytes, end, offset);
        Bundle.putLong(bytes, end + Long.BYTES, timestamp);
        int lengths = end + 2 * Long.BYTES;
        Bundle.putInt(bytes, lengths, headers);
        Bundle.putInt(bytes, lengths + Integer.BYTES, key == null ? Bundle.NULL : key.length);
        Bundle.putInt(bytes, lengths + 2 * Integer.BYTES, value == null ? Bundle.NULL : value.length);
        int terminator = copy(value, copy(key, keyStart));
        bytes[terminator] = 0;
        end = terminator + Bundle.TERMINATOR;
        headers = 0;
    }

    /** The records as the bytes of one; a copy. */
    public byte[] bytes() {
        byte[] bundle = new byte[end + Bundle.SLACK];
        System.arraycopy(bytes, 0, bundle, 0, end);
        return bundle;
    }

    /** Gives where it ended. */
    private int copy(byte @Nullable [] source, int at) {
        if (source == null) {
            return at;
        }
        System.arraycopy(source, 0, bytes, at, source.length);
        return at + source.length;
    }

    private void ensure(int length) {
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
    }

    private static int length(byte @Nullable [] source) {
        return source == null ? 0 : source.length;
    }

    @Override
    public String toString() {
        return "bundle of " + end + " bytes";
    }
}
