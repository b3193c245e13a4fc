package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesignEffectTest {
    private static final long[] SMALL = {10, 9};
    private static final List<long[]> ALIKE = Collections.nCopies(6, new long[] {50, 50});
    private static final List<long[]> UNLIKE = List.of(
            new long[] {90, 10}, new long[] {10, 90}, new long[] {80, 20}, new long[] {20, 80}, new long[] {50, 50});

    @Test
    void shouldBeOneWherePanesAreAlike() {
        assertThat(DesignEffect.of(ALIKE)).isEqualTo(new DesignEffect.Estimated(1, 0, 5, 1));
    }

    @Test
    void shouldExceedOneWherePanesDiffer() {
        DesignEffect effect = DesignEffect.of(UNLIKE);

        // X² = 200 by hand; the lower 10% quantile of χ²(4) is 1.063623 (any table)
        assertThat(effect.factor()).isCloseTo(200 / 1.063623, within(1e-3));
    }

    @Test
    void shouldBeUnknownWithFewerThanFourPanesOfTwentyRows() {
        List<long[]> panes =
                Stream.concat(ALIKE.stream().limit(3), Stream.of(SMALL, SMALL)).toList();

        DesignEffect effect = DesignEffect.of(panes);

        assertThat(effect).isEqualTo(new DesignEffect.Unknown(3));
        assertThat(effect.factor()).isEqualTo(1);
    }

    @Test
    void shouldCountOnlyOccupiedBins() {
        List<long[]> panes = Collections.nCopies(4, new long[] {20, 0, 0, 20});

        assertThat(((DesignEffect.Estimated) DesignEffect.of(panes)).degreesOfFreedom())
                .isEqualTo(3);
    }

    @Test
    void shouldBeOneForAConstant() {
        assertThat(DesignEffect.of(Collections.nCopies(4, new long[] {0, 30})))
                .isEqualTo(new DesignEffect.Estimated(1, 0, 0, 1));
    }

    @Test
    void shouldTakeTheLargestKnownOfSeveralPaneSizes() {
        List<long[]> few = ALIKE.subList(0, 2);

        assertThat(DesignEffect.largestOf(List.of(ALIKE, UNLIKE, few))).isEqualTo(DesignEffect.of(UNLIKE));
        assertThat(DesignEffect.largestOf(List.of(few, ALIKE))).isEqualTo(DesignEffect.of(ALIKE));
        assertThat(DesignEffect.largestOf(List.of(List.of(), few))).isEqualTo(new DesignEffect.Unknown(2));
        assertThat(DesignEffect.largestOf(List.of())).isEqualTo(new DesignEffect.Unknown(0));
    }

    @Test
    void shouldRefusePanesOfDifferentBins() {
        List<long[]> panes = Stream.concat(ALIKE.stream(), Stream.of(new long[] {30, 30, 30}))
                .toList();

        assertThatIllegalArgumentException().isThrownBy(() -> DesignEffect.of(panes));
    }

    @Test
    void shouldSeldomCorrectIndependentDraws() {
        Random random = new Random(31);
        int corrected = 0;

        for (int reference = 0; reference < 500; reference++) {
            List<long[]> panes = Stream.generate(() -> DriftEvidenceTest.sample(random, new long[] {3, 2, 5, 1}, 200))
                    .limit(20)
                    .toList();
            corrected += DesignEffect.of(panes).factor() > 1 ? 1 : 0;
        }

        assertThat(corrected / 500.0).isBetween(0.001, 0.025);
    }
}
