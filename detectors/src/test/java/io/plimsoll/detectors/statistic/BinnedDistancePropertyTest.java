package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bins say of a distance holds the exact one: seeded samples with ties and atoms, coarse and fine grids. */
class BinnedDistancePropertyTest {
    private static final double ROUNDING = 1e-9;
    private static final int SCALE = 40;

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    /** A pair of samples on a grid from the reference. */
    private static final class Sampled {
        private final double[] reference;
        private final double[] current;
        private final double[] edges;

        Sampled(double[] reference, double[] current, double[] edges) {
            this.reference = reference;
            this.current = current;
            this.edges = edges;
        }

        static Sampled of(int seed) {
            Random random = new Random(seed);
            double[] reference = sample(random, 5 + random.nextInt(300), 0);
            double[] current = sample(random, 1 + random.nextInt(300), seed % 3 * random.nextGaussian());
            Arrays.sort(reference);
            return new Sampled(reference, current, Quantiles.edges(reference, 2 + random.nextInt(60)));
        }

        /** Continuous, rounded to ties, or with an atom at 1, by the seed. */
        private static double[] sample(Random random, int size, double shift) {
            double grain = new double[] {0, 0.1, 1}[random.nextInt(3)];
            double atom = random.nextInt(2) * 0.5;
            double[] sample = new double[size];
            for (int i = 0; i < size; i++) {
                double value = shift + random.nextGaussian() * 2;
                value = grain == 0 ? value : Math.round(value / grain) * grain;
                sample[i] = random.nextDouble() < atom ? 1 : value;
            }
            return sample;
        }

        BinnedDistance kolmogorovSmirnov() {
            return KolmogorovSmirnov.between(
                            RightClosedBins.count(edges, reference), RightClosedBins.count(edges, current))
                    .orElseThrow();
        }

        BinnedDistance wasserstein(int scale) {
            return Wasserstein.between(edges, moments(reference, scale), moments(current, scale))
                    .orElseThrow();
        }

        private BinMoments moments(double[] sample, int scale) {
            return BinMoments.of(
                    RightClosedBins.count(edges, sample), RightClosedBins.sums(edges, sample, scale), scale, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEncloseTheKolmogorovSmirnovDistance(int seed) {
        Sampled sampled = Sampled.of(seed);
        double exact = KolmogorovSmirnovTest.of(sampled.reference, sampled.current)
                .orElseThrow()
                .statistic();

        BinnedDistance binned = sampled.kolmogorovSmirnov();

        assertThat(exact).isBetween(binned.lower() - ROUNDING, binned.upper() + ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEncloseTheWassersteinDistance(int seed) {
        Sampled sampled = Sampled.of(seed);
        double exact = Wasserstein.between(sampled.reference, sampled.current).orElseThrow();

        BinnedDistance binned = sampled.wasserstein(SCALE);

        assertThat(exact).isBetween(binned.lower() - ROUNDING, binned.upper() + ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEncloseTheWassersteinDistanceOfCoarselyRoundedValues(int seed) {
        Sampled sampled = Sampled.of(seed);
        double exact = Wasserstein.between(sampled.reference, sampled.current).orElseThrow();

        BinnedDistance binned = sampled.wasserstein(1);

        assertThat(exact).isBetween(binned.lower() - ROUNDING, binned.upper() + ROUNDING);
    }

    @Test
    void shouldAttainTheKolmogorovSmirnovBound() {
        // Given: in the one bin that both share, all reference values come before all current ones.
        double[] reference = {1, 2, 3, 4};
        double[] current = {5, 6, 11, 12};
        double[] edges = {0, 10};
        double exact =
                KolmogorovSmirnovTest.of(reference, current).orElseThrow().statistic();

        BinnedDistance binned = KolmogorovSmirnov.between(
                        RightClosedBins.count(edges, reference), RightClosedBins.count(edges, current))
                .orElseThrow();

        assertThat(binned.value()).isEqualTo(0.5);
        assertThat(binned.upper()).isEqualTo(exact).isEqualTo(1);
    }

    @Test
    void shouldBeTightOnAFineGrid() {
        Random random = new Random(7);
        double[] reference = random.doubles(20_000).sorted().toArray();
        double[] current = random.doubles(5_000).map(u -> u * u).toArray();
        Sampled sampled = new Sampled(reference, current, Quantiles.edges(reference, 250));
        double exact = Wasserstein.between(reference, current).orElseThrow();

        BinnedDistance binned = sampled.wasserstein(SCALE);

        assertThat(binned.value()).isCloseTo(exact, org.assertj.core.data.Percentage.withPercentage(0.1));
        assertThat(binned.upper() / binned.lower()).isLessThan(1.01);
    }

    @Test
    void shouldBeUndefinedWhereAValueIsInNoSum() {
        double[] edges = {0};
        BinMoments whole = BinMoments.of(new long[] {1, 1}, new long[] {-1, 1}, 0, 0);

        BinMoments withInfinity = BinMoments.of(new long[] {1, 2}, new long[] {-1, 1}, 0, 1);

        assertThat(Wasserstein.between(edges, whole, withInfinity)).isEmpty();
        assertThat(Wasserstein.between(edges, withInfinity, whole)).isEmpty();
        assertThat(Wasserstein.between(edges, whole, whole)).hasValue(new BinnedDistance(0, 0, 4));
    }

    @Test
    void shouldBeUndefinedWhereASideHoldsNothing() {
        BinMoments empty = BinMoments.of(new long[2], new long[2], 0, 0);
        BinMoments some = BinMoments.of(new long[] {1, 1}, new long[] {-1, 1}, 0, 0);

        assertThat(Wasserstein.between(new double[] {0}, empty, some)).isEmpty();
        assertThat(KolmogorovSmirnov.between(new long[2], new long[] {1, 1})).isEmpty();
    }
}
