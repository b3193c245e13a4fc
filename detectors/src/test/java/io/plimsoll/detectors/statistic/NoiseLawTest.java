package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The noise law against simulation. */
class NoiseLawTest {
    private static final int REPETITIONS = 2000;

    /** Four standard errors of the difference of two simulated means of the same size: one false failure in 16,000. */
    private static final double STANDARD_ERRORS = 4;

    @TestFactory
    Stream<DynamicTest> shouldReproduceTheSimulatedNoise() {
        return GoldenCases.each(GoldenFiles.read("psi_null_distribution.json").path("rows"), 6, NoiseLawTest::checkRow);
    }

    private static void checkRow(JsonNode row) {
        int bins = row.path("bins").intValue();
        int n = row.path("n_ref").intValue();
        int m = row.path("n_cur").intValue();
        NoiseLaw law = new NoiseLaw(bins, n, m, 1);
        double[] simulated = simulate(Psi.FLOORED, bins, n, m);

        double mean = Arrays.stream(simulated).average().orElseThrow();

        double error = STANDARD_ERRORS * Math.sqrt(2) * row.path("se_of_mean").doubleValue();
        assertThat(mean).isCloseTo(row.path("mean").doubleValue(), within(error));
        Expected.same("theory", law.expected(), row.path("theory_mean"), Expected.RELATIVE);
        // The law's own error is some 5% where a cell expects 10 counts, and of order 1/m.
        double lawError = error + 6.0 / m * law.expected();
        assertThat(mean).isCloseTo(law.expected(), within(lawError));
        double laplace =
                Arrays.stream(simulate(Psi.LAPLACE, bins, n, m)).average().orElseThrow();
        assertThat(laplace).isCloseTo(law.expected(), within(lawError));
    }

    private static double[] simulate(Psi psi, int bins, int n, int m) {
        SplittableRandom random = new SplittableRandom(71001L * n + m);
        double[] simulated = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            simulated[i] =
                    psi.between(draw(random, bins, n), draw(random, bins, m)).orElseThrow();
        }
        return simulated;
    }

    private static long[] draw(SplittableRandom random, int bins, int size) {
        long[] counts = new long[bins];
        for (int i = 0; i < size; i++) {
            counts[random.nextInt(bins)]++;
        }
        return counts;
    }

    @Test
    void shouldBoundFromBelowInNineteenOfTwentySamples() {
        double[] p = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};
        double[] q = {.06, .08, .1, .1, .1, .1, .1, .1, .12, .14};
        double truth = 0;
        for (int i = 0; i < p.length; i++) {
            truth += (q[i] - p[i]) * Math.log(q[i] / p[i]);
        }
        Random random = new Random(5);
        int covered = 0;
        for (int i = 0; i < 1000; i++) {
            CountPair pair = CountPair.of(draw(random, p, 5000), draw(random, q, 2000));
            double lower = NoiseLaw.of(pair, 1).lower(Psi.LAPLACE.of(pair));
            covered += lower <= truth ? 1 : 0;
        }

        double coverage = covered / 1000.0;

        assertThat(coverage).isBetween(0.93, 0.975);
    }

    private static long[] draw(Random random, double[] probabilities, int size) {
        long[] counts = new long[probabilities.length];
        for (int i = 0; i < size; i++) {
            double u = random.nextDouble();
            int cell = 0;
            while (cell < counts.length - 1 && u >= probabilities[cell]) {
                u -= probabilities[cell++];
            }
            counts[cell]++;
        }
        return counts;
    }

    @Test
    void shouldFindTheMinimumDetectableMoveWithItsPower() {
        NoiseLaw law = new NoiseLaw(10, 10_000, 1_000, 1.5);

        double mde = law.minimumDetectable(0.06);

        double unit = 1.5 * (1 / 10_000.0 + 1 / 1_000.0);
        assertThat(new NonCentralChiSquare(9).survival(0.06 / unit, mde / unit)).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void shouldDetectAnythingWhereNoiseAloneIsOverTheThreshold() {
        NoiseLaw law = new NoiseLaw(10, 10_000, 20, 1);

        double mde = law.minimumDetectable(0.1);

        assertThat(mde).isZero();
    }

    @Test
    void shouldBoundAConstantThatBeginsToMove() {
        CountPair pair = CountPair.of(new long[] {0, 1000, 0}, new long[] {0, 400, 600});
        NoiseLaw law = NoiseLaw.of(pair, 1);
        double psi = Psi.LAPLACE.of(pair);

        double lower = law.lower(psi);

        assertThat(law.expected()).isZero();
        assertThat(lower).isBetween(0.5 * psi, psi);
    }

    @Test
    void shouldWidenWithTheDesignEffect() {
        NoiseLaw independent = new NoiseLaw(10, 10_000, 1_000, 1);

        NoiseLaw clustered = new NoiseLaw(10, 10_000, 1_000, 3);

        assertThat(clustered.expected()).isCloseTo(3 * independent.expected(), within(1e-15));
        assertThat(clustered.lower(0.2)).isLessThan(independent.lower(0.2));
        assertThat(clustered.upper(0.2)).isGreaterThan(independent.upper(0.2) - 0.1);
    }
}
