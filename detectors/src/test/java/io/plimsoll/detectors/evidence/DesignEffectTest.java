package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
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

        assertThat(DesignEffect.ofRate(List.of(ALIKE, UNLIKE, few))).isEqualTo(DesignEffect.of(UNLIKE));
        assertThat(DesignEffect.ofRate(List.of(few, ALIKE))).isEqualTo(DesignEffect.of(ALIKE));
        assertThat(DesignEffect.ofRate(List.of(List.of(), few))).isEqualTo(new DesignEffect.Unknown(2));
        assertThat(DesignEffect.ofRate(List.of())).isEqualTo(new DesignEffect.Unknown(0));
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

    @Test
    void shouldMeetInFullWhatDaysDoToTheMeanOfANumber() {
        List<long[]> days = movingDays(new Random(7), 56, 400, 0.15);

        // Of a mean with deviation 0.15 between days of 400 rows the design effect is 1 + 400 × 0.15² = 10, in deciles
        // 9.6.
        assertThat(DesignEffect.of(days).factor()).isLessThan(4);
        assertThat(DesignEffect.ofNumeric(List.of(days)).factor()).isBetween(9.6, 20.0);
    }

    @Test
    void shouldMeetInFullWhatDaysDoToTheShareOfALevel() {
        List<long[]> days = IntStream.range(0, 40)
                .mapToObj(day -> day % 2 == 0
                        ? new long[] {120, 90, 90, 100, 100, 100, 100, 100, 100, 100}
                        : new long[] {80, 110, 110, 100, 100, 100, 100, 100, 100, 100})
                .toList();

        double factor = DesignEffect.ofCategorical(List.of(days)).factor();

        // By hand: 40 panes of (20)²/(1000 × 0.1 × 0.9) = 177.8 for the first level; χ²₀.₁(39) = 28.20 (any table).
        assertThat(factor).isCloseTo(177.78 / 28.20, within(0.01));
        assertThat(factor).isGreaterThan(DesignEffect.of(days).factor());
    }

    @Test
    void shouldAgreeWithTheRateWhereThereAreTwoLevels() {
        assertThat(DesignEffect.ofCategorical(List.of(UNLIKE)).factor())
                .isCloseTo(DesignEffect.ofRate(List.of(UNLIKE)).factor(), within(1e-9));
    }

    @Test
    void shouldNotBeLedByLevelsThatAreHardlyEverSeen() {
        List<long[]> panes = IntStream.range(0, 100)
                .mapToObj(pane -> new long[] {50, 50, pane == 3 ? 8 : 0})
                .toList();

        assertThat(DesignEffect.ofCategorical(List.of(panes))).isEqualTo(DesignEffect.of(panes));
    }

    @Test
    void shouldBeOneForAConstantNumber() {
        assertThat(DesignEffect.ofNumeric(List.of(Collections.nCopies(4, new long[] {0, 30, 0})))
                        .factor())
                .isEqualTo(1);
    }

    @Test
    void shouldSeldomCorrectANumberOfIndependentDraws() {
        Random random = new Random(32);
        int corrected = 0;

        for (int reference = 0; reference < 500; reference++) {
            List<long[]> days = movingDays(random, 28, 100, 0);
            corrected += DesignEffect.ofNumeric(List.of(days)).factor() > 1 ? 1 : 0;
        }

        // 1% by Pearson's test and 1% by the contrasts, which overlap.
        assertThat(corrected / 500.0).isBetween(0.001, 0.035);
    }

    /** Panes of a standard normal in its deciles, the mean of each pane moved by a draw of its own. */
    private static List<long[]> movingDays(Random random, int panes, int rows, double deviation) {
        return Stream.generate(() -> deviation * random.nextGaussian())
                .limit(panes)
                .map(mean -> pane(random, rows, mean))
                .toList();
    }

    private static long[] pane(Random random, int rows, double mean) {
        long[] pane = new long[10];
        for (int row = 0; row < rows; row++) {
            double below = 0.5 * Erf.erfc(-(mean + random.nextGaussian()) / Math.sqrt(2));
            pane[Math.min(9, (int) (10 * below))]++;
        }
        return pane;
    }
}
