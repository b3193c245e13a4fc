package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of numbers keep the law of {@link Tally}, and labels change them as if they had been there from the start. */
class ErrorTableTest {

    private static final Grid SIZES = Grid.of(new double[] {0.5, 1, 2}, new int[] {0, 1, 2}, new int[0]);
    private static final Grid ERRORS = Grid.of(new double[] {-1, 0, 1}, new int[] {0, 1, 2}, new int[0]);

    /** Finer grids, with the same evidence bins. */
    private static final Grid FINE_SIZES =
            Grid.of(new double[] {0.25, 0.5, 1, 1.5, 2, 8}, new int[] {1, 2, 4}, new int[0]);

    private static final Grid FINE_ERRORS = Grid.of(new double[] {-8, -1, 0, 0.5, 1}, new int[] {1, 2, 4}, new int[0]);

    private static final Layout LAYOUT =
            layout(new ErrorSubject(SIZES, ERRORS, 2, 2, 100, 16, ErrorSubject.Form.COARSE));

    private static final Layout FINE =
            layout(new ErrorSubject(FINE_SIZES, FINE_ERRORS, 2, 2, 100, 16, ErrorSubject.Form.FINE));

    private static final Layout SIDED = sided(new FavourableSide(101, true));

    private static Layout sided(FavourableSide side) {
        return layout(
                new ErrorSubject(FINE_SIZES, FINE_ERRORS, 2, 2, 100, 16, ErrorSubject.Form.FINE, Optional.of(side)));
    }

    private static Layout layout(ErrorSubject subject) {
        return new Layout(
                "numbers",
                List.of(),
                List.of(Dimension.of("region", List.of("north", "south"))),
                Optional.empty(),
                Optional.of(subject));
    }

    static Stream<Layout> layouts() {
        return Stream.of(LAYOUT, FINE, SIDED, sided(new FavourableSide(99.9, false)));
    }

    private final Random random = new Random(5);

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldCountALabelThatComesLaterLikeOneThatWasThere(Layout layout) {
        WindowTally late = new WindowTally(layout);
        WindowTally there = new WindowTally(layout);
        ErrorChanges changes = new ErrorChanges(layout);
        for (int i = 0; i < 500; i++) {
            double label = 100 + 10 * random.nextGaussian();
            double prediction = label + 2 * random.nextGaussian();
            int region = random.nextInt(3);
            late.observe(observation(layout, prediction, Double.NaN, region));
            there.observe(observation(layout, prediction, label, region));
            double wrong = label + random.nextInt(1_000_000);
            changes.relabel(prediction, Double.NaN, wrong);
            changes.relabel(0, region, prediction, Double.NaN, wrong);
            changes.relabel(prediction, wrong, label);
            changes.relabel(0, region, prediction, wrong, label);
        }

        late.add(changes.take());

        assertThat(late).isEqualTo(there);
        assertThat(late.errors().orElseThrow().labelled()).isEqualTo(500);
        assertThat(changes.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldAddUpInAnyOrderAndComeBackExactly(Layout layout) {
        WindowTally one = tally(layout, 300);
        WindowTally other = tally(layout, 200);
        WindowTally sum = one.copy();
        sum.add(other);
        WindowTally reversed = other.copy();
        reversed.add(one);

        assertThat(sum).isEqualTo(reversed);
        assertThat(sum.errors().orElseThrow())
                .isEqualTo(one.errors().orElseThrow().plus(other.errors().orElseThrow()));
        assertThat(sum.errors(0, 1).orElseThrow().minus(other.errors(0, 1).orElseThrow()))
                .isEqualTo(one.errors(0, 1).orElseThrow());
        sum.subtract(other);
        assertThat(sum).isEqualTo(one);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldSurviveBytes(Layout layout) {
        WindowTally tally = tally(layout, 300);

        WindowTally read = new WindowTally(layout);
        TallyCodec.addTo(read, TallyCodec.encode(tally));

        assertThat(read).isEqualTo(tally);
    }

    @Test
    void shouldCountTheSumsThatItNames() {
        WindowTally tally = new WindowTally(LAYOUT);

        tally.observe(observation(LAYOUT, 103, 100, 0));
        tally.observe(observation(LAYOUT, 99, 100, 0));
        tally.observe(observation(LAYOUT, 101, Double.NaN, 0));

        ErrorTable table = tally.errors().orElseThrow();
        assertThat(table.predictions()).isEqualTo(3);
        assertThat(table.labelled()).isEqualTo(2);
        assertThat(table.large()).isEqualTo(1);
        assertThat(table.signed()).isEqualTo(1L << ErrorSubject.SCALE);
        assertThat(table.absolute()).isEqualTo(2L << ErrorSubject.SCALE);
        assertThat(table.squares()).isEqualTo((9L + 1) << (ErrorSubject.SCALE - 2));
        assertThat(table.fourthPowers()).isEqualTo((81L + 1) << (ErrorSubject.SCALE_OF_FOURTH_POWERS - 4));
        assertThat(table.bySize()).containsExactly(0, 1, 0, 1);
        assertThat(table.byError()).containsExactly(1, 0, 0, 1);
        assertThat(tally.wrong()).isEqualTo(1);
        assertThat(tally.right()).isEqualTo(1);
    }

    /** y − 100 in units of 16: 1 and −½; e in units of 2: 1½ and −½. */
    @Test
    void shouldCountTheHigherSumsInTheFineForm() {
        WindowTally tally = new WindowTally(FINE);

        tally.observe(observation(FINE, 119, 116, 0));
        tally.observe(observation(FINE, 91, 92, 0));

        ErrorTable table = tally.errors().orElseThrow();
        assertThat(table.cubedLabels()).isEqualTo((8L - 1) << (ErrorSubject.SCALE_OF_CUBES - 3));
        assertThat(table.fourthPowersOfLabels()).isEqualTo((16L + 1) << (ErrorSubject.SCALE_OF_FOURTH_POWERS - 4));
        assertThat(table.squaresTimesLabels()).isEqualTo((18L - 1) << (ErrorSubject.SCALE_OF_CUBES - 3));
        assertThat(table.squaresTimesSquaredLabels()).isEqualTo((36L + 1) << (ErrorSubject.SCALE_OF_FOURTH_POWERS - 4));
        assertThat(table.sizes()).containsExactly(0, 0, 1, 0, 0, 1, 0);
        assertThat(table.errors()).containsExactly(0, 1, 0, 0, 0, 1);
    }

    @Test
    void shouldJudgeByTheSameEvidenceBinsInBothForms() {
        WindowTally coarse = new WindowTally(LAYOUT);
        WindowTally fine = new WindowTally(FINE);

        for (int i = 0; i < 500; i++) {
            double prediction = 100 + 3 * random.nextGaussian();
            coarse.observe(observation(LAYOUT, prediction, 100, 1));
            fine.observe(observation(FINE, prediction, 100, 1));
        }

        ErrorTable one = coarse.errors(0, 1).orElseThrow();
        ErrorTable other = fine.errors(0, 1).orElseThrow();
        assertThat(other.bySize()).isEqualTo(one.bySize());
        assertThat(other.byError()).isEqualTo(one.byError());
        assertThat(other.squares()).isEqualTo(one.squares());
        assertThat(other.subject().sizeEdges()).hasSize(6);
        assertThat(one.subject().sizeEdges()).containsExactly(0.5, 1, 2);
    }

    @Test
    void shouldCountWhoIsOnTheFavourableSide() {
        WindowTally tally = new WindowTally(SIDED);

        tally.observe(observation(SIDED, 101, Double.NaN, 0));
        tally.observe(observation(SIDED, 102, Double.NaN, 0));
        tally.observe(observation(SIDED, 100, Double.NaN, 0));
        tally.observe(observation(SIDED, 103, 101, 0));
        tally.observe(observation(SIDED, 103, 90, 0));
        tally.observe(observation(SIDED, 104, 100, 1));
        tally.observe(observation(SIDED, 90, 110, 0));
        tally.observe(observation(SIDED, 90, 91, 0));

        ErrorTable table = tally.errors().orElseThrow();
        assertThat(table.unlabelledFavourable()).isEqualTo(2);
        assertThat(table.bothFavourable()).isEqualTo(1);
        assertThat(table.predictionFavourable()).isEqualTo(2);
        assertThat(table.labelFavourable()).isEqualTo(1);
        assertThat(tally.errors(0, 1).orElseThrow().predictionFavourable()).isEqualTo(1);
        assertThat(table.errors()).as("behind the cells of e").hasSize(6);
        assertThat(LongStream.of(table.errors()).sum()).isEqualTo(table.labelled());
    }

    /** A prediction is remembered in 24 bits: 0.2 and a billionth is then as good as 0.2, and must be from the start. */
    @Test
    void shouldTakeBackExactlyWhatItCountedAtTheThreshold() {
        Layout layout = sided(new FavourableSide(0.2, false));
        double prediction = 0.2 + 1e-9;
        WindowTally late = new WindowTally(layout);
        late.observe(observation(layout, prediction, Double.NaN, 0));
        ErrorChanges changes = new ErrorChanges(layout);
        changes.relabel((float) prediction, Double.NaN, 0.1);
        changes.relabel(0, 0, (float) prediction, Double.NaN, 0.1);

        late.add(changes.take());

        WindowTally there = new WindowTally(layout);
        there.observe(observation(layout, prediction, 0.1, 0));
        assertThat(late).isEqualTo(there);
        assertThat(late.errors().orElseThrow().bothFavourable()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASideThatCannotBeCounted() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FavourableSide(1e39, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new FavourableSide(Double.NaN, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorSubject(
                        SIZES,
                        ERRORS,
                        2,
                        2,
                        100,
                        16,
                        ErrorSubject.Form.COARSE,
                        Optional.of(new FavourableSide(1, true))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new WindowTally(FINE).errors().orElseThrow().bothFavourable());
    }

    @Test
    void shouldNotPutNumbersOfDifferentSidesTogether() {
        ErrorTable of101 = new WindowTally(SIDED).errors().orElseThrow();
        ErrorTable of100 =
                new WindowTally(sided(new FavourableSide(100, true))).errors().orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> of101.plus(of100));
        assertThat(new FavourableSide(-0.0, true)).isEqualTo(new FavourableSide(0, true));
        assertThat(new FavourableSide(700, true)).hasToString("at least 700");
        assertThat(new FavourableSide(0.2, false)).hasToString("at most 0.2");
    }

    /** However far off one prediction is, eight million like it fit the sums. */
    @Test
    void shouldNotLetOneErrorOutweighAllOthers() {
        WindowTally tally = new WindowTally(FINE);

        tally.observe(observation(FINE, 1e30, 1e29, 0));

        assertThat(tally.errors().orElseThrow().absolute()).isEqualTo(256L << ErrorSubject.SCALE);
        assertThat(LongStream.of(tally.errors().orElseThrow().cells()).max().orElseThrow())
                .isLessThan(Long.MAX_VALUE / 8_000_000);
    }

    @Test
    void shouldCountClassesOrNumbersAndNotBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout(
                        "both",
                        List.of(),
                        List.of(),
                        Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))),
                        LAYOUT.errors()));
    }

    private WindowTally tally(Layout layout, int events) {
        WindowTally tally = new WindowTally(layout);
        for (int i = 0; i < events; i++) {
            double label = 100 + 10 * random.nextGaussian();
            tally.observe(observation(
                    layout,
                    label + 3 * random.nextGaussian(),
                    random.nextInt(4) == 0 ? Double.NaN : label,
                    random.nextInt(3)));
        }
        return tally;
    }

    private static Observation observation(Layout layout, double prediction, double label, int region) {
        Observation observation = new Observation(layout);
        observation.dimension(0, region);
        observation.error(prediction, label);
        return observation;
    }
}
