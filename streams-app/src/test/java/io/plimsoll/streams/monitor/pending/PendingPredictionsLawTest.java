package io.plimsoll.streams.monitor.pending;

import static io.plimsoll.streams.monitor.pending.Rows.DAY;
import static io.plimsoll.streams.monitor.pending.Rows.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to it, the store of waiting predictions behaves like a map that is rolled back at a crash. */
class PendingPredictionsLawTest {

    private static final List<Series> SERIES = List.of(
            new Series("credit", "v1", Role.CHAMPION, "a"),
            new Series("credit", "v1", Role.CHAMPION, "b"),
            new Series("credit", "v2", Role.SHADOW, "a"),
            new Series("fraud", "v1", Role.CHAMPION, "c"));

    /** No two that are one arm: of those the first to come stays, so the order matters. */
    private static final List<Series> ARMS = List.of(SERIES.get(0), SERIES.get(2), SERIES.get(3));

    static Stream<Arguments> histories() {
        return LongStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(seed -> Stream.of(1, 30, 2_000).map(looseRows -> Arguments.of(seed, looseRows)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void shouldBehaveLikeAMapThatIsRolledBackAtACrash(long seed, int looseRows) {
        History history = new History(seed, looseRows);

        for (int step = 0; step < 12_000; step++) {
            history.step();
        }

        history.compareAll();
    }

    @Test
    void shouldHoldTheSameWhateverTheOrderAndTheCommits() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            numbers.add(i);
        }
        List<List<List<Rows.Found>>> outcomes = new ArrayList<>();

        for (int order = 0; order < 4; order++) {
            Collections.shuffle(numbers, new Random(order));
            outcomes.add(inOrder(numbers, 1 + 97 * order));
        }

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isEqualTo(outcomes.get(0)));
    }

    private static List<List<Rows.Found>> inOrder(List<Integer> numbers, int perCommit) {
        PendingPredictions pending = new PendingPredictions(new HeapBlockStore(), 500);
        Rows rows = new Rows(pending, HOUR);
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            rows.add(ARMS.get(number % 3), "q" + number / 3, number * HOUR / 10);
            if (i % perCommit == 0) {
                pending.flush();
            }
        }
        List<List<Rows.Found>> found = new ArrayList<>();
        for (int id = 0; id < numbers.size() / 3; id++) {
            found.add(Oracle.sorted(rows.find("credit", "q" + id)));
            found.add(Oracle.sorted(rows.find("fraud", "q" + id)));
        }
        return found;
    }

    /** Steps drawn at random, done by both and compared. */
    private static final class History {

        private static final int IDS = 1_500;

        private final Random random;
        private final int looseRows;
        private final HeapBlockStore store = new HeapBlockStore();
        private PendingPredictions pending;
        private Rows rows;
        private Oracle oracle = new Oracle(HOUR);
        private Oracle committed = new Oracle(HOUR);
        private long now = -3 * DAY;

        History(long seed, int looseRows) {
            this.random = new Random(seed);
            this.looseRows = looseRows;
            this.pending = new PendingPredictions(store, looseRows);
            this.rows = new Rows(pending, HOUR);
        }

        void step() {
            now += random.nextInt(120_000);
            int what = random.nextInt(1_000);
            if (what < 850) {
                add();
            } else if (what < 940) {
                label();
            } else if (what < 990) {
                flush();
            } else if (what < 994) {
                crash();
            } else if (what < 996) {
                revive();
            } else {
                expire();
            }
        }

        void compareAll() {
            assertThat(pending.rows()).isEqualTo(oracle.rows());
            assertThat(pending.hasShadows(pending.model("credit"))).isEqualTo(oracle.hasShadows("credit"));
            assertThat(pending.hasShadows(pending.model("fraud"))).isFalse();
            for (int id = 0; id < IDS; id++) {
                compare("credit", "q" + id);
                compare("fraud", "q" + id);
            }
        }

        private void add() {
            Series series = SERIES.get(random.nextInt(SERIES.size()));
            String id = anyId();
            long time = now - (random.nextInt(10) == 0 ? random.nextInt((int) (2 * DAY)) : 0);
            assertThat(rows.add(series, id, time)).isEqualTo(oracle.add(series, id, time));
            if (random.nextInt(10) == 0) {
                assertThat(Oracle.sorted(rows.partners(series, id, time))).isEqualTo(oracle.partners(series, id, time));
            }
        }

        private void label() {
            String model = random.nextBoolean() ? "credit" : "fraud";
            String id = anyId();
            PendingLabel label = random.nextBoolean()
                    ? new PendingLabel.OfClass(now + random.nextInt(7), random.nextInt(300))
                    : new PendingLabel.OfNumber(now - random.nextInt(1_000_000), random.nextDouble());
            assertThat(Oracle.sorted(rows.label(model, id, label))).isEqualTo(oracle.label(model, id, label));
            compare(model, id);
        }

        private void flush() {
            pending.flush();
            committed = oracle.copy();
        }

        private void crash() {
            pending = new PendingPredictions(store, looseRows);
            rows = new Rows(pending, HOUR);
            revive();
        }

        private void revive() {
            pending.restore();
            oracle = committed.copy();
        }

        private void expire() {
            long before = now - 5 * DAY;
            pending.expire(pending.model("credit"), before);
            oracle.expire("credit", before);
        }

        private void compare(String model, String id) {
            assertThat(Oracle.sorted(rows.find(model, id))).isEqualTo(oracle.find(model, id));
        }

        private String anyId() {
            return "q" + random.nextInt(IDS);
        }
    }
}
