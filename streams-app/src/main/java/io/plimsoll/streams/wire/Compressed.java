package io.plimsoll.streams.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A message as compressed JSON: what is read seldom, and is large because it repeats itself, takes little this way. */
public final class Compressed {

    private final byte[] bytes;

    private Compressed(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Compresses JSON.
     *
     * @param json a whole message
     */
    public static Compressed of(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(json);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return new Compressed(bytes.toByteArray());
    }

    /** What {@link #bytes} gave. */
    static Compressed written(byte[] bytes) {
        return new Compressed(bytes);
    }

    /** The compressed bytes, not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it takes. */
    public int size() {
        return bytes.length;
    }

    /**
     * The JSON.
     *
     * @throws UncheckedIOException if it is damaged
     */
    public byte[] json() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
