package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Exemplar;
import io.plimsoll.streams.monitor.Exemplars;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that show a fault as bytes.
 *
 * <pre>
 * ┌─────────┬───────┬──────────────────────────────────────────────┐
 * │ version │ count │ of each: hash, id, count of slices, slices   │
 * │ 1 byte  │ byte  │          long  UTF  short           int each │
 * └─────────┴───────┴──────────────────────────────────────────────┘
 * </pre>
 */
public final class ExemplarsSerde {

    private static final int VERSION = 1;

    private ExemplarsSerde() {}

    /** Requests as bytes. */
    public static byte[] write(Exemplars exemplars) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(exemplars.least().size());
            for (Exemplar exemplar : exemplars.least()) {
                write(exemplar, out);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void write(Exemplar exemplar, DataOutputStream out) throws IOException {
        out.writeLong(exemplar.hash());
        out.writeUTF(exemplar.id());
        out.writeShort(exemplar.slices().size());
        for (int slice : exemplar.slices()) {
            out.writeInt(slice);
        }
    }

    /**
     * The requests of some bytes.
     *
     * @throws IllegalArgumentException if they are of an unknown version or damaged
     */
    public static Exemplars read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("exemplars of version " + version
                        + " cannot be read by this Plimsoll, which knows version " + VERSION);
            }
            List<Exemplar> exemplars = new ArrayList<>();
            for (int count = in.readByte(); count > 0; count--) {
                exemplars.add(exemplar(in));
            }
            return new Exemplars(exemplars);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("exemplars are damaged", damaged);
        }
    }

    private static Exemplar exemplar(DataInputStream in) throws IOException {
        long hash = in.readLong();
        String id = in.readUTF();
        List<Integer> slices = new ArrayList<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            slices.add(in.readInt());
        }
        return new Exemplar(hash, id, slices);
    }
}
