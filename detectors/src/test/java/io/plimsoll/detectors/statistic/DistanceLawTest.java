package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of {@link Distance}, over every implementation. */
class DistanceLawTest {
    private static final long SEED = 20240301;
    private static final int PAIRS = 300;
    private static final double ROUNDING = 1e-12;

    /** The one list of distances; {@link #shouldListEveryDistance} fails when an implementation is missing. */
    static List<Distance> distances() {
        return List.of(
                Psi.LAPLACE,
                Psi.LAPLACE_OCCUPIED,
                Psi.FLOORED,
                Psi.UNSMOOTHED,
                new KullbackLeibler(),
                JensenShannon.DISTANCE,
                JensenShannon.DIVERGENCE,
                new Hellinger(),
                new TotalVariation(),
                new LInfinity());
    }

    @Test
    void shouldListEveryDistance() {
        Stream<Object> implementations = Arrays.stream(Distance.class.getPermittedSubclasses())
                .flatMap(type -> type.isEnum() ? Arrays.stream(type.getEnumConstants()) : Stream.of(type));

        List<Object> expected = implementations.toList();

        List<Object> listed = new ArrayList<>();
        distances().forEach(distance -> listed.add(distance instanceof Enum ? distance : distance.getClass()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldBeZeroForTheSameCounts(Distance distance) {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            long[] counts = counts(random, 1 + random.nextInt(20));
            assertThat(distance.between(counts, counts.clone()).orElseThrow()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldNeverBeNegativeNorNaN(Distance distance) {
        forPairs((r, c, random) ->
                assertThat(distance.between(r, c).orElseThrow()).isNotNaN().isGreaterThanOrEqualTo(0));
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldBeSymmetricExactlyWhereItSaysSo(Distance distance) {
        List<Double> differences = new ArrayList<>();

        forPairs((r, c, random) -> differences.add(relative(
                distance.between(r, c).orElseThrow(), distance.between(c, r).orElseThrow())));

        assertThat(differences.stream().allMatch(difference -> difference < ROUNDING))
                .isEqualTo(distance.isSymmetric());
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldNotDependOnTheOrderOfTheCells(Distance distance) {
        forPairs((r, c, random) -> {
            double before = distance.between(r, c).orElseThrow();
            permuteAlike(r, c, random);
            assertThat(relative(distance.between(r, c).orElseThrow(), before)).isLessThan(ROUNDING);
        });
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldBeUndefinedWhereASideHoldsNothing(Distance distance) {
        assertThat(distance.between(new long[] {0, 0}, new long[] {1, 2})).isEmpty();
        assertThat(distance.between(new long[] {1, 2}, new long[] {0, 0})).isEmpty();
        assertThat(distance.between(new long[0], new long[0])).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldRefuseCountsThatAreNone(Distance distance) {
        assertThatThrownBy(() -> distance.between(new long[] {1}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> distance.between(new long[] {1, -1}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldGrowFromNoMoveToACompleteOne(Distance distance) {
        double little =
                distance.between(new long[] {500, 500}, new long[] {510, 490}).orElseThrow();
        double much =
                distance.between(new long[] {500, 500}, new long[] {900, 100}).orElseThrow();
        double all =
                distance.between(new long[] {1000, 0}, new long[] {0, 1000}).orElseThrow();

        assertThat(0.0).isLessThan(little);
        assertThat(little).isLessThan(much);
        assertThat(much).isLessThan(all);
    }

    private interface PairLaw {
        void check(long[] reference, long[] current, Random random);
    }

    private static void forPairs(PairLaw law) {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            int cells = 2 + random.nextInt(20);
            law.check(counts(random, cells), counts(random, cells), random);
        }
    }

    /** Counts of which a third is 0 and at least one is not. */
    private static long[] counts(Random random, int cells) {
        long[] counts = new long[cells];
        for (int i = 0; i < cells; i++) {
            counts[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(1000);
        }
        counts[random.nextInt(cells)]++;
        return counts;
    }

    private static void permuteAlike(long[] r, long[] c, Random random) {
        for (int i = r.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            swap(r, i, j);
            swap(c, i, j);
        }
    }

    private static void swap(long[] array, int i, int j) {
        long kept = array[i];
        array[i] = array[j];
        array[j] = kept;
    }

    private static double relative(double a, double b) {
        return a == b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(a));
    }
}
