package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbabilityCodeTest {

    private static final double THOUSANDTH = 0x1p-10;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.75, 1})
    void shouldKeepRoundProbabilities(double probability) {
        int code = ProbabilityCode.of(probability);

        assertThat(ProbabilityCode.probability(code)).isEqualTo(probability);
    }

    @Test
    void shouldKeepTheSmallerSideToAThousandthOfItself() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            double q = StrictMath.pow(2, -1 - 49 * random.nextDouble());

            double small = ProbabilityCode.probability(ProbabilityCode.of(q));
            double large = ProbabilityCode.probability(ProbabilityCode.of(1 - q));

            assertThat(small).isCloseTo(q, within(q * THOUSANDTH));
            assertThat(1 - large).isCloseTo(1 - (1 - q), within(q * THOUSANDTH + 0x1p-53));
        }
    }

    @Test
    void shouldFavourNeitherSide() {
        SplittableRandom random = new SplittableRandom(11);
        double off = 0;
        for (int i = 0; i < 100_000; i++) {
            double p = random.nextDouble();
            off += ProbabilityCode.probability(ProbabilityCode.of(p)) - p;
        }

        double mean = off / 100_000;

        assertThat(mean).isCloseTo(0, within(2e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 1.0000001, 7, 1e-300})
    void shouldStayWithinSixteenBitsAndZeroToOne(double probability) {
        int code = ProbabilityCode.of(probability);

        assertThat(code).isBetween(0, 0xffff);
        assertThat(ProbabilityCode.probability(code))
                .isCloseTo(Math.max(0, Math.min(1, probability)), within(THOUSANDTH));
    }

    @Test
    void shouldReadEveryCodeThatItWrites() {
        for (int code = 0; code < 1 << 15; code++) {
            double probability = ProbabilityCode.probability(code);

            if (probability <= 0.5) {
                assertThat(ProbabilityCode.of(probability)).isEqualTo(code);
            }
        }
    }
}
