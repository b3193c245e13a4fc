package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that come later, or are corrected, leave the same counts as labels that were known from the first. */
class OutcomeCountsTest {

    private static final int SCORE = 0;
    private static final OutcomeSubject CLASSES = new OutcomeSubject(new Levels(List.of("yes", "no"), false));

    private static final Layout LAYOUT = new Layout(
            "outcomes",
            List.of(
                    new NumericSubject("score", Subject.Source.SCORE, SampleTraffic.GRID, 20, NumericSubject.Range.ANY),
                    new CategoricalSubject(
                            "colour", Subject.Source.FEATURE, new Levels(List.of("red", "green"), false))),
            List.of(
                    Dimension.of("gender", List.of("female", "male")),
                    new Dimension(List.of("gender", "tier"), List.of(List.of("female", "vip")))),
            Optional.of(CLASSES));

    /** A prediction and the labels that it has one after the other, "none" first. */
    private record Case(boolean hasScore, double score, int decision, int[] dimensions, int[] labels) {

        static Case of(Random random) {
            int[] labels = new int[1 + random.nextInt(4)];
            labels[0] = CLASSES.none();
            for (int i = 1; i < labels.length; i++) {
                labels[i] = random.nextInt(CLASSES.codes());
            }
            return new Case(
                    random.nextInt(5) > 0,
                    2 * random.nextGaussian(),
                    random.nextInt(CLASSES.codes() + 1),
                    new int[] {random.nextInt(4), random.nextInt(3)},
                    labels);
        }

        Observation with(int label) {
            Observation event = new Observation(LAYOUT);
            if (hasScore) {
                event.number(SCORE, score);
            }
            event.dimension(0, dimensions[0]);
            event.dimension(1, dimensions[1]);
            event.outcome(decision, label);
            return event;
        }

        void relabel(OutcomeChanges changes, int from, int to) {
            int cell = with(from).scoreCell();
            changes.relabel(cell, decision, from, to);
            changes.relabel(0, dimensions[0], cell, decision, from, to);
            changes.relabel(1, dimensions[1], cell, decision, from, to);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldCountLateAndCorrectedLabelsAsIfTheyHadBeenKnown(long seed) {
        Random random = new Random(seed);
        WindowTally known = new WindowTally(LAYOUT);
        WindowTally joined = new WindowTally(LAYOUT);
        OutcomeChanges changes = new OutcomeChanges(LAYOUT);
        List<byte[]> onTheirWay = new ArrayList<>();

        for (int i = 0; i < 500; i++) {
            Case one = Case.of(random);
            known.observe(one.with(one.labels[one.labels.length - 1]));
            joined.observe(one.with(CLASSES.none()));
            for (int next = 1; next < one.labels.length; next++) {
                one.relabel(changes, one.labels[next - 1], one.labels[next]);
            }
            if (random.nextInt(50) == 0) {
                onTheirWay.addAll(TallyCodec.encode(changes.take(), 200));
            }
        }
        onTheirWay.addAll(TallyCodec.encode(changes.take(), Integer.MAX_VALUE));
        onTheirWay.forEach(bytes -> joined.add(TallyCodec.sparse(LAYOUT, bytes)));

        assertThat(joined).isEqualTo(known);
        assertThat(joined.outcomes()).isEqualTo(known.outcomes());
        assertThat(known.outcomes().orElseThrow().predictions()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAddChangesUpInAnyOrder(long seed) {
        Random random = new Random(seed);
        SparseCounts a = changes(random);
        SparseCounts b = changes(random);
        SparseCounts c = changes(random);

        SparseCounts sum = a.plus(b).plus(c);

        assertThat(sum).isEqualTo(c.plus(a.plus(b))).isEqualTo(b.plus(c).plus(a));
        assertThat(a.plus(SparseCounts.none(LAYOUT))).isEqualTo(a);
    }

    @Test
    void shouldHoldNoChangeWhereALabelIsTakenBack() {
        Case one = new Case(true, 0.5, 0, new int[] {0, 0}, new int[0]);
        OutcomeChanges changes = new OutcomeChanges(LAYOUT);
        one.relabel(changes, CLASSES.none(), 0);
        one.relabel(changes, 0, CLASSES.none());

        SparseCounts taken = changes.take();

        assertThat(taken.isEmpty()).isTrue();
        assertThat(changes.isEmpty()).isTrue();
    }

    @Test
    void shouldTellACorrectionFromAFirstLabel() {
        WindowTally before = new WindowTally(LAYOUT);
        WindowTally after = new WindowTally(LAYOUT);
        Case one = new Case(true, 0.5, 0, new int[] {0, 0}, new int[0]);
        before.observe(one.with(0));
        after.observe(one.with(1));

        OutcomeTable difference =
                after.outcomes().orElseThrow().minus(before.outcomes().orElseThrow());

        assertThat(difference.takesLabelsBack()).isTrue();
        assertThat(after.outcomes().orElseThrow().takesLabelsBack()).isFalse();
    }

    @Test
    void shouldAddTheOutcomesOfAnotherTallyAndNothingElse() {
        WindowTally tally = new WindowTally(LAYOUT);
        WindowTally other = new WindowTally(LAYOUT);
        other.observe(new Case(true, 0.5, 0, new int[] {0, 0}, new int[0]).with(1));

        tally.addOutcomes(other);

        assertThat(tally.outcomes()).isEqualTo(other.outcomes());
        assertThat(tally.outcomes(0, 0)).isEqualTo(other.outcomes(0, 0));
        assertThat(tally.outcomes(0, 1)).isEqualTo(other.outcomes(0, 1));
        assertThat(tally.events()).isZero();
    }

    @Test
    void shouldRefuseChangesOfAnotherLayout() {
        SparseCounts foreign = SparseCounts.none(SampleTraffic.LAYOUT);
        WindowTally tally = new WindowTally(LAYOUT);

        assertThatIllegalArgumentException().isThrownBy(() -> tally.add(foreign));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparseCounts.none(LAYOUT).plus(foreign));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutcomeChanges(SampleTraffic.LAYOUT));
    }

    private static SparseCounts changes(Random random) {
        OutcomeChanges changes = new OutcomeChanges(LAYOUT);
        for (int i = 0; i < 100; i++) {
            Case one = Case.of(random);
            one.relabel(changes, random.nextInt(CLASSES.codes()), random.nextInt(CLASSES.codes()));
        }
        return changes.take();
    }
}
