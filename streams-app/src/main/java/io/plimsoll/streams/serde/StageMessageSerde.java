package io.plimsoll.streams.serde;

import io.plimsoll.detectors.check.Target;
import io.plimsoll.streams.monitor.Delta;
import io.plimsoll.streams.monitor.ExemplarDelta;
import io.plimsoll.streams.monitor.FaultPlace;
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
 * │         │      │           │       │ shown: version, role, layout, pane, check, kind,    │
 * │         │      │           │       │        name, exemplars                              │
 * └─────────┴──────┴───────────┴───────┴─────────────────────────────────────────────────────┘
 * </pre>
 */
public final class StageMessageSerde {

    private static final int VERSION = 1;
    private static final int COUNTS = 0;
    private static final int WATERMARK = 1;
    private static final int IDLE = 2;
    private static final int FORGET = 3;
    private static final int SHOWN = 4;

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
            } else if (message instanceof StageMessage.Shown shown) {
                head(out, SHOWN, shown.partition(), shown.model());
                shown(out, shown.delta());
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
                case SHOWN -> new StageMessage.Shown(partition, shown(in, model));
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
        series(out, delta.series());
        out.writeLong(delta.pane());
        out.writeLong(delta.since());
        out.write(delta.counts());
    }

    private static Delta counts(DataInputStream in, String model) throws IOException {
        return new Delta(model, series(in), in.readLong(), in.readLong(), in.readAllBytes());
    }

    private static void shown(DataOutputStream out, ExemplarDelta delta) throws IOException {
        series(out, delta.series());
        out.writeLong(delta.pane());
        out.writeUTF(delta.place().check());
        out.writeUTF(delta.place().kind().name());
        out.writeUTF(delta.place().name());
        out.write(ExemplarsSerde.write(delta.exemplars()));
    }

    private static ExemplarDelta shown(DataInputStream in, String model) throws IOException {
        Series series = series(in);
        long pane = in.readLong();
        FaultPlace place = new FaultPlace(in.readUTF(), Target.Kind.valueOf(in.readUTF()), in.readUTF());
        return new ExemplarDelta(model, series, pane, place, ExemplarsSerde.read(in.readAllBytes()));
    }

    private static void series(DataOutputStream out, Series series) throws IOException {
        out.writeUTF(series.version());
        out.writeUTF(series.role().name());
        out.writeUTF(series.layoutHash());
    }

    private static Series series(DataInputStream in) throws IOException {
        return new Series(in.readUTF(), Role.valueOf(in.readUTF()), in.readUTF());
    }
}
