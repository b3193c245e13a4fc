package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.tally.ProbabilityCode;
import io.plimsoll.streams.monitor.Role;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store that was ever written stays readable. {@code store-v1.bin} holds the entries of one in which class scores were bytes,
 * {@code store-v2.bin} of one in which they have two: length of the key (2 bytes), key, length of the value (4 bytes), value.
 */
class StoredFormatTest {

    private static final long TIME = 1_709_294_400_000L;

    private static final int THREE_OF_255 = ProbabilityCode.of(3 / 255.0);
    private static final int CERTAIN = ProbabilityCode.of(1);

    private static final Series CHAMPION = new Series("credit", "v1", Role.CHAMPION, "layout-a");
    private static final Series SHADOW = new Series("credit", "v2", Role.SHADOW, "layout-b");

    @ParameterizedTest
    @ValueSource(strings = {"store-v1.bin", "store-v2.bin"})
    void shouldReadAStoreOfEveryForm(String name) throws IOException {
        PendingPredictions pending = new PendingPredictions(stored(name), 8);

        pending.restore();

        assertThat(pending.rows()).isEqualTo(24);
        assertThat(describe(pending, "q3"))
                .containsExactlyInAnyOrder(
                        "Series[model=credit, version=v1, role=CHAMPION, layout=layout-a] at 1709294403000"
                                + " score 3 decision 1 value none segments [3, 300] classes []"
                                + " label OfClass[time=1709380800000, outcome=0] repaid",
                        "Series[model=credit, version=v2, role=SHADOW, layout=layout-b] at 1709294403000"
                                + " score none decision none value 3.25 segments [] classes [" + THREE_OF_255 + ", "
                                + CERTAIN + "]"
                                + " label OfClass[time=1709380800000, outcome=0] repaid");
        assertThat(describe(pending, "q11"))
                .allSatisfy(row -> assertThat(row).endsWith("label OfNumber[time=-5, value=0.1]"));
    }

    @Test
    void shouldWriteTheNewestFormByteForByte() throws IOException {
        HeapBlockStore store = new HeapBlockStore();

        write(store);

        assertThat(dump(store)).isEqualTo(resource("store-v2.bin"));
    }

    private static void write(BlockStore store) {
        PendingPredictions pending = new PendingPredictions(store, 8);
        pending.restore();
        for (int i = 0; i < 12; i++) {
            pending.add(champion(pending, i), TIME, TIME + Rows.DAY);
            pending.add(shadow(pending, i), TIME, TIME + Rows.DAY);
            if (i % 3 == 1) {
                pending.flush();
            }
        }
        int model = pending.model("credit");
        int repaid = pending.outcome("credit", "repaid");
        pending.label(model, Rows.hash("q3"), new PendingLabel.OfClass(TIME + Rows.DAY, repaid), row -> {});
        pending.label(model, Rows.hash("q11"), new PendingLabel.OfNumber(-5, 0.1), row -> {});
        pending.flush();
    }

    private static PendingRow champion(PendingPredictions pending, int i) {
        PendingRow row = row(pending, CHAMPION, i);
        row.scoreCell(i);
        row.decision(i % 2);
        row.addSegment(i);
        row.addSegment(100 * i);
        return row;
    }

    private static PendingRow shadow(PendingPredictions pending, int i) {
        PendingRow row = row(pending, SHADOW, i);
        row.value(i + 0.25);
        row.addClassScore(ProbabilityCode.of(i / 255.0));
        row.addClassScore(CERTAIN);
        return row;
    }

    private static PendingRow row(PendingPredictions pending, Series series, int i) {
        PendingRow row = new PendingRow();
        row.request(Rows.hash("q" + i));
        row.series(pending.series(series));
        row.time(TIME + 1_000L * i);
        return row;
    }

    private static List<String> describe(PendingPredictions pending, String id) {
        List<String> found = new ArrayList<>();
        pending.find(pending.model("credit"), Rows.hash(id), row -> found.add(describe(pending, row)));
        return found;
    }

    private static String describe(PendingPredictions pending, PendingRow row) {
        List<Integer> segments = new ArrayList<>();
        for (int i = 0; i < row.segments(); i++) {
            segments.add(row.segment(i));
        }
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < row.classes(); i++) {
            classes.add(row.classScore(i));
        }
        PendingLabel label = row.label().orElseThrow();
        return pending.series(row.series()) + " at " + row.time()
                + " score " + (row.hasScore() ? row.scoreCell() : "none")
                + " decision " + (row.hasDecision() ? row.decision() : "none")
                + " value " + (row.hasValue() ? row.value() : "none")
                + " segments " + segments + " classes " + classes
                + " label " + label
                + (label instanceof PendingLabel.OfClass ofClass ? " " + pending.outcome(ofClass.outcome()) : "");
    }

    private static byte[] dump(BlockStore store) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes);
                BlockStore.Cursor cursor = store.scan(new byte[0])) {
            while (cursor.next()) {
                out.writeShort(cursor.key().length);
                out.write(cursor.key());
                out.writeInt(cursor.value().length);
                out.write(cursor.value());
            }
        }
        return bytes.toByteArray();
    }

    private static BlockStore stored(String name) throws IOException {
        HeapBlockStore store = new HeapBlockStore();
        try (DataInputStream in = new DataInputStream(open(name))) {
            while (in.available() > 0) {
                byte[] key = in.readNBytes(in.readUnsignedShort());
                store.put(key, in.readNBytes(in.readInt()));
            }
        }
        return store;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(StoredFormatTest.class.getResourceAsStream(name));
    }
}
