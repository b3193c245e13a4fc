package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairTableTest {

    private static final int POSITIVE = OutcomeSubject.POSITIVE;
    private static final int NEGATIVE = OutcomeSubject.NEGATIVE;
    private static final int NONE = SamplePairs.CLASSES.none();

    @Test
    void shouldCountAPairWithItsDecisionsScoresAndLabel() {
        PairTable table = new PairTable(SamplePairs.CLASSES);

        table.count(new PairTable.Answer(3, POSITIVE), new PairTable.Answer(17, NEGATIVE), NONE, 1);

        assertThat(table.count(POSITIVE, NEGATIVE, NONE)).isOne();
        assertThat(table.scored(3, 17, NONE)).isOne();
        assertThat(table.pairs()).isOne();
        assertThat(table.labelled()).isZero();
    }

    @Test
    void shouldMoveAPairWhenItsLabelComes() {
        PairTable.Answer acting = new PairTable.Answer(PairTable.NO_SCORE, POSITIVE);
        PairTable.Answer candidate = new PairTable.Answer(0, NEGATIVE);
        PairTable late = new PairTable(SamplePairs.CLASSES);
        PairTable known = new PairTable(SamplePairs.CLASSES);
        late.count(acting, candidate, NONE, 1);
        known.count(acting, candidate, NEGATIVE, 1);

        late.count(acting, candidate, NONE, -1);
        late.count(acting, candidate, NEGATIVE, 1);

        assertThat(late).isEqualTo(known);
        assertThat(late.labelled(POSITIVE, NEGATIVE)).isOne();
    }

    @ParameterizedTest(name = "cell {0} of {1} is in bin {2}")
    @CsvSource({"-1, 250, 20", "0, 250, 0", "12, 250, 0", "13, 250, 1", "249, 250, 19", "0, 3, 0", "2, 3, 13", "0, 1, 0"
    })
    void shouldTellScoresApartByTheirRankInTheReference(int cell, int cells, int bin) {
        assertThat(PairTable.scoreBin(cell, cells)).isEqualTo(bin);
    }

    @Test
    void shouldRefuseToCompareTooManyClassesPairByPair() {
        List<String> names = IntStream.range(0, PairTable.MOST_CLASSES)
                .mapToObj(i -> "c" + i)
                .toList();
        OutcomeSubject many = new OutcomeSubject(new Levels(names, false));

        assertThat(PairTable.suits(many)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairTable(many))
                .withMessageContaining("at most 32");
    }

    @Test
    void shouldRefusePairsOfOtherClasses() {
        PairTable table = new PairTable(SamplePairs.CLASSES);
        PairTable other = new PairTable(new OutcomeSubject(new Levels(List.of("a", "b"), false)));

        assertThatIllegalArgumentException().isThrownBy(() -> table.add(other));
        assertThatIllegalArgumentException().isThrownBy(() -> TallyCodec.addTo(table, TallyCodec.encode(other)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000})
    void shouldReadBackFromBytes(int pairs) {
        PairTable table = SamplePairs.table(pairs, pairs);

        PairTable read = read(TallyCodec.encode(table));

        assertThat(read).isEqualTo(table);
    }

    @Test
    void shouldReadBackPairsThatWereTakenBack() {
        PairTable table = new PairTable(SamplePairs.CLASSES);
        table.subtract(SamplePairs.table(3, 40));

        PairTable read = read(TallyCodec.encode(table));

        assertThat(read).isEqualTo(table);
    }

    @Test
    void shouldRefuseBytesThatWereCutOffOrAreOfSomethingElse() {
        byte[] bytes = TallyCodec.encode(SamplePairs.table(6, 200));

        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused(TallyCodec.encode(new SampleTraffic(6).tally(10)));
    }

    /** The bytes were written by the first version, for {@code SamplePairs.table(1, 500)}. They stay as they are. */
    @Test
    void shouldReadTheFirstVersion() throws IOException {
        byte[] first = resource("pairs-v1.bin");

        PairTable read = read(first);

        assertThat(read).isEqualTo(SamplePairs.table(1, 500));
        assertThat(TallyCodec.encode(read)).isEqualTo(first);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = PairTableTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static PairTable read(byte[] bytes) {
        PairTable table = new PairTable(SamplePairs.CLASSES);
        TallyCodec.addTo(table, bytes);
        return table;
    }

    private static void assertRefused(byte[] bytes) {
        PairTable table = new PairTable(SamplePairs.CLASSES);

        assertThatIllegalArgumentException().isThrownBy(() -> TallyCodec.addTo(table, bytes));
        assertThat(table.isEmpty()).isTrue();
    }
}
