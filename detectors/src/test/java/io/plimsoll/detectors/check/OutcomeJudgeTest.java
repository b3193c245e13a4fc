package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.detectors.check.SyntheticPeople.Group;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeJudgeTest {

    private static final Group YOUNG = new Group(1_800, 0.25, 0.62, 0.06);
    private static final Group OLD = new Group(200, 0.25, 0.06, 0.02);
    private static final Group OLD_BEFORE = new Group(200, 0.25, 0.53, 0.06);

    private final SyntheticPeople people = new SyntheticPeople("old", "young");
    private final WindowTally before = people.expected(OLD_BEFORE, YOUNG);

    /** As on the stream adult: a model that is better for all and much worse for those over 60. */
    @Test
    void shouldFailTheRecallOfASegmentWhileTheAccuracyOfAllPasses() {
        Judge judge = people.judge(
                constraints(
                        new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.8)),
                        new PerformanceConstraint(
                                PerformanceMetric.RECALL, Optional.of(segment("old")), Limits.atLeast(0.4))),
                before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(3, people.expected(OLD, YOUNG))));

        assertThat(only(findings, "accuracy", metric("accuracy"), new Span.Version(3))
                        .verdict())
                .isEqualTo(new Verdict.Ok());
        Finding recall = only(findings, "recall", metric("recall", "old"), new Span.Version(3));
        assertThat(recall.verdict()).isEqualTo(new Verdict.Alarm(Severity.ERROR));
        assertThat(recall.speaks()).isTrue();
        assertThat(recall.compared()).contains(new Compared("value", 0.06, 0.4));
        assertThat(recall.measure().upper().orElseThrow()).isLessThan(0.4);
    }

    @Test
    void shouldTellEveryMetricWithItsIntervalAndTheReferencesOwn() {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(3, people.expected(OLD, YOUNG))));

        for (PerformanceMetric metric :
                List.of(PerformanceMetric.ACCURACY, PerformanceMetric.F1, PerformanceMetric.MATTHEWS_CORRELATION)) {
            for (Span span : List.of(new Span.Run(1), new Span.Version(3))) {
                Finding finding = only(findings, metric.label(), metric(metric.label()), span);
                double value = finding.measure().value().orElseThrow();
                assertThat(finding.measure().lower().orElseThrow()).isLessThan(value);
                assertThat(finding.measure().upper().orElseThrow()).isGreaterThan(value);
                assertThat(finding.compared().orElseThrow().threshold()).isGreaterThan(value);
                assertThat(finding.verdict()).isEqualTo(new Verdict.Ok());
            }
        }
    }

    /** 12 + 3 of 200 old and 279 + 81 of 1,800 young decided 1, all with labels. */
    @Test
    void shouldCountWhatItTells() {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(1, people.expected(OLD, YOUNG))));

        assertThat(value(findings, "selection_rate")).isEqualTo((3 + 3 + 279 + 81) / 2000.0, offset(1e-12));
        assertThat(value(findings, "recall")).isEqualTo((3 + 279) / 500.0, offset(1e-12));
        assertThat(value(findings, "fpr")).isEqualTo((3 + 81) / 1500.0, offset(1e-12));
        assertThat(value(findings, "precision")).isEqualTo((3 + 279) / 366.0, offset(1e-12));
        assertThat(value(findings, "label_coverage")).isEqualTo(1);
    }

    /** As on the stream credit: only who is approved ever gets a label. */
    @Test
    void shouldNotIdentifyWhatSelectiveLabelsHide() {
        Judge judge = people.judge(
                constraints(
                        new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.8)),
                        new PerformanceConstraint(PerformanceMetric.PRECISION, Optional.empty(), Limits.atLeast(0.6))),
                before);

        List<Finding> findings =
                judge.judgeOutcomes(people.spans(panes(5, people.expected(OLD_BEFORE.selective(), YOUNG.selective()))));

        for (String metric : List.of("accuracy", "recall", "fpr", "f1", "mcc", "error_rate")) {
            assertThat(of(findings, metric))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(reason(finding))
                            .isEqualTo("selective labels: label a random sample of the declined"));
        }
        assertThat(only(findings, "precision", metric("precision"), new Span.Version(5))
                        .verdict())
                .isEqualTo(new Verdict.Ok());
        assertThat(only(findings, "precision", metric("precision"), new Span.Run(1))
                        .measure()
                        .value())
                .hasValueCloseTo((27 + 279) / (27.0 + 9 + 279 + 81), offset(1e-12));
    }

    /** The same labels, but it was another version that approved. */
    @Test
    void shouldIdentifyNothingOfAShadowWhereLabelsDependOnADecision() {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);
        List<WindowTally> panes = panes(5, people.expected(OLD_BEFORE.selective(), YOUNG.selective()));
        List<WindowTally> even = panes(5, people.expected(OLD_BEFORE, YOUNG));

        List<Finding> ownUneven = judge.judgeOutcomes(OneByOne.spans(panes, 0, ActingLabels.OF_NOBODY));
        List<Finding> othersUneven = judge.judgeOutcomes(
                OneByOne.spans(even, 0, ActingLabels.of(panes.get(0).outcomes().orElseThrow())));
        List<Finding> alike = judge.judgeOutcomes(
                OneByOne.spans(even, 0, ActingLabels.of(even.get(0).outcomes().orElseThrow())));

        for (String metric : List.of("precision", "npv", "accuracy", "recall")) {
            assertThat(of(ownUneven, metric)).isNotEmpty().allMatch(finding -> isSelective(finding), metric);
            assertThat(of(othersUneven, metric)).isNotEmpty().allMatch(finding -> isSelective(finding), metric);
            assertThat(of(alike, metric)).isNotEmpty().noneMatch(finding -> isSelective(finding));
        }
        assertThat(of(ownUneven, "selection_rate")).isNotEmpty().noneMatch(finding -> isSelective(finding));
    }

    private static boolean isSelective(Finding finding) {
        return reason(finding).startsWith("selective labels");
    }

    @Test
    void shouldAskForASplitWhereTheDecisionItselfBringsLabelsAbout() {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        OutcomeChecks caused = new OutcomeChecks(
                standard.performance(),
                standard.fairness(),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                LabelCause.DECISION);
        Judge judge = people.judge(caused, before);
        List<WindowTally> panes = panes(5, people.expected(OLD_BEFORE, YOUNG));

        List<Finding> shadow = judge.judgeOutcomes(OneByOne.spans(panes, 0, ActingLabels.OF_NOBODY));
        List<Finding> serving = judge.judgeOutcomes(OneByOne.spans(panes, 0, ActingLabels.OWN));

        for (String metric : List.of("accuracy", "precision", "error_rate", "label_coverage")) {
            assertThat(of(shadow, metric))
                    .isNotEmpty()
                    .allSatisfy(finding ->
                            assertThat(reason(finding)).isEqualTo("needs A/B: compare versions by splitting traffic"));
            assertThat(of(serving, metric))
                    .isNotEmpty()
                    .noneMatch(finding -> reason(finding).startsWith("needs A/B"));
        }
        assertThat(of(shadow, "selection_rate"))
                .isNotEmpty()
                .allMatch(finding -> finding.verdict() instanceof Verdict.Ok);
    }

    @Test
    void shouldDecideWhereEvenTheBoundsDo() {
        Judge judge = people.judge(
                constraints(
                        new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.99)),
                        new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.1))),
                before);

        List<Finding> findings =
                judge.judgeOutcomes(people.spans(panes(5, people.expected(OLD_BEFORE.selective(), YOUNG.selective()))));

        assertThat(findings)
                .filteredOn(finding ->
                        finding.target().equals(metric("accuracy")) && finding.span() instanceof Span.Version)
                .extracting(Finding::verdict)
                .containsExactly(new Verdict.Alarm(Severity.CRITICAL), new Verdict.Ok());
    }

    @Test
    void shouldSayThatAReferenceHasNoLabels() {
        WindowTally unlabelled =
                people.expected(new Group(200, 0.25, 0.5, 0.06, 0, 0), new Group(800, 0.25, 0.5, 0.06, 0, 0));
        Judge judge = people.judge(OutcomeChecks.STANDARD, unlabelled);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(3, before)));

        assertThat(of(findings, "error_rate"))
                .singleElement()
                .satisfies(finding -> assertThat(reason(finding)).startsWith("reference unlabelled: "));
        assertThat(only(findings, "accuracy", metric("accuracy"), new Span.Run(1))
                        .compared())
                .isEmpty();
    }

    @Test
    void shouldSayThatNoLabelsHaveHadTimeToCome() {
        Judge judge = people.judge(fairness(30, Optional.empty(), equalOpportunity(), parity()), before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(3, before), List.of()));

        assertThat(findings)
                .filteredOn(finding -> finding.n() == 0)
                .hasSizeGreaterThan(30)
                .allSatisfy(finding -> assertThat(reason(finding)).isEqualTo(Reasons.NOT_MATURE));
        assertThat(only(findings, "selection_rate", metric("selection_rate"), new Span.Version(3))
                        .verdict())
                .isEqualTo(new Verdict.Ok());
        assertThat(of(findings, "demographic_parity_ratio"))
                .allSatisfy(finding -> assertThat(finding.n()).isPositive());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void shouldSeeThatErrorsBecomeMore(int points) {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);
        Group worse = new Group(10_000, 0.25, 0.62, 0.06 + points / 75.0);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(2, people.expected(OLD_BEFORE, worse))));

        Finding all = only(findings, "error_rate", metric("error_rate"), new Span.Run(1));
        assertThat(all.verdict()).isEqualTo(new Verdict.Alarm(points == 5 ? Severity.ERROR : Severity.CRITICAL));
        assertThat(all.speaks()).isTrue();
        assertThat(all.measure().lower().orElseThrow() * 100).isBetween(points - 2.0, points + 1.0);
        assertThat(of(findings, "error_rate"))
                .extracting(Finding::target)
                .contains(metric("error_rate", "young"))
                .doesNotContain(metric("error_rate", "old"));
    }

    @Test
    void shouldNotSpeakOfErrorsThatAreOver() {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);
        WindowTally bad = people.expected(OLD_BEFORE, new Group(1_800, 0.25, 0.2, 0.3));

        List<Finding> findings = judge.judgeOutcomes(people.spans(List.of(bad, bad, bad, before, before)));

        assertThat(of(findings, "error_rate"))
                .filteredOn(finding -> finding.verdict() instanceof Verdict.Alarm)
                .isNotEmpty()
                .noneMatch(Finding::speaks);
    }

    @Test
    void shouldDivideErrorsByTheDesignEffect() {
        Group worse = new Group(1_800, 0.25, 0.62, 0.09);
        OutcomeSpans spans = people.spans(panes(1, people.expected(OLD_BEFORE, worse)));

        List<Double> logEs = Stream.of(1.0, 20.0)
                .map(phi -> people.judge(OutcomeChecks.STANDARD, before, OptionalDouble.of(phi)))
                .map(judge -> only(judge.judgeOutcomes(spans), "error_rate", metric("error_rate"), new Span.Run(1)))
                .map(finding -> finding.logE().orElseThrow())
                .toList();

        assertThat(logEs.get(1)).isLessThan(logEs.get(0) / 3);
    }

    @Test
    void shouldSayWhereTimeEndsWhoseLabelsCouldCome() {
        Judge judge = people.judge(OutcomeChecks.STANDARD, before);
        List<WindowTally> panes = panes(5, people.expected(OLD, YOUNG));

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(panes, 2));

        assertThat(only(findings, "accuracy", metric("accuracy"), new Span.Run(1, 2))
                        .n())
                .isPositive();
        assertThat(only(findings, "accuracy", metric("accuracy"), new Span.Version(3, 2))
                        .n())
                .isPositive();
        assertThat(of(findings, "error_rate"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.span().ago()).isEqualTo(2));
        assertThat(of(findings, "selection_rate"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.span().ago()).isZero());
    }

    @Test
    void shouldHoldErrorsAgainstTheFirstPanesWhereThePolicySaysSo() {
        WindowTally unlabelled = people.expected(new Group(200, 0.25, 0.5, 0.06, 0, 0));
        Judge judge = people.judge(live(), unlabelled);
        List<WindowTally> young = panes(14, before);
        List<WindowTally> old = Stream.concat(
                        young.stream(), panes(3, people.expected(OLD, new Group(1_800, 0.25, 0.2, 0.3))).stream())
                .toList();

        List<Finding> early = judge.judgeOutcomes(people.spans(panes(13, before)));
        List<Finding> late = judge.judgeOutcomes(people.spans(old));

        assertThat(reason(of(early, "error_rate").get(0)))
                .isEqualTo("no baseline: 14 panes of labels are needed, there are 13");
        assertThat(only(late, "error_rate", metric("error_rate"), new Span.Run(1))
                        .severity())
                .contains(Severity.CRITICAL);
        assertThat(of(late, "error_rate")).extracting(Finding::panes).allMatch(panes -> panes <= 3);
    }

    @Test
    void shouldTellTheRatesOfEveryGroup() {
        Judge judge = people.judge(fairness(30, Optional.empty()), before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(1, people.expected(OLD, YOUNG))));

        Finding recall = only(findings, "recall", group("recall", "old"), new Span.Version(1));
        assertThat(recall.measure().value()).hasValue(0.06);
        assertThat(recall.n()).isEqualTo(50);
        assertThat(recall.compared()).contains(new Compared("value", 0.06, 27.0 / 50));
        assertThat(only(
                                findings,
                                "equal_opportunity_difference",
                                all("equal_opportunity_difference"),
                                new Span.Version(1))
                        .measure()
                        .value())
                .hasValueCloseTo(0.56, offset(1e-12));
    }

    @Test
    void shouldFailAnUnfairPairAndNameBoth() {
        Judge judge = people.judge(fairness(30, Optional.of("young"), equalOpportunity()), before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(10, people.expected(OLD, YOUNG))));

        Target pair = new Target.Group(
                "equal_opportunity_difference", SyntheticPeople.ATTRIBUTE, Optional.of("old"), Optional.of("young"));
        Finding version = only(findings, "equal_opportunity_difference", pair, new Span.Version(10));
        assertThat(version.verdict()).isEqualTo(new Verdict.Alarm(Severity.CRITICAL));
        assertThat(version.speaks()).isTrue();
        assertThat(version.compared()).contains(new Compared("value", 0.06 - 0.62, -0.1));
        assertThat(of(findings, "equal_opportunity_difference"))
                .filteredOn(finding -> finding.span() instanceof Span.Run)
                .singleElement()
                .satisfies(run -> assertThat(run.severity()).isPresent());
    }

    /** What the version did before is not undone, but the last pane is as it should be. */
    @Test
    void shouldNotSpeakWhereTheLastPaneKeepsTheLimits() {
        OutcomeChecks unfair = fairness(30, Optional.of("young"), equalOpportunity());
        Judge judge = people.judge(
                new OutcomeChecks(
                        List.of(new PerformanceConstraint(
                                PerformanceMetric.RECALL, Optional.of(segment("old")), Limits.atLeast(0.4))),
                        unfair.fairness(),
                        Optional.empty(),
                        unfair.favourable(),
                        unfair.baseline(),
                        unfair.causedBy()),
                before);
        List<WindowTally> bad = panes(10, people.expected(OLD, YOUNG));
        List<WindowTally> mended =
                Stream.concat(bad.stream(), Stream.of(before)).toList();

        List<Finding> findings = judge.judgeOutcomes(people.spans(mended));

        assertThat(findings)
                .filteredOn(finding -> finding.severity().isPresent())
                .extracting(Finding::check)
                .contains("recall", "equal_opportunity_difference");
        assertThat(findings).noneMatch(Finding::speaks);
    }

    @Test
    void shouldTakeTheOtherClassForTheGoodOneWhereThePolicySaysSo() {
        OutcomeChecks fraud = fairness(30, Optional.of("young"), parity());
        Judge judge = people.judge(
                new OutcomeChecks(
                        fraud.performance(),
                        fraud.fairness(),
                        fraud.errorRate(),
                        Favourable.NEGATIVE,
                        fraud.baseline(),
                        fraud.causedBy()),
                before);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(10, people.expected(OLD, YOUNG))));

        assertThat(only(findings, "selection_rate", group("selection_rate", "old"), new Span.Version(10))
                        .measure()
                        .value())
                .hasValueCloseTo(1 - 6 / 200.0, offset(1e-12));
        assertThat(of(findings, "demographic_parity_ratio"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(new Verdict.Ok()));
    }

    /** Both groups are treated alike on each day, but on the day on which the old come few are selected. */
    @Test
    void shouldNotBlameTheMixOfThePanes() {
        Judge judge = people.judge(fairness(30, Optional.of("young"), parity()), before);
        WindowTally generous = people.expected(new Group(1_000, 0.5, 0.9, 0.9), new Group(9_000, 0.5, 0.9, 0.9));
        WindowTally strict = people.expected(new Group(9_000, 0.5, 0.3, 0.3), new Group(1_000, 0.5, 0.3, 0.3));

        List<Finding> findings = judge.judgeOutcomes(people.spans(List.of(generous, strict)));

        assertThat(of(findings, "demographic_parity_ratio")).singleElement().satisfies(finding -> {
            assertThat(finding.measure().value().orElseThrow()).isLessThan(0.5);
            assertThat(reason(finding)).startsWith("mix: ");
        });
    }

    @Test
    void shouldNameAGroupWithoutPositives() {
        Judge judge = people.judge(fairness(30, Optional.empty(), equalOpportunity()), before);

        List<Finding> findings =
                judge.judgeOutcomes(people.spans(panes(3, people.expected(new Group(200, 0, 0, 0.1), YOUNG))));

        assertUnknown(only(findings, "recall", group("recall", "old"), new Span.Version(3)), "undefined");
        assertUnknown(
                only(
                        findings,
                        "equal_opportunity_difference",
                        group("equal_opportunity_difference", "old"),
                        new Span.Version(3)),
                "undefined");
        assertThat(reason(only(
                        findings,
                        "equal_opportunity_difference",
                        all("equal_opportunity_difference"),
                        new Span.Version(3))))
                .startsWith("only one group: ")
                .endsWith("; undefined for old");
    }

    @Test
    void shouldPoolAndNameAGroupOfOnePerson() {
        SyntheticPeople three = new SyntheticPeople("old", "young", "other");
        Judge judge =
                three.judge(fairness(30, Optional.of("young"), parity()), three.expected(OLD_BEFORE, YOUNG, YOUNG));

        List<Finding> findings =
                judge.judgeOutcomes(three.spans(panes(3, three.expected(OLD_BEFORE, YOUNG, new Group(1, 1, 1, 1)))));

        Finding pool = only(findings, "selection_rate", group("selection_rate", "other"), new Span.Version(3));
        assertThat(pool.measure().value()).hasValue(1);
        assertThat(reason(pool)).isEqualTo("too few: under 30 predictions, pooled: other");
        assertThat(of(findings, "demographic_parity_ratio"))
                .extracting(Finding::target)
                .containsExactlyInAnyOrder(
                        pair("demographic_parity_ratio", "old"), pair("demographic_parity_ratio", "other"));
        assertThat(reason(only(
                        findings,
                        "demographic_parity_ratio",
                        pair("demographic_parity_ratio", "other"),
                        new Span.Version(3))))
                .startsWith("too few: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"young", "nobody"})
    void shouldNotCompareAGroupThatIsAlone(String comparator) {
        Judge judge = people.judge(fairness(30, Optional.of(comparator), parity(), equalOpportunity()), before);
        WindowTally alone = people.expected(new Group(0, 0, 0, 0), YOUNG);

        List<Finding> findings = judge.judgeOutcomes(people.spans(panes(3, alone)));

        for (FairnessMetric metric : FairnessMetric.ofDecisions()) {
            if (metric.isDecidable()) {
                assertThat(of(findings, metric.label())).isNotEmpty().allSatisfy(finding -> {
                    assertThat(finding.verdict()).isInstanceOf(Verdict.Insufficient.class);
                    assertThat(finding.measure().value()).isEmpty();
                });
            }
        }
    }

    @Test
    void shouldNameASegmentAndAnAttributeThatTheReferenceLacks() {
        OutcomeChecks checks = new OutcomeChecks(
                List.of(new PerformanceConstraint(
                        PerformanceMetric.ACCURACY, Optional.of(segment("martian")), Limits.atLeast(0.9))),
                new FairnessRules(Map.of("planet", Optional.empty()), 30, List.of(parity())),
                Optional.empty(),
                Favourable.POSITIVE,
                Baseline.REFERENCE,
                LabelCause.WORLD);

        List<Finding> findings = people.judge(checks, before).judgeOutcomes(people.spans(panes(3, before)));

        assertThat(findings)
                .filteredOn(finding -> finding.verdict() instanceof Verdict.Insufficient few
                        && few.reason().startsWith("unknown"))
                .extracting(OutcomeJudgeTest::reason)
                .containsExactly(
                        "unknown segment: the reference holds no group=martian",
                        "unknown attribute: the reference holds no planet");
    }

    @ParameterizedTest
    @EnumSource(LabelCause.class)
    void shouldTellNothingButFigures(LabelCause cause) {
        SyntheticPeople three = new SyntheticPeople("old", "young", "other");
        OutcomeChecks checks = new OutcomeChecks(
                List.of(new PerformanceConstraint(
                        PerformanceMetric.MATTHEWS_CORRELATION, Optional.of(segment("old")), Limits.atLeast(0.3))),
                new FairnessRules(
                        Map.of(SyntheticPeople.ATTRIBUTE, Optional.of("young")),
                        30,
                        List.of(parity(), equalOpportunity())),
                Optional.of(ErrorRateCheck.STANDARD),
                Favourable.POSITIVE,
                Baseline.REFERENCE,
                cause);
        Judge judge = three.judge(checks, three.expected(OLD, YOUNG, YOUNG));
        List<Group> odd = List.of(
                new Group(0, 0, 0, 0),
                new Group(1, 1, 1, 1),
                new Group(1, 0, 0, 0),
                new Group(50, 1, 0, 0),
                new Group(50, 0, 0, 1),
                new Group(40, 0.5, 0.5, 0.5, 0, 0),
                new Group(40, 0.5, 1, 1, 1, 0));
        for (Group one : odd) {
            for (Group two : odd) {
                List<Finding> findings =
                        judge.judgeOutcomes(three.spans(panes(2, three.expected(one, two, new Group(0, 0, 0, 0)))));

                assertThat(findings).allSatisfy(OutcomeJudgeTest::assertTold);
            }
        }
    }

    private static void assertTold(Finding finding) {
        Measure measure = finding.measure();
        assertThat(Stream.of(measure.value(), measure.corrected(), measure.lower(), measure.upper())
                        .flatMapToDouble(OptionalDouble::stream))
                .allMatch(Double::isFinite);
        assertThat(finding.target().name()).doesNotContain("NaN").isNotEmpty();
        if (finding.verdict() instanceof Verdict.Insufficient few) {
            assertThat(few.reason()).matches("[a-z].*: .+|.* values (do not exclude|show) .*");
        } else {
            assertThat(finding.n()).isPositive();
        }
    }

    private static void assertUnknown(Finding finding, String reason) {
        assertThat(finding.measure().value()).isEmpty();
        assertThat(reason(finding)).startsWith(reason + ": ");
    }

    private static OutcomeChecks constraints(PerformanceConstraint... constraints) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                List.of(constraints),
                standard.fairness(),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy());
    }

    private static OutcomeChecks live() {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                standard.fairness(),
                standard.errorRate(),
                standard.favourable(),
                Baseline.LIVE,
                standard.causedBy());
    }

    private static OutcomeChecks fairness(
            long minimum, Optional<String> comparator, FairnessConstraint... constraints) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                new FairnessRules(Map.of(SyntheticPeople.ATTRIBUTE, comparator), minimum, List.of(constraints)),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy());
    }

    private static FairnessConstraint parity() {
        return new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8));
    }

    private static FairnessConstraint equalOpportunity() {
        return new FairnessConstraint(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atMost(0.1));
    }

    private static List<WindowTally> panes(int panes, WindowTally pane) {
        return Collections.nCopies(panes, pane);
    }

    private static Segment segment(String group) {
        return new Segment(SyntheticPeople.ATTRIBUTE, group);
    }

    private static Target metric(String name) {
        return new Target.Metric(name, Optional.empty());
    }

    private static Target metric(String name, String group) {
        return new Target.Metric(name, Optional.of(segment(group)));
    }

    private static Target group(String name, String group) {
        return new Target.Group(name, SyntheticPeople.ATTRIBUTE, Optional.of(group), Optional.empty());
    }

    private static Target pair(String name, String group) {
        return new Target.Group(name, SyntheticPeople.ATTRIBUTE, Optional.of(group), Optional.of("young"));
    }

    private static Target all(String name) {
        return new Target.Group(name, SyntheticPeople.ATTRIBUTE, Optional.empty(), Optional.empty());
    }

    private static List<Finding> of(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
    }

    private static Finding only(List<Finding> findings, String check, Target target, Span span) {
        List<Finding> found = of(findings, check).stream()
                .filter(finding ->
                        finding.target().equals(target) && finding.span().equals(span))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static double value(List<Finding> findings, String check) {
        return only(findings, check, metric(check), new Span.Run(1))
                .measure()
                .value()
                .orElseThrow();
    }

    private static String reason(Finding finding) {
        return finding.verdict() instanceof Verdict.Insufficient few ? few.reason() : "none: " + finding.verdict();
    }
}
