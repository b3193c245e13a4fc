package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdentityIndexTest {

    private final IdentityIndex index = new IdentityIndex();

    @Test
    void shouldFindEveryValueOfAKeyInTheOrderOfAdding() {
        Map<Long, List<Integer>> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int value = 0; value < 20_000; value++) {
            long key = random.nextLong(10_000) << (20 * random.nextInt(3));
            expected.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
            index.add(key, value);
        }

        expected.forEach((key, values) -> assertThat(values(key)).containsExactlyElementsOf(values));

        assertThat(index.size()).isEqualTo(20_000);
        assertThat(values(-1)).isEmpty();
    }

    @Test
    void shouldBeEmptyWhenCleared() {
        index.add(7, 1);

        index.clear();

        assertThat(values(7)).isEmpty();
        assertThat(index.size()).isZero();
    }

    private List<Integer> values(long key) {
        List<Integer> values = new ArrayList<>();
        for (int slot = index.first(key); slot >= 0; slot = index.next(key, slot)) {
            values.add(index.value(slot));
        }
        return values;
    }
}
