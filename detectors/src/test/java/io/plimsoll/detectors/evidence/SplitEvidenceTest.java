package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether arms are drawn by lot, for someone who looks after every pane. */
class SplitEvidenceTest {
    private static final double ALPHA = 0.05;
    private static final double LOG_THRESHOLD = -Math.log(ALPHA);
    private static final int RUNS = 400;
    private static final int PANES = 40;
    private static final int REQUESTS = 250;
    private static final double PROMISED = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / RUNS);

    @ParameterizedTest(name = "a canary of {0}")
    @ValueSource(doubles = {0.01, 0.1, 0.5})
    void shouldHardlyEverCallASoundSplitBroken(double share) {
        Random random = new Random(21);
        SampleRatio ratio = new SampleRatio(share, 1 - share);
        int alarms = 0;

        for (int run = 0; run < RUNS; run++) {
            alarms += everBreaks(ratio, random, share) ? 1 : 0;
        }

        assertThat((double) alarms / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    /** One request in eleven of the canary is lost. */
    @Test
    void shouldFindThatACanaryLosesRequests() {
        Random random = new Random(22);
        SampleRatio ratio = new SampleRatio(0.1, 0.9);

        assertThat(everBreaks(ratio, random, 0.08)).isTrue();
    }

    private static boolean everBreaks(SampleRatio ratio, Random random, double share) {
        long canary = 0;
        boolean broken = false;
        for (int pane = 1; pane <= PANES; pane++) {
            canary += random.doubles(REQUESTS).filter(u -> u < share).count();
            broken |= ratio.logE(canary, (long) pane * REQUESTS - canary) >= LOG_THRESHOLD;
        }
        return broken;
    }

    /** mean_K B(K w + c)/B(K w) / Π w^c for c = (7, 3), w = (½, ½), from products of whole numbers. */
    @Test
    void shouldBeTheMeanOfDirichletMultinomials() {
        double sum = 0;
        for (double k : new double[] {10, 100, 1_000, 10_000}) {
            double probability = 1;
            for (int i = 0; i < 7; i++) {
                probability *= (k / 2 + i) / (k + i);
            }
            for (int i = 0; i < 3; i++) {
                probability *= (k / 2 + i) / (k + 7 + i);
            }
            sum += probability / 4;
        }

        double logE = new SampleRatio(0.5, 0.5).logE(7, 3);

        assertThat(logE).isCloseTo(Math.log(sum / Math.pow(0.5, 10)), within(1e-12));
    }

    @Test
    void shouldSayNothingBeforeTheFirstRequest() {
        assertThat(new SampleRatio(0.2, 0.3, 0.5).logE(0, 0, 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldRefuseSharesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleRatio(0.5, 0.4));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleRatio(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SampleRatio(0.5, 0.5).logE(1, 2, 3));
    }

    /** The world drifts: the shares of the bins turn round in the course of the run, alike in both arms. */
    @ParameterizedTest(name = "a canary of {0}")
    @ValueSource(doubles = {0.1, 0.37})
    void shouldTakeADriftingWorldForBalanced(double share) {
        Random random = new Random(23);
        int alarms = 0;

        for (int run = 0; run < RUNS; run++) {
            alarms += everUnbalanced(random, share, share) ? 1 : 0;
        }

        assertThat((double) alarms / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    @Test
    void shouldFindThatOneKindOfRequestGoesToTheCanaryMoreOften() {
        Random random = new Random(24);

        assertThat(everUnbalanced(random, 0.1, 0.2)).isTrue();
    }

    private static boolean everUnbalanced(Random random, double share, double shareOfFirstBin) {
        long[] first = new long[5];
        long[] second = new long[5];
        boolean alarm = false;
        for (int pane = 0; pane < PANES; pane++) {
            for (int i = 0; i < REQUESTS; i++) {
                int bin = (int) Math.min(4, 5 * Math.pow(random.nextDouble(), 0.5 + (double) pane / PANES));
                long[] arm = random.nextDouble() < (bin == 0 ? shareOfFirstBin : share) ? second : first;
                arm[bin]++;
            }
            alarm |= ArmBalance.logE(first, second) >= LOG_THRESHOLD;
        }
        return alarm;
    }

    @Test
    void shouldRefuseBinsThatDoNotMatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArmBalance.logE(new long[2], new long[3]));
        assertThat(ArmBalance.logE(new long[3], new long[3])).isCloseTo(0, within(1e-12));
    }
}
