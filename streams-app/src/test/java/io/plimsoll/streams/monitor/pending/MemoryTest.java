package io.plimsoll.streams.monitor.pending;

import static io.plimsoll.streams.monitor.pending.Rows.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

    private static final int LOOSE_ROWS = 4_096;

    /** 12 bytes a slot, at most three slots for two rows, and twice that right after growing. */
    private static final long INDEX = 40L * LOOSE_ROWS;

    private final CountingStore store = new CountingStore();
    private final PendingPredictions pending = new PendingPredictions(store, LOOSE_ROWS);

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 180})
    void shouldTakeTwoBytesARowOfTheHeapBesidesABoundedIndex(int days) {
        fill(400_000, 1_000, days);

        long bytes = pending.heapBytes();

        long fresh = 100_000 + 60L * 1_000;
        assertThat(bytes).isLessThan(2L * 400_000 + INDEX + 1_000L * days + fresh);
    }

    @Test
    void shouldSayAfterARestartThatItTakesNoMore() {
        fill(400_000, 1_000, 30);
        long before = pending.heapBytes();

        pending.restore();

        assertThat(pending.rows()).isEqualTo(400_000);
        assertThat(pending.heapBytes()).isBetween(2L * 390_000, before);
    }

    @Test
    void shouldWriteARowAboutTwiceWhenTrafficIsHigh() {
        fill(400_000, 1_000, 1);

        assertThat((double) store.written / store.held()).isBetween(1.0, 2.2);
    }

    @Test
    void shouldWriteARowAFewTimesWhenEachHasItsOwnCommit() {
        fill(20_000, 1, 1);

        // Each key is counted, too: a page of one row is mostly key and header.
        assertThat((double) store.written / store.held()).isLessThan(6);
    }

    @Test
    void shouldReadTheStoreForFewerThanOneNewPredictionInAHundred() {
        fill(40_000, 1_000, 1);
        long before = store.reads;

        for (int i = 0; i < 20_000; i++) {
            add(1_000_000 + i, 0);
        }

        assertThat(store.reads - before).isLessThan(200);
    }

    @Test
    void shouldWriteNoLargeValue() {
        fill(400_000, 100_000, 1);

        assertThat(store.largest).isLessThanOrEqualTo(RowCodec.LARGEST_VALUE);
        assertThat(store.largest).isLessThan(2 * RunFiles.SIZE_OF_A_PAGE);
    }

    private void fill(int rows, int perCommit, int days) {
        for (int i = 0; i < rows; i++) {
            add(i, (long) i * days / rows);
            if ((i + 1) % perCommit == 0) {
                pending.flush();
            }
        }
        pending.flush();
    }

    private void add(int number, long day) {
        PendingRow row = new PendingRow();
        long high = RequestHash.mix(number + 1L);
        row.request(high, RequestHash.mix(high + 1));
        row.series(pending.series(Rows.champion("v1")));
        row.time(day * DAY);
        assertThat(pending.add(row, day * DAY, (day + 1) * DAY)).isTrue();
    }

    /** Counts what goes through it. */
    private static final class CountingStore implements BlockStore {

        private final HeapBlockStore blocks = new HeapBlockStore();
        private long written;
        private long reads;
        private int largest;

        @Override
        public byte @Nullable [] get(byte[] key) {
            reads++;
            return blocks.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            written += key.length + value.length;
            largest = Math.max(largest, value.length);
            blocks.put(key, value);
        }

        @Override
        public void delete(byte[] key) {
            blocks.delete(key);
        }

        @Override
        public Cursor scan(byte[] prefix) {
            return blocks.scan(prefix);
        }

        long held() {
            long bytes = 0;
            try (Cursor cursor = scan(new byte[0])) {
                while (cursor.next()) {
                    bytes += cursor.key().length + cursor.value().length;
                }
            }
            return bytes;
        }
    }
}
