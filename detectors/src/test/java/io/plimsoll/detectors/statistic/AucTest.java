package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AucTest {

    @Test
    void shouldCountTiesAsHalf() {
        double[] scores = {0.1, 0.4, 0.4, 0.8};
        boolean[] labels = {false, false, true, true};

        Auc auc = Auc.of(scores, labels).orElseThrow();

        assertThat(auc.value()).isEqualTo(3.5 / 4);
        assertThat(auc.binningError()).isZero();
    }

    @Test
    void shouldNotExistWhereAClassIsMissing() {
        assertThat(Auc.of(new double[] {0.1, 0.2}, new boolean[] {true, true})).isEmpty();
        assertThat(Auc.of(ScoredCounts.of(new long[3], new long[] {1, 2, 3}))).isEmpty();
    }

    @Test
    void shouldHaveNoVarianceWithOnePositive() {
        Auc auc = Auc.of(ScoredCounts.of(new long[] {0, 1}, new long[] {3, 2})).orElseThrow();

        assertThat(auc.variance()).isEmpty();
        assertThat(auc.interval(0.95)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 250})
    void shouldHoldTheExactAreaWithinTheBinningError(int bins) {
        Random random = new Random(bins);
        double[] scores = random.doubles(2000).toArray();
        boolean[] labels = new boolean[scores.length];
        long[] positives = new long[bins];
        long[] negatives = new long[bins];
        for (int i = 0; i < scores.length; i++) {
            labels[i] = random.nextDouble() < scores[i];
            (labels[i] ? positives : negatives)[(int) (scores[i] * bins)]++;
        }

        Auc binned = Auc.of(ScoredCounts.of(positives, negatives)).orElseThrow();

        double exact = Auc.of(scores, labels).orElseThrow().value();
        assertThat(binned.value()).isCloseTo(exact, within(binned.binningError()));
        assertThat(binned.binningError()).isLessThanOrEqualTo(0.5 / bins * 1.5);
    }

    @Test
    void shouldAddUpOverDisjointSamples() {
        ScoredCounts one = ScoredCounts.of(new long[] {1, 2}, new long[] {3, 4});
        ScoredCounts other = ScoredCounts.of(new long[] {10, 20}, new long[] {30, 40});

        ScoredCounts both = one.plus(other);

        assertThat(both).isEqualTo(ScoredCounts.of(new long[] {11, 22}, new long[] {33, 44}));
        assertThat(both).isEqualTo(other.plus(one));
    }

    @Test
    void shouldFindNoDifferenceOfAScoreFromItself() {
        double[] scores = {0.1, 0.3, 0.2, 0.8};

        assertThat(PairedAuc.of(scores, scores, new boolean[] {false, true, false, true}))
                .isEmpty();
    }
}
