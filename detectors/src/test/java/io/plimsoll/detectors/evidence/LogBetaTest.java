package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogBetaTest {
    /** Expected values: mpmath 1.4.1 at 50 digits. */
    @ParameterizedTest(name = "ln B({0}, {1}) = {2}")
    @CsvSource({
        "0.5, 0.5, 1.1447298858494001741",
        "1e-6, 3, 13.815509057964899149",
        "100000.5, 900000.5, -325088.96220874031327"
    })
    void shouldAgreeWithManyDigits(double a, double b, double expected) {
        double actual = LogBeta.of(a, b);

        assertThat(actual).isCloseTo(expected, within(1e-14 + 4 * Math.ulp(expected)));
    }

    @Test
    void shouldKeepElevenDigitsOfTenMillionCounts() {
        double[] millions = new double[10];
        Arrays.fill(millions, 1e6 + 0.5);

        double actual = LogBeta.of(millions);

        assertThat(actual).isCloseTo(-23025915.190925512, within(2e-8));
    }

    @Test
    void shouldBeTheRatioOfGammas() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            double[] x = IntStream.range(0, 2 + i % 7)
                    .mapToDouble(k -> Math.exp(10 * random.nextDouble() - 4))
                    .toArray();
            double expected = Arrays.stream(x).map(LogGamma::of).sum()
                    - LogGamma.of(Arrays.stream(x).sum());
            assertThat(LogBeta.of(x)).isCloseTo(expected, within(1e-13 * Math.max(10, Math.abs(expected)) * 10));
        }
    }
}
