package io.plimsoll.detectors.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all of them have in common. */
class ChangeDetectorTest {

    static Stream<Named<Supplier<ChangeDetector>>> detectors() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(
                        named(dialect, "adwin", () -> new Adwin(dialect, Adwin.DEFAULT_DELTA)),
                        named(dialect, "ddm", () -> new Ddm(dialect)),
                        named(dialect, "eddm", () -> new Eddm(dialect)),
                        named(dialect, "hddm a", () -> new HddmA(dialect)),
                        named(dialect, "hddm w", () -> new HddmW(dialect)),
                        named(dialect, "page-hinkley", () -> new PageHinkley(dialect, 20))));
    }

    private static Named<Supplier<ChangeDetector>> named(
            Dialect dialect, String name, Supplier<ChangeDetector> detector) {
        return Named.of(name + " " + dialect, detector);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void shouldBeQuietOnAConstant(Supplier<ChangeDetector> detector) {
        ChangeDetector quiet = detector.get();

        assertThat(Stream.generate(() -> quiet.update(0)).limit(2000)).containsOnly(ChangeState.STABLE);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void shouldFindARiseOfTheErrorRateAndStartAfresh(Supplier<ChangeDetector> fresh) {
        Random random = new Random(11);
        ChangeDetector detector = fresh.get();
        feed(detector, random, 0.1, 1000);

        long changes = feed(detector, random, 0.8, 1000);

        assertThat(changes).isPositive();
        assertThat(feed(fresh.get(), new Random(12), 0.8, 20)).isZero();
    }

    private static long feed(ChangeDetector detector, Random random, double rate, int values) {
        return Stream.generate(() -> detector.update(random.nextDouble() < rate ? 1 : 0))
                .limit(values)
                .filter(state -> state == ChangeState.CHANGE)
                .count();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void shouldShortenTheWindowOfAdwinToWhatFitsTheNewestValues(Dialect dialect) {
        Adwin adwin = new Adwin(dialect, Adwin.DEFAULT_DELTA);
        feed(adwin, new Random(13), 0.1, 2000);
        long before = adwin.width();

        feed(adwin, new Random(14), 0.9, 2000);

        assertThat(before).isEqualTo(2000);
        assertThat(adwin.width()).isLessThanOrEqualTo(2048);
    }

    @Test
    void shouldRefuseParametersThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Adwin(Dialect.MOA, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageHinkley(Dialect.RIVER, 0));
    }
}
