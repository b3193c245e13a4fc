package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.Share;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassShiftTest {

    private static final double ALPHA = 0.05;

    /** P(decided i | class j), three classes. */
    private static final double[][] RATES = {{0.8, 0.1, 0.15}, {0.15, 0.7, 0.15}, {0.05, 0.2, 0.7}};

    @Test
    void shouldBeTheBinaryEstimateOfTwoClasses() {
        Confusion reference = new Confusion(800, 150, 200, 850);
        ClassShift.Inverse inverse = ClassShift.Inverse.of(ConfusionMatrix.of(new long[][] {{800, 150}, {200, 850}}));

        ClassShift positive = new ClassShift(inverse, new long[] {600, 400}, 0, 1);

        LabelShift binary = new LabelShift(reference, new Share(600, 1000));
        assertThat(positive.value().orElseThrow()).isCloseTo(binary.value().orElseThrow(), within(1e-12));
        assertThat(inverse.separation()).isCloseTo(0.8 - 0.15, within(1e-12));
    }

    @Test
    void shouldFindTheSharesThatDecisionsComeFrom() {
        ClassShift.Inverse inverse = ClassShift.Inverse.of(expected(10_000, 0.4, 0.4, 0.2));
        long[] decided = decisions(100_000, 0.1, 0.3, 0.6);

        double[] truth = {0.1, 0.3, 0.6};
        for (int index = 0; index < truth.length; index++) {
            ClassShift shift = new ClassShift(inverse, decided, index, 1);
            assertThat(shift.value().orElseThrow()).isCloseTo(truth[index], within(1e-3));
            assertThat(shift.interval(ALPHA).contains(truth[index])).isTrue();
            assertThat(shift.interval(ALPHA).width()).isLessThan(0.12);
        }
    }

    /** Two classes that are decided alike cannot be told apart, whatever is known of the third. */
    @Test
    void shouldSayNothingWhereDecisionsDoNotTellClassesApart() {
        ConfusionMatrix confused = ConfusionMatrix.of(new long[][] {{500, 480, 10}, {480, 500, 10}, {20, 20, 980}});

        ClassShift shift = new ClassShift(ClassShift.Inverse.of(confused), new long[] {300, 300, 400}, 0, 1);

        assertThat(shift.value()).isEmpty();
        assertThat(shift.interval(ALPHA)).isEqualTo(AsymptoticEstimate.SHARES);
        assertThat(shift.obstacle()).isEqualTo(Insufficiency.Reason.WEAK_SEPARATION);
    }

    @Test
    void shouldSayNothingOfAClassWithoutLabels() {
        ConfusionMatrix lacking = ConfusionMatrix.of(new long[][] {{90, 10, 0}, {10, 90, 0}, {0, 0, 0}});

        ClassShift.Inverse inverse = ClassShift.Inverse.of(lacking);

        assertThat(inverse.separation()).isZero();
        assertThat(new ClassShift(inverse, new long[] {10, 20, 5}, 0, 1).obstacle())
                .isEqualTo(Insufficiency.Reason.WEAK_SEPARATION);
    }

    /** References and live cases drawn anew, looked at after every hundred cases. */
    @Test
    void shouldHoldTheTruthAtEveryLookAtOnce() {
        Random random = new Random(17);
        double[] truth = {0.5, 0.3, 0.2};
        int histories = 200;
        int missed = 0;

        for (int history = 0; history < histories; history++) {
            ClassShift.Inverse inverse = ClassShift.Inverse.of(drawn(random, 2_000, 0.4, 0.4, 0.2));
            missed += everMisses(inverse, random, truth) ? 1 : 0;
        }

        assertThat((double) missed / histories).isLessThanOrEqualTo(ALPHA + 3 * Math.sqrt(ALPHA / histories));
    }

    private static boolean everMisses(ClassShift.Inverse inverse, Random random, double[] truth) {
        long[] decided = new long[truth.length];
        for (int look = 0; look < 30; look++) {
            for (int i = 0; i < 100; i++) {
                decided[place(random, column(place(random, truth)))]++;
            }
            Interval interval = new ClassShift(inverse, decided, 0, 1).interval(ALPHA);
            if (!interval.contains(truth[0])) {
                return true;
            }
        }
        return false;
    }

    private static ConfusionMatrix drawn(Random random, int cases, double... shares) {
        long[][] counts = new long[shares.length][shares.length];
        for (int i = 0; i < cases; i++) {
            int label = place(random, shares);
            counts[place(random, column(label))][label]++;
        }
        return ConfusionMatrix.of(counts);
    }

    private static ConfusionMatrix expected(int cases, double... shares) {
        long[][] counts = new long[shares.length][shares.length];
        for (int decision = 0; decision < shares.length; decision++) {
            for (int label = 0; label < shares.length; label++) {
                counts[decision][label] = Math.round(cases * shares[label] * RATES[decision][label]);
            }
        }
        return ConfusionMatrix.of(counts);
    }

    private static long[] decisions(int cases, double... shares) {
        long[] decided = new long[shares.length];
        for (int decision = 0; decision < shares.length; decision++) {
            double share = 0;
            for (int label = 0; label < shares.length; label++) {
                share += shares[label] * RATES[decision][label];
            }
            decided[decision] = Math.round(cases * share);
        }
        return decided;
    }

    private static double[] column(int label) {
        return new double[] {RATES[0][label], RATES[1][label], RATES[2][label]};
    }

    private static int place(Random random, double[] shares) {
        double rest = random.nextDouble();
        int place = 0;
        while (place < shares.length - 1 && rest >= shares[place]) {
            rest -= shares[place++];
        }
        return place;
    }
}
