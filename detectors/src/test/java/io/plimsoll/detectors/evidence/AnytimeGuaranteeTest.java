package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the mathematics promises, by simulation with fixed seeds: errors of someone who looks after every pane. The
 * bounds are the promised share plus three standard errors of the simulation.
 */
class AnytimeGuaranteeTest {
    private static final double ALPHA = 0.05;
    private static final int RUNS = 400;
    private static final int PANES = 30;
    private static final double PROMISED = ALPHA + 3 * Math.sqrt(ALPHA * (1 - ALPHA) / RUNS);

    @ParameterizedTest(name = "a reference of {0} rows")
    @ValueSource(ints = {1_000, 10_000})
    void shouldKeepFalseDriftAlarmsWithinTheBudgetOverAMonthOfLooking(int rows) {
        Random random = new Random(11);
        long[] truth = {1, 3, 2, 4, 1, 5, 2, 2, 7, 3};
        int alarms = 0;

        for (int run = 0; run < RUNS; run++) {
            long[] reference = DriftEvidenceTest.sample(random, truth, rows);
            PreparedReference prepared = (PreparedReference)
                    (run % 2 == 0
                            ? DriftEvidence.ofNumeric(reference, 1)
                            : DriftEvidence.ofCategorical(reference, reference.length, 1));
            alarms += everAlarms(prepared, random, truth) ? 1 : 0;
        }

        assertThat((double) alarms / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    private static boolean everAlarms(PreparedReference reference, Random random, long[] truth) {
        long[] run = new long[truth.length];
        boolean alarm = false;
        for (int pane = 0; pane < PANES; pane++) {
            long[] counts = DriftEvidenceTest.sample(random, truth, 300);
            Arrays.setAll(run, k -> run[k] + counts[k]);
            alarm |= reference.logE(run) >= -Math.log(ALPHA);
        }
        return alarm;
    }

    @Test
    void shouldFindARealShiftWithinTheMonth() {
        Random random = new Random(12);
        long[] shifted = {5, 7, 9, 10, 11, 14};
        PreparedReference reference =
                (PreparedReference) DriftEvidence.ofNumeric(new long[] {1000, 1000, 1000, 1000, 1000, 1000}, 1);

        assertThat(everAlarms(reference, random, shifted)).isTrue();
    }

    @ParameterizedTest(name = "p = {0}")
    @ValueSource(doubles = {0.02, 0.3, 0.93})
    void shouldCoverARateAtEveryMoment(double p) {
        Random random = new Random(13);
        ConfidenceSequence sequence = ConfidenceSequence.around(0.3);
        int misses = 0;

        for (int run = 0; run < RUNS; run++) {
            misses += everMisses(sequence, random, p) ? 1 : 0;
        }

        assertThat((double) misses / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    private static boolean everMisses(ConfidenceSequence sequence, Random random, double p) {
        long successes = 0;
        boolean missed = false;
        for (int n = 1; n <= 500; n++) {
            successes += random.nextDouble() < p ? 1 : 0;
            missed |= sequence.logE(new Rate(successes, n), p) > -Math.log(ALPHA);
        }
        return missed;
    }

    @Test
    void shouldCoverARatioAtEveryMoment() {
        Random random = new Random(14);
        int misses = 0;

        for (int run = 0; run < RUNS; run++) {
            misses += everMissesRatio(random, 0.2, 0.5) ? 1 : 0;
        }

        assertThat((double) misses / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    private static boolean everMissesRatio(Random random, double p1, double p2) {
        long first = 0;
        long second = 0;
        boolean missed = false;
        for (int n = 1; n <= 500; n++) {
            first += random.nextDouble() < p1 ? 1 : 0;
            second += random.nextDouble() < p2 ? 1 : 0;
            missed |= new RatioSet(new Rate(first, n), new Rate(second, n)).logE(p1 / p2) > -Math.log(ALPHA);
        }
        return missed;
    }

    @Test
    void shouldCoverAPairedDifferenceAtEveryMoment() {
        Random random = new Random(16);
        int misses = 0;

        for (int run = 0; run < RUNS; run++) {
            misses += everMissesPaired(random, 0.1, 0.15) ? 1 : 0;
        }

        assertThat((double) misses / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    private static boolean everMissesPaired(Random random, double firstOnly, double secondOnly) {
        long b = 0;
        long c = 0;
        boolean missed = false;
        for (int n = 1; n <= 500; n++) {
            double u = random.nextDouble();
            b += u < firstOnly ? 1 : 0;
            c += u > 1 - secondOnly ? 1 : 0;
            missed |= new PairedSet(b, c, n).logE(firstOnly - secondOnly) > -Math.log(ALPHA);
        }
        return missed;
    }

    @Test
    void shouldKeepFalseIntegrityAlarmsWithinTheBudget() {
        Random random = new Random(15);
        int alarms = 0;

        for (int run = 0; run < RUNS; run++) {
            IntegrityEvidence evidence = IntegrityEvidence.against(new Rate(binomial(random, 2_000, 0.01), 2_000));
            alarms += everAlarms(evidence, random, 0.01) ? 1 : 0;
        }

        assertThat((double) alarms / RUNS).isLessThanOrEqualTo(PROMISED);
    }

    private static boolean everAlarms(IntegrityEvidence evidence, Random random, double p) {
        long faults = 0;
        boolean alarm = false;
        for (int pane = 1; pane <= PANES; pane++) {
            faults += binomial(random, 200, p);
            alarm |= evidence.logE(new Rate(faults, 200.0 * pane)) >= -Math.log(ALPHA);
        }
        return alarm;
    }

    private static long binomial(Random random, int trials, double p) {
        return random.doubles(trials).filter(u -> u < p).count();
    }
}
