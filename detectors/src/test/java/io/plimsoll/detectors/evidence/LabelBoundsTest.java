package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.Share;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelBoundsTest {
    private static final Outcomes OUTCOMES = new Outcomes(new Confusion(7, 3, 4, 9), 5, 6);
    private static final Share ALL = new Share(100, 100);
    private static final Share NONE = new Share(0, 100);
    private static final Share EMPTY = new Share(0, 0);

    /** Over all ways in which the missing labels could be. */
    @ParameterizedTest
    @EnumSource(OutcomeRate.class)
    void shouldBeTheExtremesOverAllPossibleLabels(OutcomeRate rate) {
        DoubleSummaryStatistics possible = completions().stream()
                .mapToDouble(complete ->
                        rate.of(Outcomes.allLabelled(complete)).value().orElseThrow())
                .summaryStatistics();

        LabelBounds bounds = LabelBounds.of(rate, OUTCOMES);

        assertThat(bounds.low().value()).hasValue(possible.getMin());
        assertThat(bounds.high().value()).hasValue(possible.getMax());
    }

    @Test
    void shouldBoundJaccardsIndexToo() {
        DoubleSummaryStatistics possible = completions().stream()
                .mapToDouble(complete -> complete.jaccard().value().orElseThrow())
                .summaryStatistics();

        LabelBounds bounds = LabelBounds.ofJaccard(OUTCOMES);

        assertThat(bounds.low().value()).hasValue(possible.getMin());
        assertThat(bounds.high().value()).hasValue(possible.getMax());
    }

    private static List<Confusion> completions() {
        Confusion labelled = OUTCOMES.labelled();
        List<Confusion> completions = new ArrayList<>();
        for (long selected = 0; selected <= OUTCOMES.unlabelledSelected(); selected++) {
            for (long rejected = 0; rejected <= OUTCOMES.unlabelledRejected(); rejected++) {
                completions.add(labelled.plus(new Confusion(
                        selected,
                        OUTCOMES.unlabelledSelected() - selected,
                        rejected,
                        OUTCOMES.unlabelledRejected() - rejected)));
            }
        }
        return completions;
    }

    @ParameterizedTest
    @EnumSource(OutcomeRate.class)
    void shouldHoldTheSetOfEveryPossibleCompletion(OutcomeRate rate) {
        Interval bounded = LabelBounds.of(rate, OUTCOMES).estimate().interval(0.05);

        assertThat(completions()).allSatisfy(complete -> {
            Interval known =
                    RateEstimate.of(rate.of(Outcomes.allLabelled(complete))).interval(0.05);
            assertThat(bounded.lower()).isLessThanOrEqualTo(known.lower() + 1e-12);
            assertThat(bounded.upper()).isGreaterThanOrEqualTo(known.upper() - 1e-12);
        });
    }

    /** Its own decisions are carried out: only the approved have a label. */
    @Test
    void shouldTrustThePrecisionOfTheVersionThatDecides() {
        LabelCoverage champion = new LabelCoverage(ALL, EMPTY, EMPTY, NONE);

        assertThat(champion.isSelectiveFor(OutcomeRate.PRECISION)).isFalse();
        assertThat(champion.isSelectiveFor(OutcomeRate.SELECTION_RATE)).isFalse();
        assertThat(champion.isSelectiveFor(OutcomeRate.ACCURACY)).isTrue();
        assertThat(champion.isSelectiveFor(OutcomeRate.RECALL)).isTrue();
        assertThat(champion.isSelectiveFor(OutcomeRate.FALSE_POSITIVE_RATE)).isTrue();
    }

    @Test
    void shouldNotTrustThePrecisionOfAShadow() {
        LabelCoverage shadow = new LabelCoverage(ALL, ALL, NONE, NONE);

        assertThat(shadow.isSelectiveFor(OutcomeRate.PRECISION)).isTrue();
        assertThat(shadow.isSelective()).isTrue();
    }

    @Test
    void shouldTrustLabelsThatAreMissingEverywhereAlike() {
        Share some = new Share(30, 100);
        LabelCoverage even = new LabelCoverage(some, new Share(35, 100), new Share(39, 100), some);

        assertThat(even.isSelective()).isFalse();
        assertThat(even.plus(even).total()).isEqualTo(new Share(268, 800));
    }

    @Test
    void shouldAnswerSelectiveLabelsUnlessTheBoundsDecide() {
        Outcomes approvedOnly = new Outcomes(new Confusion(900, 100, 0, 0), 0, 1000);
        BinaryEstimates estimates = new BinaryEstimates(approvedOnly, Optional.empty(), Sampling.selective());

        ConstraintAnswer open = Constraint.of(Limits.atLeast(0.8), 0.01).decide(estimates.rate(OutcomeRate.ACCURACY));
        ConstraintAnswer decided =
                Constraint.of(Limits.atLeast(0.3), 0.01).decide(estimates.rate(OutcomeRate.ACCURACY));
        ConstraintAnswer area = Constraint.of(Limits.atLeast(0.3), 0.01).decide(estimates.matthewsCorrelation());

        assertThat(open.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(open.insufficiency().orElseThrow().reason()).isEqualTo(Insufficiency.Reason.SELECTIVE_LABELS);
        assertThat(open.insufficiency().orElseThrow().reason().remedy())
                .isEqualTo("label a random sample of the declined");
        assertThat(open.value()).isEmpty();
        assertThat(decided.decision()).isEqualTo(Decision.OK);
        assertThat(area.insufficiency().orElseThrow().reason()).isEqualTo(Insufficiency.Reason.SELECTIVE_LABELS);
    }

    @Test
    void shouldBoundF1AndBalancedAccuracyToo() {
        BinaryEstimates estimates = new BinaryEstimates(OUTCOMES, Optional.empty(), Sampling.selective());

        assertThat(estimates.f1().value()).isEmpty();
        assertThat(completions()).allSatisfy(complete -> {
            assertThat(estimates.f1().interval(0.05).contains(complete.f1().orElseThrow()))
                    .isTrue();
            assertThat(estimates
                            .balancedAccuracy()
                            .interval(0.05)
                            .contains(complete.balancedAccuracy().orElseThrow()))
                    .isTrue();
        });
    }
}
