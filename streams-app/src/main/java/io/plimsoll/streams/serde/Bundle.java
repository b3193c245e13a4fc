package io.plimsoll.streams.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records of one partition that follow each other, read one after the other out of the bytes of one: what
 * {@link BundleWriter} wrote. Reused from bundle to bundle; where keys and values lie in the bytes is told, so that reading
 * them copies and allocates nothing.
 *
 * <p>Bundles never leave the process that makes them, so their format has no version.
 */
public final class Bundle implements HeaderLookup {

    /** Behind the last value: whoever compares a name with what stands there stays within the array. */
    static final int SLACK = EventValues.NAME_BYTES + 2;

    /** Stands behind each value; it is no part of any JSON. */
    static final int TERMINATOR = 1;

    /** Offset, timestamp, then the lengths of headers, key and value. */
    static final int PREFIX = 2 * Long.BYTES + 3 * Integer.BYTES;

    /** The length of a key, or value, that is null. */
    static final int NULL = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[SLACK];
    private int next;
    private long offset;
    private long timestamp;
    private int headers;
    private int headerBytes;
    private int key;
    private int keyBytes;
    private int value;
    private int valueBytes;

    /** Begins a bundle. */
    public void show(byte[] bundle) {
        bytes = bundle;
        next = 0;
    }

    /** Goes to the next record; false if there is none. */
    public boolean next() {
        if (next >= bytes.length - SLACK) {
            return false;
        }
        offset = getLong(bytes, next);
        timestamp = getLong(bytes, next + Long.BYTES);
        headerBytes = getInt(bytes, next + 2 * Long.BYTES);
        keyBytes = getInt(bytes, next + 2 * Long.BYTES + Integer.BYTES);
        valueBytes = getInt(bytes, next + 2 * Long.BYTES + 2 * Integer.BYTES);
        headers = next + PREFIX;
        key = headers + headerBytes;
        value = key + Math.max(0, keyBytes);
        next = value + Math.max(0, valueBytes) + TERMINATOR;
        return true;
    }

    /** The record's offset. */
    public long offset() {
        return offset;
    }

    /** The record's own timestamp, in milliseconds since the epoch. */
    public long timestamp() {
        return timestamp;
    }

    /** Whether the record has both a key and a value. */
    public boolean isWhole() {
        return keyBytes != NULL && valueBytes != NULL;
    }

    /** Whether the record has a key. */
    public boolean hasKey() {
        return keyBytes != NULL;
    }

    /** Where the bytes of keys and values are. Not a copy; not to be written. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the key begins. */
    public int keyStart() {
        return key;
    }

    /** The bytes of the key; negative if it is null. */
    public int keyLength() {
        return keyBytes;
    }

    /** Where the value begins. A zero stands behind it, and behind that more bytes than any name has. */
    public int valueStart() {
        return value;
    }

    /** The bytes of the value; negative if it is null. */
    public int valueLength() {
        return valueBytes;
    }

    /** A copy of the key. */
    public byte @Nullable [] key() {
        return keyBytes == NULL ? null : Arrays.copyOfRange(bytes, key, key + keyBytes);
    }

    /** A copy of the value. */
    public byte @Nullable [] value() {
        return valueBytes == NULL ? null : Arrays.copyOfRange(bytes, value, value + valueBytes);
    }

    /** Whether the record has headers. */
    public boolean hasHeaders() {
        return headerBytes > 0;
    }

    /** The value of the record's last header of this name. */
    @Override
    public byte @Nullable [] last(String name) {
        byte @Nullable [] found = null;
        int at = headers;
        while (at < key) {
            int nameStart = at + Integer.BYTES;
            int valueAt = nameStart + getInt(bytes, at);
            int length = getInt(bytes, valueAt);
            int valueStart = valueAt + Integer.BYTES;
            if (isName(name, nameStart, valueAt)) {
                found = length == NULL ? null : Arrays.copyOfRange(bytes, valueStart, valueStart + length);
            }
            at = valueStart + Math.max(0, length);
        }
        return found;
    }

    private boolean isName(String name, int from, int to) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(wanted, 0, wanted.length, bytes, from, to);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    private static long getLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    private static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    @Override
    public String toString() {
        return "bundle of " + bytes.length + " bytes, at offset " + offset;
    }
}
