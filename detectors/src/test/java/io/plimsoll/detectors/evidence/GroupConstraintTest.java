package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.Insufficiency.Reason;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.FairnessMetric.Contrast;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.LabelledRows;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupConstraintTest {
    private static final double ALPHA = 0.01;
    private static final GroupConstraint FOUR_FIFTHS =
            new GroupConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8), ALPHA);
    private static final GroupConstraint OPPORTUNITY =
            new GroupConstraint(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atMost(0.1), ALPHA);

    private static Outcomes selected(long selected, long of) {
        return new Outcomes(Confusion.EMPTY, selected, of - selected);
    }

    @ParameterizedTest
    @CsvSource({"500, OK", "300, FAIL", "800, FAIL", "410, INSUFFICIENT"})
    void shouldCompareEveryGroupWithTheReferenceInBothDirections(long selected, Decision expected) {
        Groups groups = Groups.of(Map.of("a", selected(500, 1000), "b", selected(selected, 1000)));

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, Optional.of("a"));

        assertThat(answer.decision()).isEqualTo(expected);
        assertThat(answer.pairs()).hasSize(1);
        assertThat(answer.pairs().get(0).comparator()).isEqualTo("a");
    }

    @Test
    void shouldCompareEveryOrderedPairWithoutAReference() {
        Groups groups = Groups.of(Map.of("a", selected(500, 1000), "b", selected(490, 1000), "c", selected(250, 1000)));

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, Optional.empty());

        assertThat(answer.pairs()).hasSize(6);
        assertThat(answer.failures())
                .extracting(pair -> pair.group() + "/" + pair.comparator())
                .containsExactlyInAnyOrder("c/a", "c/b");
    }

    @Test
    void shouldFailAtTheSplitLevelAndPassAtTheWhole() {
        Groups groups =
                Groups.of(Map.of("a", selected(1500, 3000), "b", selected(1440, 3000), "c", selected(1560, 3000)));
        RatioSet set = new RatioSet(new Rate(1440, 3000), new Rate(1500, 3000));

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, Optional.of("a"));

        assertThat(answer.decision()).isEqualTo(Decision.OK);
        assertThat(answer.pairs().get(0).answer().interval()).isEqualTo(set.interval(ALPHA));
    }

    @Test
    void shouldPassAtALevelOfItsOwn() {
        Groups groups = Groups.of(Map.of("a", selected(1000, 2000), "b", selected(960, 2000)));
        Limits limits = Limits.atLeast(0.8);
        GroupConstraint strict = new GroupConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, limits, 1e-9, 1e-9);
        GroupConstraint lenient = new GroupConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, limits, 1e-9, 0.05);

        assertThat(strict.decide(groups, Optional.empty()).decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(lenient.decide(groups, Optional.empty()).decision()).isEqualTo(Decision.OK);
    }

    @ParameterizedTest
    @EnumSource(FairnessMetric.class)
    void shouldFindTheSameFailuresWithoutDecidingTheRest(FairnessMetric metric) {
        Random random = new Random(7);
        boolean isRatio = metric.contrast() == Contrast.RATIO || metric.contrast() == Contrast.DIRECTED_RATIO;
        Limits limits = isRatio ? Limits.atLeast(0.8) : Limits.atMost(0.1);
        int failures = 0;
        boolean isDecided = metric.isDecidable() && metric.mean().isEmpty();
        for (int i = 0; i < 100 && isDecided; i++) {
            GroupConstraint constraint = new GroupConstraint(metric, limits, 0.2);
            Groups groups = Groups.of(Map.of("a", drawn(random), "b", drawn(random), "c", drawn(random)), 20);
            Optional<String> reference = i % 2 == 0 ? Optional.of("a") : Optional.empty();
            Sampling sampling = i % 3 == 0 ? Sampling.selective() : Sampling.INDEPENDENT;

            List<GroupAnswer.Pair> found = constraint.failures(groups, reference, sampling, List.of());

            assertThat(found)
                    .isEqualTo(constraint
                            .decide(groups, reference, sampling, List.of())
                            .failures());
            failures += found.size();
        }
        assertThat(failures > 0).isEqualTo(isDecided);
    }

    private static Outcomes drawn(Random random) {
        return new Outcomes(
                new Confusion(random.nextInt(200), random.nextInt(200), random.nextInt(200), random.nextInt(200)),
                random.nextInt(20),
                random.nextInt(20));
    }

    @Test
    void shouldLeaveOutAndNameWhoHasNoRate() {
        Outcomes good = Outcomes.allLabelled(new Confusion(900, 50, 100, 950));
        Outcomes withoutPositives = Outcomes.allLabelled(new Confusion(0, 10, 0, 90));
        Groups groups = Groups.of(Map.of("a", good, "b", good, "c", withoutPositives, "d", selected(1, 1)), 30);

        GroupAnswer answer = OPPORTUNITY.decide(groups, Optional.empty());

        assertThat(answer.decision()).isEqualTo(Decision.OK);
        assertThat(answer.leftOut()).containsExactly("c");
        assertThat(answer.pooled()).containsExactly("d");
        assertThat(answer.pairs()).hasSize(2);
    }

    @Test
    void shouldNeverPassAGroupThatIsAlone() {
        Groups one = Groups.of(Map.of("a", selected(500, 1000)));
        Groups small = Groups.of(Map.of("a", selected(500, 1000), "b", selected(5, 10)), 30);

        assertThat(FOUR_FIFTHS.decide(one, Optional.empty()).insufficiency())
                .contains(Insufficiency.of(Reason.ONE_GROUP));
        assertThat(FOUR_FIFTHS.decide(small, Optional.of("a")).insufficiency())
                .contains(Insufficiency.of(Reason.ONE_GROUP));
        assertThat(FOUR_FIFTHS.decide(small, Optional.of("b")).insufficiency())
                .contains(Insufficiency.of(Reason.NO_REFERENCE_GROUP));
        assertThat(FOUR_FIFTHS.decide(Groups.of(Map.of()), Optional.empty()).decision())
                .isEqualTo(Decision.INSUFFICIENT);
    }

    @Test
    void shouldJudgeNobodyByOnePerson() {
        Groups groups = Groups.of(Map.of("a", selected(500, 1000), "b", selected(0, 1)));

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, Optional.of("a"));

        assertThat(answer.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(answer.pairs().get(0).answer().insufficiency().orElseThrow().needed())
                .isPresent();
    }

    @Test
    void shouldJudgeEqualizedOddsByBothRates() {
        Outcomes good = Outcomes.allLabelled(new Confusion(900, 50, 100, 950));
        Outcomes trigger = Outcomes.allLabelled(new Confusion(900, 400, 100, 600));
        GroupConstraint odds = new GroupConstraint(FairnessMetric.EQUALIZED_ODDS_DIFFERENCE, Limits.atMost(0.1), ALPHA);

        GroupAnswer answer = odds.decide(Groups.of(Map.of("a", good, "b", trigger)), Optional.of("a"));

        assertThat(answer.decision()).isEqualTo(Decision.FAIL);
        assertThat(answer.pairs()).hasSize(2);
        assertThat(answer.failures())
                .singleElement()
                .satisfies(pair -> assertThat(pair.rates()).containsExactly(OutcomeRate.FALSE_POSITIVE_RATE));
    }

    @Test
    void shouldJudgeAverageOddsByTheMeanOfBothDifferences() {
        Outcomes good = Outcomes.allLabelled(new Confusion(900, 50, 100, 950));
        Outcomes opposite = Outcomes.allLabelled(new Confusion(750, 200, 250, 800));
        GroupConstraint odds = new GroupConstraint(FairnessMetric.AVERAGE_ODDS_DIFFERENCE, Limits.atMost(0.15), ALPHA);

        GroupAnswer answer = odds.decide(Groups.of(Map.of("a", good, "b", opposite)), Optional.of("a"));

        assertThat(answer.decision()).isEqualTo(Decision.OK);
        assertThat(answer.pairs()).hasSize(1);
    }

    @Test
    void shouldNotDecideWhereTheMixDoes() {
        Map<String, Outcomes> strict = Map.of("a", selected(100, 1000), "b", selected(1000, 10_000));
        Map<String, Outcomes> lenient = Map.of("a", selected(5000, 10_000), "b", selected(500, 1000));
        Groups groups = Groups.of(Map.of("a", selected(5100, 11_000), "b", selected(1500, 11_000)));

        GroupAnswer pooled = FOUR_FIFTHS.decide(groups, Optional.of("a"));
        GroupAnswer answer =
                FOUR_FIFTHS.decide(groups, Optional.of("a"), Sampling.INDEPENDENT, List.of(strict, lenient));

        assertThat(pooled.decision()).isEqualTo(Decision.FAIL);
        assertThat(answer.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(answer.pairs().get(0).answer().insufficiency()).contains(Insufficiency.of(Reason.MIX));
    }

    @Test
    void shouldKeepAFailureThatStandsInEveryPane() {
        Map<String, Outcomes> pane = Map.of("a", selected(500, 1000), "b", selected(250, 1000));
        Groups groups = Groups.of(Map.of("a", selected(1000, 2000), "b", selected(500, 2000)));

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, Optional.of("a"), Sampling.INDEPENDENT, List.of(pane, pane));

        assertThat(answer.decision()).isEqualTo(Decision.FAIL);
    }

    @Test
    void shouldNotDecideOpportunityFromSelectiveLabels() {
        Outcomes one = new Outcomes(new Confusion(900, 100, 0, 0), 0, 1000);
        Outcomes other = new Outcomes(new Confusion(300, 100, 0, 0), 0, 1600);
        Groups groups = Groups.of(Map.of("a", one, "b", other));

        GroupAnswer naive = OPPORTUNITY.decide(groups, Optional.of("a"));
        GroupAnswer answer = OPPORTUNITY.decide(groups, Optional.of("a"), Sampling.selective(), List.of());
        GroupAnswer parity = FOUR_FIFTHS.decide(groups, Optional.of("a"), Sampling.selective(), List.of());

        assertThat(naive.decision()).isEqualTo(Decision.OK);
        assertThat(answer.decision()).isEqualTo(Decision.INSUFFICIENT);
        assertThat(answer.pairs().get(0).answer().insufficiency().orElseThrow().reason())
                .isEqualTo(Reason.SELECTIVE_LABELS);
        assertThat(parity.decision()).isEqualTo(Decision.FAIL);
    }

    @Test
    void shouldRefuseLimitsThatDoNotFitTheMetric() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupConstraint(FairnessMetric.THEIL_INDEX, Limits.atMost(0.1), ALPHA))
                .withMessageContaining("theil_index");
        assertThat(GroupConstraint.fits(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atMost(1.25)))
                .isFalse();
        assertThat(GroupConstraint.fits(FairnessMetric.DISPARATE_IMPACT, new Limits(0.8, 1.25)))
                .isTrue();
        assertThat(GroupConstraint.fits(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atLeast(0.1)))
                .isFalse();
    }

    static Stream<Arguments> credit() {
        return Stream.of(
                Arguments.of("credit_live_v1_live", "gender", Optional.of("male"), Decision.OK),
                Arguments.of("credit_live_v1_live", "degree", Optional.empty(), Decision.OK),
                Arguments.of("credit_live_v2_live", "gender", Optional.of("male"), Decision.FAIL),
                Arguments.of("credit_live_v2_live", "degree", Optional.empty(), Decision.OK),
                Arguments.of("credit_shadow_v2_shadow_period", "gender", Optional.of("male"), Decision.FAIL));
    }

    /** What the stream was made to contain: v1 innocent, v2 unfair to nonbinary people, degree at a ratio of .84. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("credit")
    void shouldFindInCreditWhatIsThere(String input, String attribute, Optional<String> reference, Decision expected) {
        LabelledRows rows = LabelledRows.read("fairness_inputs/" + input + ".csv.gz");
        Groups groups = Groups.of(rows.groups(attribute), 30);

        GroupAnswer answer = FOUR_FIFTHS.decide(groups, reference);

        assertThat(answer.decision()).isEqualTo(expected);
        assertThat(answer.failures())
                .allSatisfy(pair -> assertThat(pair.group()).isEqualTo("nonbinary"));
    }

    @Test
    void shouldFailTheRecallOfTheOldWhileAccuracyPasses() {
        LabelledRows rows = LabelledRows.read("fairness_inputs/adult_v2.csv.gz");
        BinaryEstimates all = BinaryEstimates.of(Outcomes.allLabelled(rows.confusion()));
        BinaryEstimates old = BinaryEstimates.of(
                Outcomes.allLabelled(rows.of("age_group", "60+").confusion()));

        ConstraintAnswer accuracy = Constraint.of(Limits.atLeast(0.8), ALPHA).decide(all.rate(OutcomeRate.ACCURACY));
        ConstraintAnswer recall = Constraint.of(Limits.atLeast(0.4), ALPHA).decide(old.rate(OutcomeRate.RECALL));

        assertThat(accuracy.decision()).isEqualTo(Decision.OK);
        assertThat(recall.decision()).isEqualTo(Decision.FAIL);
    }
}
