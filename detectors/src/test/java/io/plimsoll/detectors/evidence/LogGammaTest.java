package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogGammaTest {
    /** Expected values: mpmath 1.4.1, loggamma at 40 digits. */
    @ParameterizedTest(name = "ln Γ({0}) = {1}")
    @CsvSource({
        "2.3e-300, 689.9426187752786012",
        "1e-8, 18.42068073818020888",
        "0.1, 2.252712651734205902",
        "0.5, 0.5723649429247000871",
        "1.0000001, -5.772155829918507097e-8",
        "1.5, -0.1207822376352452223",
        "1.9999, -0.00004227520877215345801",
        "2.5, 0.2846828704729191596",
        "7.999999, 8.525159345424002631",
        "8, 8.5251613610654143",
        "8.5, 9.549267257300997712",
        "100.5, 361.4355404677776216",
        "12345.678, 103959.9199055460598",
        "1e6, 12815504.56914761166",
        "1e9, 19723265827.50371677"
    })
    void shouldAgreeWithManyDigits(double x, double expected) {
        double actual = LogGamma.of(x);

        assertThat(actual).isCloseTo(expected, within(4e-15 + 2 * Math.ulp(expected)));
    }

    @Test
    void shouldFollowTheRecurrence() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double x = Math.exp(12 * random.nextDouble() - 4);
            double next = LogGamma.of(x + 1);
            assertThat(next - StrictMath.log(x)).isCloseTo(LogGamma.of(x), within(2e-14 * Math.max(1, next)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE})
    void shouldRefuseWhatHasNoLogGamma(double x) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogGamma.of(x));
    }

    @Test
    void shouldTakeLogarithmsToTwoUnitsInTheLastPlace() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double x = i % 2 == 0 ? 0.5 + 1.5 * random.nextDouble() : Math.exp(1400 * random.nextDouble() - 700);
            double expected = StrictMath.log(x);
            assertThat(Math.abs(NaturalLog.of(x) - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
        }
    }

    @ParameterizedTest(name = "{0} ln {1} = {2}")
    @CsvSource({"0, 0, 0", "2, 0, -Infinity", "3, 1, 0", "1, 4.9e-324, -744.4400719213812"})
    void shouldTakeNothingTimesLogarithmOfNothingForNothing(double factor, double x, double expected) {
        assertThat(NaturalLog.times(factor, x)).isEqualTo(expected);
    }
}
