package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesBudgetTest {
    private static final SeriesBudget BUDGET = new SeriesBudget(10_000, 100_000);

    /** 200 models × 100 features × 20 segments with everything to say: 42,000 series each. */
    @Test
    void shouldGiveAllTheSameWhereNobodyCanHaveAll() {
        assertThat(BUDGET.most(IntStream.generate(() -> 42_000).limit(200))).isEqualTo(500);
    }

    @Test
    void shouldGiveWhoeverWantsLittleAllOfIt() {
        // Given
        IntStream small = IntStream.generate(() -> 400).limit(197);
        IntStream large = IntStream.of(42_000, 30_000, 20_000);
        // When
        int most = BUDGET.most(IntStream.concat(large, small));
        // Then
        assertThat(most).isEqualTo((100_000 - 197 * 400) / 3);
    }

    @Test
    void shouldGiveNobodyMoreThanAModelMayHave() {
        assertThat(BUDGET.most(IntStream.of(42_000))).isEqualTo(10_000);
        assertThat(BUDGET.most(IntStream.empty())).isEqualTo(10_000);
    }

    /** Never more than there is, and where somebody has less than it wants, all of it but what cannot be divided. */
    @Test
    void shouldKeepToTheLimitsWhateverIsWanted() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            // Given
            int[] wanted = random.ints(1 + random.nextInt(300), 0, 1 + random.nextInt(40_000))
                    .toArray();
            // When
            int most = BUDGET.most(Arrays.stream(wanted));
            // Then
            long had = Arrays.stream(wanted)
                    .mapToLong(each -> Math.min(each, most))
                    .sum();
            long possible = Arrays.stream(wanted)
                    .mapToLong(each -> Math.min(each, BUDGET.perModel()))
                    .sum();
            assertThat(had).isBetween(Math.min(possible, BUDGET.inAll() - wanted.length), (long) BUDGET.inAll());
        }
    }
}
