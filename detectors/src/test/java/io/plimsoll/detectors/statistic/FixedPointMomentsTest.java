package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointMomentsTest {
    private static final int SCALE = 32;

    @Test
    void shouldKnowMeanAndVarianceToTheStepOfItsNumbers() {
        double[] values = new Random(1).doubles(10_000).toArray();

        FixedPointMoments moments = FixedPointMoments.of(values, SCALE);

        double deviation = StandardDeviation.of(values);
        assertThat(moments.mean().orElseThrow()).isCloseTo(StandardDeviation.mean(values), within(0x1p-33));
        assertThat(moments.variance().orElseThrow()).isCloseTo(deviation * deviation, within(0x1p-30));
    }

    @Test
    void shouldGiveTheSameBitsInAnyOrderAndAnyPartition() {
        double[] values = new Random(2).doubles(1000).toArray();
        FixedPointMoments forward = FixedPointMoments.of(values, SCALE);

        FixedPointMoments parts = FixedPointMoments.empty(SCALE);
        for (int i = values.length - 1; i >= 0; i--) {
            parts = FixedPointMoments.of(new double[] {values[i]}, SCALE).plus(parts);
        }

        assertThat(parts).isEqualTo(forward);
    }

    @Test
    void shouldHaveNoMeanOfNothing() {
        assertThat(FixedPointMoments.empty(SCALE).mean()).isEmpty();
        assertThat(FixedPointMoments.empty(SCALE).meanSquare()).isEmpty();
        assertThat(FixedPointMoments.empty(SCALE).variance()).isEmpty();
    }

    @Test
    void shouldFailRatherThanOverflow() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> FixedPointMoments.toFixedPoint(0x1p40, SCALE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> FixedPointMoments.toFixedPoint(Double.NaN, SCALE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new FixedPointMoments(1, Long.MAX_VALUE, 0, SCALE).with(1));
    }

    @Test
    void shouldMeasureRegressionErrors() {
        RegressionErrors errors =
                RegressionErrors.empty(SCALE).with(3, 1).with(2, 4).with(5, 5).with(8, 6);

        assertThat(errors.meanAbsoluteError()).hasValue(1.5);
        assertThat(errors.rootMeanSquaredError()).hasValue(Math.sqrt(3));
        assertThat(errors.bias()).hasValue(0.5);
        assertThat(errors.determination().orElseThrow()).isCloseTo(1 - 12.0 / 14, within(1e-9));
    }

    @Test
    void shouldHaveNoDeterminationOfConstantLabels() {
        assertThat(RegressionErrors.empty(SCALE).with(3, 1).with(2, 1).determination())
                .isEmpty();
    }
}
