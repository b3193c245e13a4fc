package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairChangesTest {

    private static final Layout PAIRS = Layout.ofPairs("pairs", SamplePairs.CLASSES);
    private static final Layout VERSION = new Layout(
            "version",
            List.of(new NumericSubject(
                    "score", Subject.Source.SCORE, SampleTraffic.GRID, 20, NumericSubject.Range.ANY)),
            List.of());
    private static final int NONE = SamplePairs.CLASSES.none();

    private final PairChanges changes = new PairChanges(PAIRS, VERSION, VERSION);

    @Test
    void shouldMakeTheTableThatThePairsWithTheirLastLabelsMake() {
        PairTable expected = new PairTable(SamplePairs.CLASSES);
        WindowTally tally = new WindowTally(PAIRS);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            PairChanges.Answer acting = answer(random);
            PairChanges.Answer candidate = answer(random);
            changes.pair(acting, candidate);
            int label = NONE;
            for (int corrections = random.nextInt(4); corrections > 0; corrections--) {
                int next = random.nextInt(NONE + 1);
                changes.relabel(acting, candidate, label, next);
                label = next;
            }
            expected.count(counted(acting), counted(candidate), label, 1);
            if (random.nextInt(100) == 0) {
                tally.add(changes.take());
            }
        }

        tally.add(changes.take());

        assertThat(tally.pairs()).contains(expected);
        assertThat(expected.labelled()).isBetween(500L, 1_500L);
    }

    @Test
    void shouldComeToNothingWhenALabelIsTakenBack() {
        PairChanges.Answer answer = new PairChanges.Answer(3, OutcomeSubject.POSITIVE);
        changes.pair(answer, answer);
        changes.relabel(answer, answer, NONE, OutcomeSubject.POSITIVE);
        changes.take();
        changes.relabel(answer, answer, OutcomeSubject.POSITIVE, NONE);
        changes.relabel(answer, answer, NONE, OutcomeSubject.POSITIVE);

        SparseCounts taken = changes.take();

        assertThat(taken.isEmpty()).isTrue();
    }

    @Test
    void shouldTravelAsBytesLikeAllCounts() {
        changes.pair(new PairChanges.Answer(-1, -1), new PairChanges.Answer(0, OutcomeSubject.NEGATIVE));
        SparseCounts taken = changes.take();
        WindowTally tally = new WindowTally(PAIRS);

        TallyCodec.encode(taken, 40).forEach(piece -> TallyCodec.addTo(tally, piece));

        PairTable table = tally.pairs().orElseThrow();
        assertThat(table.count(NONE, OutcomeSubject.NEGATIVE, NONE)).isOne();
        assertThat(table.scored(PairTable.NO_SCORE, 0, NONE)).isOne();
        assertThat(table.pairs()).isOne();
    }

    /** Sums of a version's life take nothing else of a pane. */
    @Test
    void shouldBeAddedWithTheOutcomes() {
        WindowTally pane = new WindowTally(PAIRS);
        changes.pair(answer(new Random(1)), answer(new Random(2)));
        pane.add(changes.take());
        pane.observeDuplicate();
        WindowTally sum = new WindowTally(PAIRS);

        sum.addOutcomes(pane);

        assertThat(sum.pairs()).isEqualTo(pane.pairs());
        assertThat(sum.duplicates()).isZero();
    }

    @Test
    void shouldCountPairsInNoOtherLayout() {
        Layout other = new Layout("pairs", List.of(), List.of(), Optional.of(SamplePairs.CLASSES));

        assertThat(new WindowTally(other).pairs()).isEmpty();
        assertThat(other).isNotEqualTo(PAIRS);
        assertThatIllegalArgumentException().isThrownBy(() -> new PairChanges(other, VERSION, VERSION));
    }

    private static PairChanges.Answer answer(Random random) {
        return new PairChanges.Answer(random.nextInt(VERSION.scoreBins()) - 1, random.nextInt(NONE + 1) - 1);
    }

    private static PairTable.Answer counted(PairChanges.Answer answer) {
        return new PairTable.Answer(
                PairTable.scoreBin(answer.scoreCell(), VERSION.scoreBins() - 1),
                answer.decision() < 0 ? NONE : answer.decision());
    }
}
