package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Delta;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.monitor.StageMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Messages between the stages as bytes.
 *
 * <pre>
 * ┌─────────┬──────┬───────────┬───────┬─────────────────────────────────────────────────────┐
 * │ version │ kind │ partition │ model │ counts: version, role, layout, pane, since, tally   │
 * │ 1 byte  │ byte │ int       │ UTF   │ watermark: millis       idle, forget: nothing       │
 * └─────────┴──────┴───────────┴───────┴─────────────────────────────────────────────────────┘
 * </pre>
 */
public final class StageMessageSerde {

    private static final int VERSION = 1;
    private static final int COUNTS = 0;
    private static final int WATERMARK = 1;
    private static final int IDLE = 2;
    private static final int FORGET = 3;

    private StageMessageSerde() {}

    /** A message as bytes. */
    public static byte[] write(StageMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            if (message instanceof StageMessage.Counts counts) {
                head(out, COUNTS, counts.partition(), counts.delta().model());
                counts(out, counts.delta());
            } else if (message instanceof StageMessage.Watermark watermark) {
                head(out, WATERMARK, watermark.partition(), watermark.model());
                out.writeLong(watermark.millis());
            } else if (message instanceof StageMessage.Idle idle) {
                head(out, IDLE, idle.partition(), idle.model());
            } else if (message instanceof StageMessage.Forget forget) {
                head(out, FORGET, forget.partition(), forget.model());
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /**
     * The message of some bytes.
     *
     * @throws IllegalArgumentException if they are of an unknown version or damaged
     */
    public static StageMessage read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a stage message of version " + version
                        + " cannot be read by this Plimsoll, which knows version " + VERSION);
            }
            int kind = in.readByte();
            int partition = in.readInt();
            String model = in.readUTF();
            return switch (kind) {
                case COUNTS -> new StageMessage.Counts(partition, counts(in, model));
                case WATERMARK -> new StageMessage.Watermark(partition, model, in.readLong());
                case IDLE -> new StageMessage.Idle(partition, model);
                case FORGET -> new StageMessage.Forget(model);
                default -> throw new IllegalArgumentException("a stage message of kind " + kind + " is unknown");
            };
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a stage message is damaged", damaged);
        }
    }

    private static void head(DataOutputStream out, int kind, int partition, String model) throws IOException {
        out.writeByte(kind);
        out.writeInt(partition);
        out.writeUTF(model);
    }

    private static void counts(DataOutputStream out, Delta delta) throws IOException {
        out.writeUTF(delta.series().version());
        out.writeUTF(delta.series().role().name());
        out.writeUTF(delta.series().layoutHash());
        out.writeLong(delta.pane());
        out.writeLong(delta.since());
        out.write(delta.counts());
    }

    private static Delta counts(DataInputStream in, String model) throws IOException {
        Series series = new Series(in.readUTF(), Role.valueOf(in.readUTF()), in.readUTF());
        return new Delta(model, series, in.readLong(), in.readLong(), in.readAllBytes());
    }
}
