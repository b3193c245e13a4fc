package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final Outcomes HALF = Outcomes.allLabelled(new Confusion(20, 30, 20, 30));
    private static final Outcomes FIFTH = Outcomes.allLabelled(new Confusion(10, 10, 30, 50));
    private static final Outcomes WITHOUT_POSITIVES = Outcomes.allLabelled(new Confusion(0, 15, 0, 35));

    @Test
    void shouldNameTheGroupThatHasNoRateAndLeaveItOut() {
        Groups groups = Groups.of(Map.of("a", HALF, "b", FIFTH, "c", WITHOUT_POSITIVES));

        Spread recall = groups.spread(OutcomeRate.RECALL);

        assertThat(recall.undefined()).containsExactly("c");
        assertThat(recall.difference()).hasValue(0.25);
        assertThat(recall.lowest()).contains("b");
        assertThat(recall.highest()).contains("a");
        assertThat(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE.leftOut(groups)).containsExactly("c");
        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.leftOut(groups)).isEmpty();
    }

    @Test
    void shouldNotBeEqualToAnybodyWhenAlone() {
        Groups one = Groups.of(Map.of("a", HALF));
        Groups oneWithPositives = Groups.of(Map.of("a", HALF, "c", WITHOUT_POSITIVES));

        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE.of(one)).isEmpty();
        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.of(one)).isEmpty();
        assertThat(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE.of(oneWithPositives))
                .isEmpty();
        assertThat(FairnessMetric.AVERAGE_ODDS_DIFFERENCE.of(oneWithPositives)).isEmpty();
        assertThat(FairnessMetric.EQUALIZED_ODDS_RATIO.of(oneWithPositives)).isEmpty();
    }

    @Test
    void shouldHaveNoRatioWhereNobodyIsSelected() {
        Outcomes refused = Outcomes.allLabelled(new Confusion(0, 0, 20, 30));

        Groups groups = Groups.of(Map.of("a", refused, "b", refused));

        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.of(groups)).isEmpty();
        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE.of(groups)).hasValue(0);
    }

    @Test
    void shouldPoolSmallGroupsAndNameThem() {
        Outcomes few = Outcomes.allLabelled(new Confusion(0, 1, 1, 0));

        Groups groups = Groups.of(Map.of("a", HALF, "b", FIFTH, "x", few, "y", few), 30);

        assertThat(groups.outcomes()).containsOnlyKeys("a", "b");
        assertThat(groups.pooled()).containsExactly("x", "y");
        assertThat(groups.pool()).isEqualTo(few.plus(few));
        assertThat(groups.compare("x", "a")).isEmpty();
        assertThat(groups.spread(OutcomeRate.SELECTION_RATE).values()).containsOnlyKeys("a", "b");
        assertThat(groups.everybody()).isEqualTo(HALF.plus(FIFTH).plus(few).plus(few));
    }

    @Test
    void shouldMeasureParityOfTheOtherDecisionWhenMirrored() {
        Groups groups = Groups.of(Map.of("a", HALF, "b", FIFTH));

        Groups mirrored = groups.mirrored();

        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.of(groups)).hasValue(0.4);
        assertThat(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.of(mirrored)).hasValue(0.625);
    }

    @Test
    void shouldTakeAverageOddsOfTheWorstPair() {
        Groups groups = Groups.of(Map.of("a", HALF, "b", FIFTH));

        double odds = FairnessMetric.AVERAGE_ODDS_DIFFERENCE.of(groups).orElseThrow();

        assertThat(odds).isCloseTo((0.25 + (0.5 - 1.0 / 6)) / 2, within(1e-15));
        assertThat(groups.compare("b", "a")
                        .orElseThrow()
                        .averageOddsDifference()
                        .orElseThrow())
                .isCloseTo(-odds, within(1e-15));
    }

    @Test
    void shouldKnowBothSidesOfTheFourFifthsRule() {
        GroupComparison down =
                Groups.of(Map.of("a", HALF, "b", FIFTH)).compare("b", "a").orElseThrow();
        GroupComparison up =
                Groups.of(Map.of("a", HALF, "b", FIFTH)).compare("a", "b").orElseThrow();

        assertThat(down.isUnderFourFifths()).isTrue();
        assertThat(down.isOverFiveFourths()).isFalse();
        assertThat(up.isOverFiveFourths()).isTrue();
    }

    @Test
    void shouldMeasureTreatmentEqualityByRatiosOfErrors() {
        Groups groups = Groups.of(Map.of("a", HALF, "b", FIFTH));

        assertThat(FairnessMetric.TREATMENT_EQUALITY_DIFFERENCE.of(groups).orElseThrow())
                .isCloseTo(3.0 - 20.0 / 30, within(1e-15));
    }

    /** Of 100 people 50 × 1, 30 × 2, 20 × 0: μ = 1.1. */
    @Test
    void shouldMeasureInequalityOfBenefits() {
        double theil = (50 * (1 / 1.1) * Math.log(1 / 1.1) + 30 * (2 / 1.1) * Math.log(2 / 1.1)) / 100;
        double entropy = (50 * (1 / 1.21 - 1) + 30 * (4 / 1.21 - 1) + 20 * -1) / 200;

        assertThat(BenefitInequality.THEIL.of(HALF.labelled()).orElseThrow()).isCloseTo(theil, within(1e-12));
        assertThat(BenefitInequality.GENERALIZED_ENTROPY.of(HALF.labelled()).orElseThrow())
                .isCloseTo(entropy, within(1e-12));
        assertThat(BenefitInequality.THEIL.of(new Confusion(0, 0, 5, 0))).isEmpty();
        assertThat(BenefitInequality.THEIL.of(Confusion.EMPTY)).isEmpty();
        assertThat(BenefitInequality.THEIL.of(new Confusion(4, 0, 0, 5))).hasValue(0);
    }

    @Test
    void shouldSplitInequalityIntoThatBetweenGroupsAndTheRest() {
        Groups alike = Groups.of(Map.of("a", HALF, "b", HALF));
        Groups apart = Groups.of(Map.of("a", HALF, "b", FIFTH));

        assertThat(BenefitInequality.GENERALIZED_ENTROPY.between(alike).orElseThrow())
                .isCloseTo(0, within(1e-15));
        assertThat(BenefitInequality.GENERALIZED_ENTROPY.between(apart).orElseThrow())
                .isBetween(
                        1e-3, FairnessMetric.GENERALIZED_ENTROPY_INDEX.of(apart).orElseThrow());
    }

    /** On each day both groups are treated alike, but group and strict days coincide. */
    @Test
    void shouldSeeThroughAChangingMix() {
        MantelHaenszel days = new MantelHaenszel(List.of(
                new MantelHaenszel.Stratum(new Share(100, 1000), new Share(10, 100)),
                new MantelHaenszel.Stratum(new Share(50, 100), new Share(500, 1000)),
                new MantelHaenszel.Stratum(new Share(0, 0), new Share(500, 1000))));

        assertThat(days.ratio().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(days.difference().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(days.pooledRatio().orElseThrow()).isLessThan(0.3);
        assertThat(days.ratioDependsOnMix(ratio -> ratio >= 0.8)).isTrue();
        assertThat(days.ratioDependsOnMix(ratio -> ratio >= 0.1)).isFalse();
        assertThat(days.differenceDependsOnMix(difference -> Math.abs(difference) <= 0.1))
                .isTrue();
    }

    @Test
    void shouldDisagreeWithNothingWhereNoStratumHoldsBoth() {
        MantelHaenszel apart =
                new MantelHaenszel(List.of(new MantelHaenszel.Stratum(new Share(1, 5), new Share(0, 0))));

        assertThat(apart.ratio()).isEmpty();
        assertThat(apart.difference()).isEmpty();
        assertThat(apart.ratioDependsOnMix(ratio -> ratio >= 0.8)).isFalse();
    }
}
