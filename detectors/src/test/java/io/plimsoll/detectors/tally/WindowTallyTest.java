package io.plimsoll.detectors.tally;

import static io.plimsoll.detectors.tally.SampleTraffic.AGE;
import static io.plimsoll.detectors.tally.SampleTraffic.COLOUR;
import static io.plimsoll.detectors.tally.SampleTraffic.GENDER;
import static io.plimsoll.detectors.tally.SampleTraffic.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTallyTest {

    private static final int FEMALE = 0;
    private static final int MALE = 1;

    private final WindowTally tally = new WindowTally(LAYOUT);
    private final Observation event = new Observation(LAYOUT);

    @Test
    void shouldCountAnUnsetEventAsMissing() {
        event.number(AGE, 1);
        event.clear();

        tally.observe(event);

        assertThat(tally.faults(AGE)).isEqualTo(new Faults(1, 1, 0, 0, 0));
        assertThat(tally.faults(COLOUR)).isEqualTo(new Faults(1, 1, 0, 0, 0));
        assertThat(tally.withoutValue(GENDER)).isEqualTo(1);
        assertThat(tally.latencies().isEmpty()).isTrue();
    }

    @Test
    void shouldCountANumberInItsCellAndSum() {
        event.number(AGE, 0.25);

        tally.observe(event);

        BinCounts bins = tally.bins(AGE);
        assertThat(bins.counts()).containsExactly(0, 0, 1, 0, 0);
        assertThat(bins.sums()).containsExactly(0, 0, 1 << 18, 0, 0);
        assertThat(bins.present()).isEqualTo(1);
        assertThat(bins.unbounded()).isZero();
    }

    @Test
    void shouldCountNaNAsMissing() {
        event.number(AGE, Double.NaN);

        tally.observe(event);

        assertThat(tally.faults(AGE).missing()).isEqualTo(1);
        assertThat(tally.bins(AGE).present()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NEGATIVE_INFINITY, -1e30, 1e30, Double.POSITIVE_INFINITY, 0x1.8p20})
    void shouldCountButNotSumWhatIsTooLarge(double value) {
        event.number(AGE, value);

        tally.observe(event);

        assertThat(tally.bins(AGE).unbounded()).isEqualTo(1);
        assertThat(tally.bins(AGE).sums()).containsOnly(0);
        assertThat(tally.bins(AGE).counts()[value < 0 ? 0 : 4]).isEqualTo(1);
    }

    @Test
    void shouldSumTheLargestThatCanBeSummed() {
        event.number(AGE, 0x1p20);

        tally.observe(event);

        assertThat(tally.bins(AGE).sums()[4]).isEqualTo(1L << 40);
        assertThat(tally.bins(AGE).unbounded()).isZero();
    }

    @Test
    void shouldForgetTheFaultOfTheValueBefore() {
        event.number(AGE, 99);
        tally.observe(event);
        event.number(AGE, 1);

        tally.observe(event);

        assertThat(tally.faults(AGE)).isEqualTo(new Faults(2, 0, 0, 1, 0));
        assertThat(tally.bins(AGE).present()).isEqualTo(2);
    }

    @Test
    void shouldCountALevelThatTheReferenceNeverHeldAsUnseen() {
        event.level(COLOUR, 2);

        tally.observe(event);

        assertThat(tally.faults(COLOUR).unseen()).isEqualTo(1);
        assertThat(tally.categories(COLOUR).other()).isEqualTo(1);
        assertThat(tally.evidence(COLOUR)).containsExactly(0, 0, 1);
    }

    @Test
    void shouldSayNothingOfUnseenLevelsWhereRareOnesArePooled() {
        Layout layout = new Layout(
                "pooled",
                List.of(new CategoricalSubject("c", Subject.Source.FEATURE, new Levels(List.of("a"), true))),
                List.of());
        WindowTally pooled = new WindowTally(layout);
        Observation rare = new Observation(layout);
        rare.level(0, 1);

        pooled.observe(rare);

        assertThat(pooled.faults(0).unseen()).isZero();
        assertThat(pooled.categories(0).other()).isEqualTo(1);
    }

    @Test
    void shouldCountTheMixOfPeople() {
        for (int value : new int[] {FEMALE, FEMALE, MALE, 2, 3, 3, 3}) {
            event.dimension(GENDER, value);
            tally.observe(event);
        }

        assertThat(tally.mix(GENDER)).containsExactly(2, 1, 1);
        assertThat(tally.withoutValue(GENDER)).isEqualTo(3);
        assertThat(tally.events(GENDER, FEMALE)).isEqualTo(2);
        assertThat(tally.events()).isEqualTo(7);
    }

    @Test
    void shouldCountRepetitionsApart() {
        tally.observe(event);
        tally.observeDuplicate();

        assertThat(tally.events()).isEqualTo(1);
        assertThat(tally.duplicates()).isEqualTo(1);
    }

    @Test
    void shouldCountSegmentsAsAllTrafficIsCounted() {
        SampleTraffic traffic = new SampleTraffic(1);
        WindowTally[] slices = {new WindowTally(LAYOUT), new WindowTally(LAYOUT)};
        for (int i = 0; i < 2_000; i++) {
            Observation next = traffic.next();
            tally.observe(next);
            if (next.dimensionValue[GENDER] < 2) {
                slices[next.dimensionValue[GENDER]].observe(next);
            }
        }

        for (int value = 0; value < 2; value++) {
            for (int subject : new int[] {AGE, COLOUR}) {
                assertThat(tally.evidence(subject, GENDER, value)).containsExactly(slices[value].evidence(subject));
                assertThat(tally.faults(subject, GENDER, value)).isEqualTo(slices[value].faults(subject));
            }
            assertThat(tally.events(GENDER, value))
                    .isEqualTo(slices[value].events())
                    .isPositive();
        }
    }

    @Test
    void shouldAccountForEveryEventOfEverySubject() {
        WindowTally counted = new SampleTraffic(2).tally(2_000);

        for (int subject : new int[] {AGE, COLOUR}) {
            Faults faults = counted.faults(subject);
            assertThat(Arrays.stream(counted.evidence(subject)).sum()).isEqualTo(faults.present());
            assertThat(faults.events()).isEqualTo(2_000);
        }
        assertThat(Arrays.stream(counted.mix(GENDER)).sum() + counted.withoutValue(GENDER))
                .isEqualTo(2_000);
    }

    @Test
    void shouldBeEmptyAfterItIsCleared() {
        WindowTally counted = new SampleTraffic(3).tally(100);

        counted.clear();

        assertThat(counted.isEmpty()).isTrue();
        assertThat(counted).isEqualTo(new WindowTally(LAYOUT));
    }

    @Test
    void shouldPlaceTheLargestMagnitudeOfAReferenceBelowTwoToTheThirty() {
        for (double largest : new double[] {0, 1e-300, 0.1, 1, 1.5, 1023.9, 1e9, 1e300}) {
            int scale = NumericSubject.scaleFor(largest);

            assertThat(Math.scalb(largest, scale)).isLessThanOrEqualTo(0x1p30);
            assertThat(largest == 0 || Math.scalb(largest, scale) >= 0x1p29 || scale == 1000)
                    .isTrue();
        }
    }
}
