package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The key under which a pane's counts are stored: model, pane, version, role, layout, so that the rows of a pane stand
 * together.
 */
public final class PaneKey {

    private static final char END = '\0';
    private static final long SIGN = Long.MIN_VALUE;

    private PaneKey() {}

    /** The beginning of the keys of one pane of a model. */
    public static byte[] prefix(String model, long pane) {
        byte[] name = (model + END).getBytes(StandardCharsets.UTF_8);
        // With the sign turned, bytes compare as the numbers do.
        return ByteBuffer.allocate(name.length + Long.BYTES)
                .put(name)
                .putLong(pane ^ SIGN)
                .array();
    }

    /** The key of one series. */
    public static byte[] of(String model, long pane, Series series) {
        byte[] prefix = prefix(model, pane);
        byte[] rest = String.join(
                        String.valueOf(END), series.version(), series.role().name(), series.layoutHash())
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + rest.length)
                .put(prefix)
                .put(rest)
                .array();
    }

    /** The series of a key that begins with a prefix. */
    public static Series series(byte[] key, int prefixLength) {
        String[] parts = new String(key, prefixLength, key.length - prefixLength, StandardCharsets.UTF_8)
                .split(String.valueOf(END), -1);
        return new Series(parts[0], Role.valueOf(parts[1]), parts[2]);
    }
}
