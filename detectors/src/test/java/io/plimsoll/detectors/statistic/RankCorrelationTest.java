package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    /** Pearson's correlation of the mid-ranks of the 18 cases written out, in Python 3.11. */
    @Test
    void shouldCorrelateMidRanks() {
        long[][] joint = {{4, 1, 0}, {2, 3, 1}, {0, 2, 5}};

        assertThat(RankCorrelation.of(joint).orElseThrow()).isCloseTo(0.7595864924231075, within(1e-14));
    }

    @Test
    void shouldBeOneWhereTheOrderIsTheSame() {
        assertThat(RankCorrelation.of(new long[][] {{3, 0, 0}, {0, 0, 9}}).orElseThrow())
                .isCloseTo(1, within(1e-15));
        assertThat(RankCorrelation.of(new long[][] {{0, 3}, {4, 0}}).orElseThrow())
                .isCloseTo(-1, within(1e-15));
    }

    @Test
    void shouldBeUndefinedWhereOneSideIsConstant() {
        assertThat(RankCorrelation.of(new long[][] {{3, 2}, {0, 0}})).isEmpty();
        assertThat(RankCorrelation.of(new long[2][2])).isEmpty();
    }

    /** Of scores with few values the table holds all there is to know. */
    @Test
    void shouldCompareAreasFromATableAsFromTheScores() {
        Random random = new Random(3);
        int cases = 400;
        double[] first = new double[cases];
        double[] second = new double[cases];
        boolean[] positive = new boolean[cases];
        long[][][] joint = new long[2][10][10];
        for (int i = 0; i < cases; i++) {
            positive[i] = random.nextBoolean();
            first[i] = random.nextInt(8) + (positive[i] ? 2 : 0);
            second[i] = random.nextInt(7) + (positive[i] ? 3 : 0);
            joint[positive[i] ? 0 : 1][(int) first[i]][(int) second[i]]++;
        }

        PairedAuc fromTable = PairedAuc.of(joint[0], joint[1]).orElseThrow();

        PairedAuc fromScores = PairedAuc.of(first, second, positive).orElseThrow();
        assertThat(fromTable.difference()).isCloseTo(fromScores.difference(), within(1e-12));
        assertThat(fromTable.variance()).isCloseTo(fromScores.variance(), within(1e-12));
    }
}
