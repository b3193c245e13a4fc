package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixAndWithinTest {

    private static final double EXACT = 1e-12;

    /** Parts of 0 cases on either side among them. */
    @Test
    void shouldAddUpToTheChangeOfTheWhole() {
        Random random = new Random(20_240_301);
        for (int run = 0; run < 2_000; run++) {
            int parts = 1 + random.nextInt(12);
            double[] cases0 = cases(random, parts);
            double[] cases1 = cases(random, parts);
            double[] hits0 = hits(random, cases0);
            double[] hits1 = hits(random, cases1);

            MixAndWithin change = MixAndWithin.of(hits0, cases0, hits1, cases1);

            double sum = IntStream.range(0, parts).mapToDouble(change::of).sum();
            double truth = sum(hits1) / sum(cases1) - sum(hits0) / sum(cases0);
            assertThat(change.change()).isCloseTo(truth, within(EXACT));
            assertThat(sum).isCloseTo(truth, within(EXACT));
        }
    }

    /** Before 40 of 100 and 10 of 100, after 40 of 100 and 30 of 100: all of the 0.1 is within the second part. */
    @Test
    void shouldFindAChangeWithinAPart() {
        MixAndWithin change = MixAndWithin.of(
                new double[] {40, 10}, new double[] {100, 100}, new double[] {40, 30}, new double[] {100, 100});

        assertThat(change.within(1)).isCloseTo(0.1, within(EXACT));
        assertThat(change.mix(1)).isCloseTo(0, within(EXACT));
        assertThat(change.of(0)).isCloseTo(0, within(EXACT));
    }

    /** Rates .4 and .1 stay; shares go from ½ to ¾ and ¼: the whole goes from .25 to .325. */
    @Test
    void shouldFindAChangeOfTheMix() {
        MixAndWithin change = MixAndWithin.of(
                new double[] {40, 10}, new double[] {100, 100}, new double[] {60, 5}, new double[] {150, 50});

        assertThat(change.change()).isCloseTo(0.075, within(EXACT));
        assertThat(change.within(0)).isZero();
        assertThat(change.within(1)).isZero();
        assertThat(change.mix(0)).isCloseTo(0.25 * (0.4 - 0.2875), within(EXACT));
    }

    @Test
    void shouldTakeANewPartForMix() {
        MixAndWithin change = MixAndWithin.of(
                new double[] {10, 0}, new double[] {100, 0}, new double[] {10, 90}, new double[] {100, 100});

        assertThat(change.within(1)).isZero();
        assertThat(change.of(0) + change.of(1)).isCloseTo(0.4, within(EXACT));
    }

    @Test
    void shouldNotSplitAChangeFromNothing() {
        assertThatThrownBy(() -> MixAndWithin.of(new double[1], new double[1], new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] cases(Random random, int parts) {
        double[] cases = IntStream.range(0, parts)
                .mapToDouble(part -> random.nextInt(4) == 0 ? 0 : random.nextInt(10_000))
                .toArray();
        cases[random.nextInt(parts)] += 1;
        return cases;
    }

    private static double[] hits(Random random, double[] cases) {
        return IntStream.range(0, cases.length)
                .mapToDouble(part -> random.nextInt((int) cases[part] + 1))
                .toArray();
    }

    private static double sum(double[] counts) {
        return IntStream.range(0, counts.length).mapToDouble(i -> counts[i]).sum();
    }
}
