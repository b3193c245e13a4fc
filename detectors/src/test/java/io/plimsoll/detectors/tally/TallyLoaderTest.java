package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyLoaderTest {

    private static final Layout LAYOUT = new Layout(
            "h",
            List.of(
                    new NumericSubject(
                            "x",
                            Subject.Source.FEATURE,
                            Grid.of(new double[] {1, 2, 3}, new int[] {1}, new int[] {0, 2}),
                            3,
                            new NumericSubject.Range(0, 4, true)),
                    new CategoricalSubject("c", Subject.Source.DECISION, new Levels(List.of("a", "b"), 2))),
            List.of(Dimension.of("p", List.of("u", "v")), Dimension.of("q", List.of("w"))));

    @Test
    void shouldLoadWhatIsReadOffATally() {
        WindowTally tally = filled();

        WindowTally loaded = loaded(tally);

        assertThat(loaded).isEqualTo(tally);
    }

    @Test
    void shouldRefuseCountsThatDoNotFitTheLayout() {
        TallyLoader loader = new TallyLoader(LAYOUT);
        Faults faults = new Faults(3, 0, 0, 0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> loader.numeric(0, faults, 0, new long[3], new long[4]))
                .withMessageContaining("4");
        assertThatIllegalArgumentException().isThrownBy(() -> loader.numeric(0, 0, 1, faults, 0, new long[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> loader.categorical(1, faults, new long[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> loader.categorical(1, 0, 1, faults, new long[4]));
    }

    /** Another number in every cell, so that none can stand for another; duplicates are not part of a reference. */
    private static WindowTally filled() {
        WindowTally tally = new WindowTally(LAYOUT);
        Random random = new Random(5);
        Arrays.setAll(tally.cells(), cell -> random.nextLong(1_000_000));
        tally.cells()[Layout.DUPLICATES] = 0;
        return tally;
    }

    private static WindowTally loaded(WindowTally tally) {
        TallyLoader loader = new TallyLoader(LAYOUT);
        loader.events(tally.events());
        BinCounts bins = tally.bins(0);
        loader.numeric(0, bins.faults(), bins.unbounded(), bins.counts(), bins.sums());
        loader.categorical(1, tally.faults(1), tally.categories(1).counts());
        for (int d = 0; d < LAYOUT.dimensions().size(); d++) {
            long[] mix = tally.mix(d);
            loader.outside(d, mix[mix.length - 1], tally.withoutValue(d));
            for (int value = 0; value < mix.length - 1; value++) {
                loader.events(d, value, tally.events(d, value));
                loader.numeric(
                        0,
                        d,
                        value,
                        tally.faults(0, d, value),
                        tally.unbounded(0, d, value),
                        tally.evidence(0, d, value));
                loader.categorical(1, d, value, tally.faults(1, d, value), tally.evidence(1, d, value));
            }
        }
        return loader.tally();
    }
}
