package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesBudgetTest {
    private static final int PER_MODEL = 10_000;
    private static final int IN_ALL = 100_000;

    private final SeriesBudget budget = new SeriesBudget(PER_MODEL, IN_ALL);

    /** 200 models × 100 features × 20 segments with everything to say: 42,000 series each. */
    @Test
    void shouldGiveAllTheSameWhereNobodyCanHaveAll() {
        // Given
        int[] wanted = IntStream.generate(() -> 42_000).limit(200).toArray();
        // When
        int[] had = settled(wanted);
        // Then
        assertThat(had).containsOnly(500);
    }

    @Test
    void shouldGiveWhoeverWantsLittleAllOfIt() {
        // Given
        int[] wanted = new int[200];
        Arrays.fill(wanted, 400);
        wanted[7] = 42_000;
        wanted[8] = 30_000;
        wanted[9] = 20_000;
        // When
        int[] had = settled(wanted);
        // Then
        assertThat(had[0]).isEqualTo(400);
        assertThat(Arrays.copyOfRange(had, 7, 10)).containsExactly(7_066, 7_066, 7_066);
    }

    @Test
    void shouldGiveNobodyMoreThanAModelMayHave() {
        assertThat(budget.room("large", 42_000)).isEqualTo(PER_MODEL);
    }

    @Test
    void shouldHandOnWhatAModelNoLongerHas() {
        // Given
        SeriesBudget narrow = new SeriesBudget(100, 100);
        narrow.room("gone", 100);
        int before = narrow.room("stays", 100);
        // When
        narrow.release("gone");
        // Then
        assertThat(before).isZero();
        assertThat(narrow.room("stays", 100)).isEqualTo(100);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Never more than there is, at any moment; in the end all of it, and no more for one who has less than it wants. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldKeepToTheLimitsWhateverIsWanted(int seed) {
        // Given
        Random random = new Random(seed);
        int[] wanted = random.ints(1 + random.nextInt(300), 0, 1 + random.nextInt(40_000))
                .toArray();
        // When
        int[] had = settled(wanted);
        // Then
        long possible =
                Arrays.stream(wanted).mapToLong(each -> Math.min(each, PER_MODEL)).sum();
        assertThat(Arrays.stream(had).asLongStream().sum())
                .isLessThanOrEqualTo(IN_ALL)
                .isGreaterThanOrEqualTo(Math.min(possible, IN_ALL - wanted.length));
        int most = Arrays.stream(had).max().orElseThrow();
        assertThat(IntStream.range(0, had.length))
                .allMatch(i -> had[i] == Math.min(wanted[i], PER_MODEL) || had[i] == most);
    }

    /** Each asks, then each is asked twice whether it may have more or must have less, as before a scrape. */
    private int[] settled(int[] wanted) {
        int[] had = new int[wanted.length];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < wanted.length; i++) {
                had[i] = budget.room("m" + i, wanted[i]);
                assertThat(Arrays.stream(had).asLongStream().sum()).isLessThanOrEqualTo(IN_ALL);
            }
        }
        return had;
    }
}
