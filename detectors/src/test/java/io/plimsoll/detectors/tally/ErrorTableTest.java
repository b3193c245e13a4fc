package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Errors of numbers keep the law of {@link Tally}, and labels change them as if they had been there from the start. */
class ErrorTableTest {

    private static final Grid SIZES = Grid.of(new double[] {0.5, 1, 2}, new int[] {0, 1, 2}, new int[0]);
    private static final Grid ERRORS = Grid.of(new double[] {-1, 0, 1}, new int[] {0, 1, 2}, new int[0]);

    private static final Layout LAYOUT = new Layout(
            "numbers",
            List.of(),
            List.of(Dimension.of("region", List.of("north", "south"))),
            Optional.empty(),
            Optional.of(new ErrorSubject(SIZES, ERRORS, 2, 2, 100, 16, ErrorSubject.Form.COARSE)));

    private final Random random = new Random(5);

    @Test
    void shouldCountALabelThatComesLaterLikeOneThatWasThere() {
        WindowTally late = new WindowTally(LAYOUT);
        WindowTally there = new WindowTally(LAYOUT);
        ErrorChanges changes = new ErrorChanges(LAYOUT);
        for (int i = 0; i < 500; i++) {
            double label = 100 + 10 * random.nextGaussian();
            double prediction = label + 2 * random.nextGaussian();
            int region = random.nextInt(3);
            late.observe(observation(prediction, Double.NaN, region));
            there.observe(observation(prediction, label, region));
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

    @Test
    void shouldAddUpInAnyOrderAndComeBackExactly() {
        WindowTally one = tally(300);
        WindowTally other = tally(200);
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

    @Test
    void shouldSurviveBytes() {
        WindowTally tally = tally(300);

        WindowTally read = new WindowTally(LAYOUT);
        TallyCodec.addTo(read, TallyCodec.encode(tally));

        assertThat(read).isEqualTo(tally);
    }

    @Test
    void shouldCountTheSumsThatItNames() {
        WindowTally tally = new WindowTally(LAYOUT);

        tally.observe(observation(103, 100, 0));
        tally.observe(observation(99, 100, 0));
        tally.observe(observation(101, Double.NaN, 0));

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

    /** However far off one prediction is, eight million like it fit the sums. */
    @Test
    void shouldNotLetOneErrorOutweighAllOthers() {
        WindowTally tally = new WindowTally(LAYOUT);

        tally.observe(observation(1e30, 100, 0));

        assertThat(tally.errors().orElseThrow().absolute()).isEqualTo(256L << ErrorSubject.SCALE);
        assertThat(tally.errors().orElseThrow().fourthPowers()).isLessThan(Long.MAX_VALUE / 8_000_000);
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

    private WindowTally tally(int events) {
        WindowTally tally = new WindowTally(LAYOUT);
        for (int i = 0; i < events; i++) {
            double label = 100 + 10 * random.nextGaussian();
            tally.observe(observation(
                    label + 3 * random.nextGaussian(), random.nextInt(4) == 0 ? Double.NaN : label, random.nextInt(3)));
        }
        return tally;
    }

    private static Observation observation(double prediction, double label, int region) {
        Observation observation = new Observation(LAYOUT);
        observation.dimension(0, region);
        observation.error(prediction, label);
        return observation;
    }
}
