package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFilterTest {

    private static final int QUESTIONS = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 64, 65, 1_000, 100_000})
    void shouldContainWhatWasAdded(int rows) {
        IdentityFilter filter = filled(rows);

        SplittableRandom again = new SplittableRandom(rows);

        for (int i = 0; i < rows; i++) {
            long request = again.nextLong();
            assertThat(filter.mayContain(request)).isTrue();
            assertThat(filter.mayContain(request, again.nextLong())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 64, 65, 100, 1_000, 10_000, 300_000})
    void shouldRarelyTakeAnAbsentIdentityForOneItContains(int rows) {
        IdentityFilter filter = filled(rows);
        SplittableRandom others = new SplittableRandom(~rows);

        int wrong = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            wrong += filter.mayContain(others.nextLong(), others.nextLong()) ? 1 : 0;
        }

        // A million questions: the standard error of a rate of 1e-3 is 3e-5.
        assertThat((double) wrong / QUESTIONS).isLessThan(IdentityFilter.FALSE_POSITIVE_RATE);
    }

    /** A label asks by the request alone: most days are told by one look. */
    @ParameterizedTest
    @ValueSource(ints = {64, 1_000, 300_000})
    void shouldTellMostAbsentRequestsByOneLook(int rows) {
        IdentityFilter filter = filled(rows);
        SplittableRandom others = new SplittableRandom(~rows);

        int wrong = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            wrong += filter.mayContain(others.nextLong()) ? 1 : 0;
        }

        assertThat((double) wrong / QUESTIONS).isLessThan(0.11);
    }

    /** A shadow's answer to a request that the champion answered, after that answer has left the heap. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 300_000})
    void shouldSeldomTakeAnotherArmForTheOneItContains(int rows) {
        IdentityFilter filter = filled(rows);
        SplittableRandom again = new SplittableRandom(rows);
        SplittableRandom others = new SplittableRandom(~rows);

        int wrong = 0;
        for (int i = 0; i < rows; i++) {
            long request = again.nextLong();
            again.nextLong();
            wrong += filter.mayContain(request, others.nextLong()) ? 1 : 0;
        }

        assertThat((double) wrong / rows).isLessThan(0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 63, 1_000, 300_000})
    void shouldTakeTwoBytesARow(int rows) {
        IdentityFilter filter = new IdentityFilter(rows);

        assertThat(filter.heapBytes()).isLessThan(2L * rows + Long.BYTES);
    }

    private static IdentityFilter filled(int rows) {
        IdentityFilter filter = new IdentityFilter(rows);
        SplittableRandom random = new SplittableRandom(rows);
        for (int i = 0; i < rows; i++) {
            filter.add(random.nextLong(), random.nextLong());
        }
        return filter;
    }
}
