package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of {@link Tally}, over every implementation. */
class TallyLawTest {

    private static final int ROUNDS = 100;

    /**
     * An implementation.
     *
     * @param type its class
     * @param empty its neutral element
     * @param seeded a tally that depends on the seed alone; some of them are empty
     */
    record Kind<T extends Tally<T>>(Class<T> type, Supplier<T> empty, LongFunction<T> seeded) {

        T sum(T one, T other) {
            T sum = one.copy();
            sum.add(other);
            return sum;
        }

        T difference(T one, T other) {
            T difference = one.copy();
            difference.subtract(other);
            return difference;
        }
    }

    private static List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(
                        WindowTally.class,
                        () -> new WindowTally(SampleTraffic.LAYOUT),
                        seed -> new SampleTraffic(seed).tally((int) (seed % 50))),
                new Kind<>(LatencyCounts.class, LatencyCounts::new, TallyLawTest::latencies),
                new Kind<>(
                        PairTable.class,
                        () -> new PairTable(SamplePairs.CLASSES),
                        seed -> SamplePairs.table(seed, (int) (seed % 50))));
    }

    static Stream<Named<Kind<?>>> all() {
        return kinds().stream().map(kind -> Named.of(kind.type().getSimpleName(), kind));
    }

    private static LatencyCounts latencies(long seed) {
        Random random = new Random(seed);
        LatencyCounts latencies = new LatencyCounts();
        IntStream.range(0, (int) (seed % 30))
                .forEach(i -> latencies.record((long) StrictMath.exp(25 * random.nextDouble())));
        return latencies;
    }

    @Test
    void shouldListEveryTally() {
        Stream<JavaClass> tallies = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(Tally.class).stream()
                        .filter(type -> type.isAssignableTo(Tally.class) && !type.isInterface());

        List<String> implementations = tallies.map(JavaClass::getName).toList();

        assertThat(kinds())
                .extracting(kind -> kind.type().getName())
                .containsExactlyInAnyOrderElementsOf(implementations);
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldNotDependOnTheOrder(Kind<T> kind) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            T a = kind.seeded().apply(seed);
            T b = kind.seeded().apply(seed + 1000);

            assertThat(kind.sum(a, b)).isEqualTo(kind.sum(b, a)).hasSameHashCodeAs(kind.sum(b, a));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldNotDependOnTheGrouping(Kind<T> kind) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            T a = kind.seeded().apply(seed);
            T b = kind.seeded().apply(seed + 1000);
            T c = kind.seeded().apply(seed + 2000);

            assertThat(kind.sum(kind.sum(a, b), c)).isEqualTo(kind.sum(a, kind.sum(b, c)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldNotBeChangedByNothing(Kind<T> kind) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            T a = kind.seeded().apply(seed);

            assertThat(kind.sum(a, kind.empty().get())).isEqualTo(a);
            assertThat(kind.sum(kind.empty().get(), a)).isEqualTo(a).hasSameHashCodeAs(a);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldTakeBackWhatWasAdded(Kind<T> kind) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            T a = kind.seeded().apply(seed);
            T b = kind.seeded().apply(seed + 1000);

            assertThat(kind.difference(kind.sum(a, b), b)).isEqualTo(a).hasSameHashCodeAs(a);
            assertThat(kind.difference(a, a).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldCopyIndependently(Kind<T> kind) {
        T original = kind.seeded().apply(7);
        T copy = original.copy();

        copy.add(kind.seeded().apply(9));

        assertThat(original).isEqualTo(kind.seeded().apply(7)).isNotEqualTo(copy);
    }

    @ParameterizedTest
    @MethodSource("all")
    <T extends Tally<T>> void shouldBeEmptyOnlyWithoutCounts(Kind<T> kind) {
        assertThat(kind.empty().get().isEmpty()).isTrue();
        assertThat(kind.seeded().apply(7).isEmpty()).isFalse();
    }

    @Test
    void shouldRefuseCountsOfAnotherLayout() {
        WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);
        WindowTally other = new WindowTally(Layout.bare("other"));

        assertThatIllegalArgumentException().isThrownBy(() -> tally.add(other));
        assertThatIllegalArgumentException().isThrownBy(() -> tally.subtract(other));
        assertThatIllegalArgumentException().isThrownBy(() -> other.observe(new Observation(SampleTraffic.LAYOUT)));
    }
}
