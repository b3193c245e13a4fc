package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Share;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {

    /** s² = (.9−.8)²·4/3 = .01333, chance = mean(.09, .21)/100 = .0015. */
    @Test
    void shouldTakeChanceOffTheVarianceOfDays() {
        List<Share> days = List.of(new Share(90, 100), new Share(70, 100), new Share(90, 100), new Share(70, 100));

        Stability stability = Stability.of(days).orElseThrow();

        assertThat(stability.excess()).isCloseTo(0.04 / 3 - 0.0015, within(1e-15));
        assertThat(stability.significant()).isTrue();
        assertThat(stability.days()).isEqualTo(4);
    }

    @Test
    void shouldFindNoExcessWhereDaysAreAlike() {
        Stability stability =
                Stability.of(Collections.nCopies(7, new Share(80, 100))).orElseThrow();

        assertThat(stability.excess()).isZero();
        assertThat(stability.significant()).isFalse();
    }

    @Test
    void shouldSayNothingOfFewOrSmallDays() {
        assertThat(Stability.of(Collections.nCopies(3, new Share(80, 100)))).isEmpty();
        assertThat(Stability.of(Collections.nCopies(30, new Share(8, 10)))).isEmpty();
    }
}
