package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.Share;
import org.junit.jupiter.api.Test;

class LabelShiftTest {
    /** TPR .8, FPR .1, a third positive. */
    private static final Confusion REFERENCE = new Confusion(8000, 2000, 2000, 18_000);

    @Test
    void shouldTellTheShareOfPositivesFromDecisionsAlone() {
        LabelShift shift = new LabelShift(REFERENCE, new Share(4500, 10_000));

        assertThat(shift.value().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(shift.interval(0.01).contains(0.5)).isTrue();
        assertThat(shift.isShifted(0.01)).isTrue();
    }

    @Test
    void shouldNotSeeAShiftWhereTheDecisionsAreAsBefore() {
        LabelShift same = new LabelShift(REFERENCE, new Share(3333, 10_000));

        assertThat(same.isShifted(0.05)).isFalse();
        assertThat(same.value().orElseThrow()).isCloseTo(1.0 / 3, within(1e-3));
    }

    @Test
    void shouldReadAnInvertedModelToo() {
        Confusion inverted = new Confusion(2000, 18_000, 8000, 2000);

        LabelShift shift = new LabelShift(inverted, new Share(5500, 10_000));

        assertThat(shift.value().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(shift.interval(0.01).contains(0.5)).isTrue();
    }

    @Test
    void shouldNotAnswerWhereDecisionsDoNotSeparateTheClasses() {
        Confusion weak = new Confusion(5000, 8200, 5000, 11_800);
        LabelShift shift = new LabelShift(weak, new Share(6000, 10_000));

        ConstraintAnswer answer = Constraint.of(Limits.atMost(0.5), 0.01).decide(shift);

        assertThat(shift.value()).isEmpty();
        assertThat(shift.interval(0.01)).isEqualTo(new Interval(0, 1));
        assertThat(shift.isShifted(0.05)).isFalse();
        assertThat(answer.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(answer.insufficiency().orElseThrow().reason()).isEqualTo(Insufficiency.Reason.WEAK_SEPARATION);
    }

    @Test
    void shouldRefuteNothingWithoutReferenceLabelsOrLiveCases() {
        LabelShift unlabelled = new LabelShift(Confusion.EMPTY, new Share(10, 20));
        LabelShift nobody = new LabelShift(REFERENCE, new Share(0, 0));

        assertThat(unlabelled.value()).isEmpty();
        assertThat(unlabelled.interval(0.05)).isEqualTo(new Interval(0, 1));
        assertThat(nobody.value()).isEmpty();
        assertThat(nobody.isShifted(0.05)).isFalse();
    }
}
