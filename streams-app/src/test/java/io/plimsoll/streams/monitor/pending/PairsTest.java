package io.plimsoll.streams.monitor.pending;

import static io.plimsoll.streams.monitor.pending.Rows.DAY;
import static io.plimsoll.streams.monitor.pending.Rows.HOUR;
import static io.plimsoll.streams.monitor.pending.Rows.champion;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to a request are found to make a pair, and what it costs to look for them. */
class PairsTest {

    private static final long MINUTE = HOUR / 60;
    private static final long MIDNIGHT = 19_783 * DAY;
    private static final Series SHADOW = new Series("credit", "v2", Role.SHADOW, "layout-2");
    private static final Series CANARY = new Series("credit", "v2", Role.CANARY, "layout-2");

    private final ReadCounts store = new ReadCounts();
    private final PendingPredictions pending = new PendingPredictions(store, 100);
    private final Rows rows = new Rows(pending, DAY);

    @ParameterizedTest(name = "shadow {1} minutes after a champion at {0}: {2}")
    @CsvSource({
        "0, 0, 1",
        "0, -60, 1",
        "0, -61, 0",
        "-30, 59, 1",
        "-30, 61, 0",
        "30, -60, 1",
        "720, 60, 1",
        "720, -61, 0"
    })
    void shouldPairAnswersThatLieAnHourApartAtMost(long minute, long after, int pairs) {
        long time = MIDNIGHT + minute * MINUTE;
        rows.add(champion("v1"), "q1", time);
        rows.add(SHADOW, "q1", time + after * MINUTE);

        var found = rows.partners(SHADOW, "q1", time + after * MINUTE);

        assertThat(found).hasSize(pairs);
        assertThat(rows.partners(champion("v1"), "q1", time)).hasSize(pairs);
    }

    @Test
    void shouldPairNeitherOtherRequestsNorOtherRoles() {
        rows.add(champion("v1"), "q1", MIDNIGHT);
        rows.add(CANARY, "q1", MIDNIGHT);
        rows.add(SHADOW, "q2", MIDNIGHT);

        var found = rows.partners(SHADOW, "q1", MIDNIGHT);

        assertThat(found).extracting(Rows.Found::series).containsExactly(champion("v1"));
        assertThat(rows.partners(champion("v1"), "q1", MIDNIGHT)).isEmpty();
    }

    @Test
    void shouldShowBothOfTwoChampionsOfOneRequest() {
        rows.add(champion("v1"), "q1", MIDNIGHT);
        rows.add(champion("v3"), "q1", MIDNIGHT + MINUTE);

        var found = rows.partners(SHADOW, "q1", MIDNIGHT);

        assertThat(found).hasSize(2);
    }

    @Test
    void shouldKnowWithoutALookWhetherThereIsAShadow() {
        int model = pending.model("credit");
        rows.add(champion("v1"), "q1", MIDNIGHT);
        boolean before = pending.hasShadows(model);
        rows.add(SHADOW, "q2", MIDNIGHT);
        pending.flush();
        pending.restore();
        boolean restored = pending.hasShadows(pending.model("credit"));

        pending.expire(pending.model("credit"), MIDNIGHT + DAY);

        assertThat(before).isFalse();
        assertThat(restored).isTrue();
        assertThat(pending.hasShadows(pending.model("credit"))).isFalse();
    }

    @Test
    void shouldReadNothingOfAShadowThatAnswersBeforeTheCommit() {
        for (int i = 0; i < 1_000; i++) {
            rows.add(champion("v1"), "q" + i, MIDNIGHT);
            rows.partners(champion("v1"), "q" + i, MIDNIGHT);
            rows.add(SHADOW, "q" + i, MIDNIGHT);
            assertThat(rows.partners(SHADOW, "q" + i, MIDNIGHT)).hasSize(1);
        }

        assertThat(store.reads).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 50_000})
    void shouldReadTheStoreAboutOnceForAPairWhoseOtherAnswerHasLeftTheHeap(int looseRows) {
        PendingPredictions some = new PendingPredictions(store, looseRows);
        Rows named = new Rows(some, DAY);
        for (int i = 0; i < 10_000; i++) {
            named.add(champion("v1"), "q" + i, MIDNIGHT);
        }
        some.flush();
        long before = store.reads;

        for (int i = 0; i < 1_000; i++) {
            named.add(SHADOW, "q" + i, MIDNIGHT);
            assertThat(named.partners(SHADOW, "q" + i, MIDNIGHT)).hasSize(1);
        }

        assertThat(store.reads - before).isBetween(1_000L, 1_050L);
    }

    /** Counts what is read through it. */
    private static final class ReadCounts implements BlockStore {

        private final HeapBlockStore blocks = new HeapBlockStore();
        private long reads;

        @Override
        public byte @Nullable [] get(byte[] key) {
            reads++;
            return blocks.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
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
    }
}
