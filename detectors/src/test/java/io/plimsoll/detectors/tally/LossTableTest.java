package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What probabilities cost keeps the law of {@link Tally}, and late labels count as if they had been there from the start. */
class LossTableTest {

    private static final double EXACT = 0x1p-24;

    private static final Layout BINARY = layout("1");
    private static final Layout ANIMALS = layout("cat", "dog", "owl");

    private final Random random = new Random(5);

    private static Layout layout(String... classes) {
        return new Layout(
                "losses",
                List.of(),
                List.of(Dimension.of("region", List.of("north", "south"))),
                Optional.of(new OutcomeSubject(new Levels(List.of(classes), false), true)));
    }

    static Stream<Layout> layouts() {
        return Stream.of(BINARY, ANIMALS);
    }

    /** Brier: .7² − 2·.7 + 1 + .2² + .1² = .14, and .5² + .25² + (.25 − 1)² = .875 where it is an owl. */
    @Test
    void shouldSumTheLossesOfSeveralClasses() {
        WindowTally tally = new WindowTally(ANIMALS);
        tally.observe(animals(0, 0, 0, 0.7, 0.2, 0.1));
        tally.observe(animals(0, 2, 1, 0.5, 0.25, 0.25));

        LossTable losses = tally.losses().orElseThrow();

        assertThat(losses.cases()).isEqualTo(2);
        assertThat(unscaled(losses.squared(), LossTable.SCALE)).isCloseTo(0.14 + 0.875, within(2e-3));
        assertThat(unscaled(losses.logarithmic(), LossTable.SCALE_OF_LOGARITHMS))
                .isCloseTo(-Math.log(0.7) - Math.log(0.25), within(1e-3));
        assertThat(unscaled(tally.losses(0, 1).orElseThrow().squared(), LossTable.SCALE))
                .isCloseTo(0.875, within(EXACT));
    }

    /** (.75 − 1)² + .25² = .125; s − y: −.25 + .25. */
    @Test
    void shouldSumTheLossesOfTwoClasses() {
        WindowTally tally = new WindowTally(BINARY);
        tally.observe(binary(OutcomeSubject.POSITIVE, 0, 0.75));
        tally.observe(binary(OutcomeSubject.NEGATIVE, 0, 0.25));

        LossTable losses = tally.losses().orElseThrow();

        assertThat(losses.cases()).isEqualTo(2);
        assertThat(losses.excess()).isZero();
        assertThat(unscaled(losses.squared(), LossTable.SCALE)).isEqualTo(0.125);
        assertThat(unscaled(losses.squaresOfSquared(), LossTable.SCALE)).isEqualTo(2.0 / 256);
        assertThat(unscaled(losses.logarithmic(), LossTable.SCALE_OF_LOGARITHMS))
                .isCloseTo(-2 * Math.log(0.75), within(2 * EXACT));
    }

    @Test
    void shouldClipACertainError() {
        WindowTally tally = new WindowTally(BINARY);

        tally.observe(binary(OutcomeSubject.POSITIVE, 0, 0));

        assertThat(unscaled(tally.losses().orElseThrow().logarithmic(), LossTable.SCALE_OF_LOGARITHMS))
                .isCloseTo(-Math.log(1e-15), within(EXACT));
    }

    @Test
    void shouldTakeClassesThatTheReferenceNeverHeldAsOne() {
        WindowTally tally = new WindowTally(ANIMALS);
        Observation event = new Observation(ANIMALS);
        event.probability(0, 0.5);
        event.probability(3, 0.125);
        event.probability(3, 0.375);
        event.outcome(0, 3);

        tally.observe(event);

        assertThat(unscaled(tally.losses().orElseThrow().squared(), LossTable.SCALE))
                .isEqualTo(0.5 * 0.5 + 0.5 * 0.5);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldCountNobodyWithoutProbabilities(Layout layout) {
        WindowTally tally = new WindowTally(layout);
        Observation event = new Observation(layout);
        event.outcome(0, 0);

        tally.observe(event);

        assertThat(tally.losses().orElseThrow().cases()).isZero();
        assertThat(tally.outcomes().orElseThrow().labelled()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldCountALabelThatComesLaterLikeOneThatWasThere(Layout layout) {
        WindowTally late = new WindowTally(layout);
        WindowTally there = new WindowTally(layout);
        OutcomeChanges classes = new OutcomeChanges(layout);
        LossChanges losses = new LossChanges(layout);
        int none = layout.outcome().orElseThrow().none();
        for (int i = 0; i < 500; i++) {
            int region = random.nextInt(3);
            int label = random.nextInt(none);
            int wrong = random.nextInt(none);
            double[] scores = scores(none);
            Observation waiting = event(layout, scores, none, region);
            late.observe(waiting);
            there.observe(event(layout, scores, label, region));
            for (int[] step : new int[][] {{none, wrong}, {wrong, label}}) {
                classes.relabel(-1, 0, step[0], step[1]);
                classes.relabel(0, region, -1, 0, step[0], step[1]);
                losses.relabel(waiting, dimension -> region, step[0], step[1]);
            }
        }

        late.add(classes.take().plus(losses.take()));

        assertThat(late).isEqualTo(there);
        assertThat(late.losses().orElseThrow().cases()).isEqualTo(500);
        assertThat(losses.isEmpty()).isTrue();
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
        WindowTally back = sum.copy();
        back.subtract(other);
        WindowTally read = new WindowTally(layout);
        TallyCodec.addTo(read, TallyCodec.encode(sum));

        assertThat(sum).isEqualTo(reversed).isEqualTo(read);
        assertThat(back).isEqualTo(one);
        LossTable all = sum.losses().orElseThrow();
        assertThat(all).isEqualTo(one.losses().orElseThrow().plus(other.losses().orElseThrow()));
        assertThat(all.minus(other.losses().orElseThrow()))
                .isEqualTo(one.losses().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldAddLossesWithOutcomesAndNothingElse(Layout layout) {
        WindowTally some = tally(layout, 100);
        WindowTally outcomes = new WindowTally(layout);

        outcomes.addOutcomes(some);

        assertThat(outcomes.events()).isZero();
        assertThat(outcomes.losses()).isEqualTo(some.losses());
        assertThat(outcomes.losses(0, 1)).isEqualTo(some.losses(0, 1));
    }

    @Test
    void shouldRefuseALayoutWithoutLosses() {
        Layout without = new Layout(
                "none", List.of(), List.of(), Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))));

        assertThatIllegalArgumentException().isThrownBy(() -> new LossChanges(without));
        assertThat(new WindowTally(without).losses()).isEmpty();
    }

    private WindowTally tally(Layout layout, int events) {
        WindowTally tally = new WindowTally(layout);
        int none = layout.outcome().orElseThrow().none();
        for (int i = 0; i < events; i++) {
            tally.observe(event(layout, scores(none), random.nextInt(none + 1), random.nextInt(3)));
        }
        return tally;
    }

    private double[] scores(int classes) {
        double[] scores = new double[classes];
        double rest = 1;
        for (int i = 0; i < classes - 1; i++) {
            scores[i] = rest * random.nextDouble();
            rest -= scores[i];
        }
        scores[classes - 1] = rest;
        return scores;
    }

    private static Observation event(Layout layout, double[] scores, int label, int region) {
        Observation event = new Observation(layout);
        event.dimension(0, region);
        if (scores.length == 2) {
            event.probability(scores[0]);
        } else {
            for (int i = 0; i < scores.length; i++) {
                event.probability(i, scores[i]);
            }
        }
        event.outcome(0, label);
        return event;
    }

    private static Observation animals(int decision, int label, int region, double... scores) {
        Observation event = new Observation(ANIMALS);
        event.dimension(0, region);
        for (int i = 0; i < scores.length; i++) {
            event.probability(i, scores[i]);
        }
        event.outcome(decision, label);
        return event;
    }

    private static Observation binary(int label, int region, double score) {
        Observation event = new Observation(BINARY);
        event.dimension(0, region);
        event.probability(score);
        event.outcome(0, label);
        return event;
    }

    private static double unscaled(long sum, int scale) {
        return Math.scalb((double) sum, -scale);
    }
}
