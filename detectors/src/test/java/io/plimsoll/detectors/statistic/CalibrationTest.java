package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void shouldCloseBinsOnTheRight() {
        assertThat(Calibration.bin(0)).isZero();
        assertThat(Calibration.bin(0.1)).isZero();
        assertThat(Calibration.bin(Math.nextUp(0.1))).isEqualTo(1);
        assertThat(Calibration.bin(0.3)).isEqualTo(2);
        assertThat(Calibration.bin(1)).isEqualTo(9);
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.bin(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.bin(Double.NaN));
    }

    @Test
    void shouldDrawOnlyBinsThatHoldSomebody() {
        Calibration calibration = Calibration.of(new double[] {0.25, 0.25, 0.75}, new boolean[] {true, false, true});

        assertThat(calibration.curve())
                .containsExactly(
                        new Calibration.Point(0.25, new Share(1, 2)), new Calibration.Point(0.75, new Share(1, 1)));
        assertThat(calibration.expectedError()).hasValue(0.25);
        assertThat(Calibration.of(new double[0], new boolean[0]).expectedError())
                .isEmpty();
    }

    @Test
    void shouldAddUpOverDisjointSamples() {
        double[] scores = new Random(3).doubles(500).toArray();
        boolean[] labels = new boolean[500];
        Calibration one = Calibration.of(Arrays.copyOf(scores, 200), new boolean[200]);
        Calibration other = Calibration.of(Arrays.copyOfRange(scores, 200, 500), new boolean[300]);

        Calibration both = one.plus(other);

        assertThat(both.curve()).isEqualTo(Calibration.of(scores, labels).curve());
    }

    @Test
    void shouldTellTheBinOfAQuantile() {
        double[] edges = {1, 2, 3};
        long[] counts = {2, 0, 5, 3};

        assertThat(BinnedQuantile.of(edges, counts, 0.2)).contains(new Interval(Double.NEGATIVE_INFINITY, 1));
        assertThat(BinnedQuantile.of(edges, counts, 0.21)).contains(new Interval(2, 3));
        assertThat(BinnedQuantile.of(edges, counts, 0.9)).contains(new Interval(3, Double.POSITIVE_INFINITY));
        assertThat(BinnedQuantile.of(edges, new long[4], 0.5)).isEmpty();
    }

    @Test
    void shouldClipACertainError() {
        assertThat(ProbabilityLoss.LOGARITHMIC.of(0, true)).isCloseTo(34.54, within(0.01));
        assertThat(ProbabilityLoss.LOGARITHMIC.of(1, true)).isCloseTo(0, within(1e-14));
        assertThat(ProbabilityLoss.SQUARED.of(0.25, true)).isEqualTo(0.5625);
        assertThat(ProbabilityLoss.SQUARED.mean(new double[0], new boolean[0])).isEmpty();
    }

    @Test
    void shouldMeasureAgreementBeyondChance() {
        assertThat(new Agreement(20, 5, 10, 15).kappa().orElseThrow()).isCloseTo(0.4, within(1e-12));
        assertThat(new Agreement(5, 0, 0, 0).kappa()).isEmpty();
        assertThat(new Agreement(0, 0, 0, 0).kappa()).isEmpty();
    }
}
