package io.plimsoll.detectors.check;

import static io.plimsoll.detectors.check.VersionFindings.reason;
import static io.plimsoll.detectors.check.VersionFindings.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.SyntheticNumbers.Group;
import io.plimsoll.detectors.check.SyntheticNumbers.Row;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is predicted a number that is good for them, by group, beside what plain counting of the rows says. */
class FavourableNumbersTest {

    private static final double THRESHOLD = 100;
    private static final FavourableSide GOOD = new FavourableSide(THRESHOLD, true);
    private static final String[] GROUPS = {"few", "many", "other"};
    private static final Group FEW = new Group(300, 0, 3);
    private static final Group MANY = new Group(600, 0, 3);

    /** Under the threshold by half a standard deviation too often: three of ten are good, where five should be. */
    private static final Group UNDERRATED = new Group(300, -6, 3);

    private static final FairnessConstraint PARITY =
            new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8));
    private static final FairnessConstraint OPPORTUNITY =
            new FairnessConstraint(FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atMost(0.1));

    private final SyntheticNumbers numbers = new SyntheticNumbers(11, Optional.of(GOOD), GROUPS);
    private final WindowTally reference = numbers.pane(new Group(2_000, 0, 3), new Group(6_000, 0, 3));

    @Test
    void shouldTellOfEachGroupAndBetweenThemWhatPlainCountingTells() {
        List<Row> rows = numbers.rows(new Group(900, -4, 3, 0.7), new Group(2_500, 0, 3, 0.7));

        List<Finding> findings = closed(rules(Optional.of("many")), List.of(numbers.tally(rows)));

        Predicate<Row> isGood = row -> row.prediction() >= THRESHOLD;
        Predicate<Row> isTrulyGood = row -> row.label() >= THRESHOLD;
        Predicate<Row> isTrulyBad = row -> row.label() < THRESHOLD;
        double few = share(rows, 0, row -> true, isGood);
        double many = share(rows, 1, row -> true, isGood);
        double recall = share(rows, 0, isTrulyGood, isGood);
        assertThat(value(group(findings, "selection_rate", "few"))).isEqualTo(few);
        assertThat(group(findings, "selection_rate", "few").n()).isEqualTo(900);
        assertThat(value(group(findings, "recall", "few"))).isEqualTo(recall);
        assertThat(value(group(findings, "fpr", "few"))).isEqualTo(share(rows, 0, isTrulyBad, isGood));
        assertThat(value(group(findings, "precision", "few")))
                .isEqualTo(share(rows, 0, isGood.and(isTrulyGood.or(isTrulyBad)), isTrulyGood));
        assertThat(value(pair(findings, "demographic_parity_ratio", "few"))).isCloseTo(few / many, within(1e-12));
        assertThat(value(pair(findings, "equal_opportunity_difference", "few")))
                .isCloseTo(recall - share(rows, 1, isTrulyGood, isGood), within(1e-12));
        assertThat(value(ofAll(findings, "demographic_parity_difference"))).isCloseTo(many - few, within(1e-12));
        assertThat(group(findings, "mae", "few").verdict()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void shouldTellBesideEachRateThatOfTheReference() {
        List<Finding> findings = closed(rules(Optional.of("many")), List.of(numbers.pane(FEW, MANY)));

        Finding told = group(findings, "selection_rate", "few");
        assertThat(told.compared().orElseThrow().threshold())
                .isEqualTo(reference.errors(0, 0).stream()
                        .mapToDouble(table ->
                                (table.bothFavourable() + table.predictionFavourable()) / (double) table.predictions())
                        .sum());
        assertThat(told.measure().lower().orElseThrow()).isLessThan(value(told));
    }

    @Test
    void shouldFailTheGroupThatIsSeldomPredictedWhatIsGoodAndPassTheOther() {
        List<Finding> findings = closed(rules(Optional.of("many"), PARITY), panes(20, UNDERRATED, MANY, FEW));

        Finding failed = pair(findings, "demographic_parity_ratio", "few");
        assertThat(failed.verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(failed.speaks()).isTrue();
        assertThat(failed.measure().upper().orElseThrow()).isLessThan(0.8);
        assertThat(pair(findings, "demographic_parity_ratio", "other").verdict())
                .isEqualTo(new Verdict.Ok());
        assertThat(fairness(findings))
                .anyMatch(finding ->
                        finding.span() instanceof Span.Run && finding.severity().isPresent());
    }

    /** Fair to everybody: two months long nobody is called unfairly treated, by parity or by opportunity. */
    @Test
    void shouldNeverFailAFairModel() {
        Judge judge = numbers.judge(rules(Optional.of("many"), PARITY, OPPORTUNITY), reference);
        List<WindowTally> panes = new ArrayList<>();

        long alarms = 0;
        for (int week = 0; week < 9; week++) {
            panes.addAll(panes(7, new Group(60, 0, 3), new Group(200, 0, 3)));
            alarms += fairness(judge.judgeOutcomes(OneByOne.spans(panes, 0))).stream()
                    .filter(finding -> finding.severity().isPresent())
                    .count();
        }

        assertThat(alarms).isZero();
    }

    @Test
    void shouldJudgeByPredictionsAloneBeforeLabelsCome() {
        Judge judge = numbers.judge(rules(Optional.of("many"), PARITY, OPPORTUNITY), reference);

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(panes(20, UNDERRATED, MANY), 20));

        assertThat(pair(findings, "demographic_parity_ratio", "few").severity()).isPresent();
        assertThat(reason(ofAll(findings, "equal_opportunity_difference"))).startsWith("no labels: ");
    }

    @Test
    void shouldNameGroupsThatAreSmallOrEmptyAndNeverPassThem() {
        WindowTally pane = numbers.pane(new Group(400, 0, 3, 0), MANY, new Group(12, 0, 3));

        List<Finding> findings = closed(rules(Optional.of("many"), PARITY, OPPORTUNITY), List.of(pane));

        assertThat(group(findings, "selection_rate", "few").verdict()).isEqualTo(new Verdict.Ok());
        assertThat(reason(group(findings, "recall", "few"))).startsWith("undefined: ");
        assertThat(group(findings, "recall", "few").measure().value()).isEmpty();
        assertThat(reason(group(findings, "selection_rate", "other")))
                .isEqualTo("too few: under 30 predictions, pooled: other");
        assertThat(reason(pair(findings, "demographic_parity_ratio", "other"))).startsWith("too few: ");
        assertThat(reason(pair(findings, "equal_opportunity_difference", "few")))
                .startsWith("undefined: ");
    }

    @Test
    void shouldNotCompareAGroupWithNobody() {
        List<Finding> findings =
                closed(rules(Optional.empty(), PARITY), List.of(numbers.pane(new Group(0, 0, 3), MANY)));

        assertThat(reason(ofAll(findings, "demographic_parity_ratio"))).startsWith("only one group: ");
        assertThat(reason(ofAll(findings, "disparate_impact"))).startsWith("only one group: ");
        assertThat(fairness(findings))
                .filteredOn(finding -> finding.check().equals("selection_rate"))
                .hasSize(1);
    }

    /** Nobody is predicted what is good: there is no ratio of nothing to nothing. */
    @Test
    void shouldNotDivideNothingByNothing() {
        List<Finding> findings =
                closed(rules(Optional.of("many"), PARITY), panes(5, new Group(300, -500, 3), new Group(600, -500, 3)));

        assertThat(value(group(findings, "selection_rate", "few"))).isZero();
        assertThat(fairness(findings))
                .filteredOn(finding -> finding.check().equals("demographic_parity_ratio"))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.verdict()).isInstanceOf(Verdict.Insufficient.class);
                    assertThat(finding.measure().value()).isEmpty();
                });
    }

    /** The few come on days on which hardly anybody is predicted what is good. */
    @Test
    void shouldNotFailWhatTheMixOfDaysExplains() {
        List<WindowTally> panes = IntStream.range(0, 20)
                .mapToObj(day -> day % 2 == 0
                        ? numbers.pane(new Group(450, -12, 3), new Group(50, -12, 3))
                        : numbers.pane(new Group(50, 0, 3), new Group(450, 0, 3)))
                .toList();

        List<Finding> findings = closed(rules(Optional.of("many"), PARITY), panes);

        assertThat(value(pair(findings, "demographic_parity_ratio", "few"))).isLessThan(0.6);
        assertThat(reason(pair(findings, "demographic_parity_ratio", "few"))).startsWith("mix: ");
    }

    /** Only who is predicted what is good gets a label: then nothing but their share and their precision is known. */
    @Test
    void shouldSayWhereOnlyTheFavourableGetALabel() {
        List<WindowTally> panes = List.of(numbers.tally(selectively(numbers.rows(FEW, MANY))));

        List<Finding> findings = closed(rules(Optional.of("many"), PARITY, OPPORTUNITY), panes);

        assertThat(value(group(findings, "selection_rate", "few"))).isBetween(0.3, 0.7);
        assertThat(group(findings, "precision", "few").verdict()).isEqualTo(new Verdict.Ok());
        assertThat(reason(group(findings, "recall", "few"))).startsWith("selective labels: ");
        assertThat(reason(ofAll(findings, "mae_difference"))).startsWith("selective labels: ");
        assertThat(fairness(findings))
                .filteredOn(finding -> finding.check().equals("equal_opportunity_difference"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(reason(finding)).startsWith("selective labels: "));
    }

    @Test
    void shouldNotTrustWhatIsKnownOfAShadowWhereThoseWhoServeSelect() {
        WindowTally served = numbers.tally(selectively(numbers.rows(FEW, MANY)));
        Judge judge = numbers.judge(rules(Optional.of("many")), reference);
        ActingLabels acting = ActingLabels.of(ActingLabels.Served.in(served).orElseThrow());

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(numbers.pane(FEW, MANY)), 0, acting));

        assertThat(reason(group(findings, "precision", "few"))).startsWith("selective labels: ");
        assertThat(group(findings, "selection_rate", "few").verdict()).isEqualTo(new Verdict.Ok());
        assertThat(ActingLabels.Served.in(new SyntheticNumbers(1, GROUPS).pane(FEW)))
                .as("of numbers without a side nothing is known of who gets a label")
                .isEmpty();
    }

    @Test
    void shouldSayThatTheReferenceCountsAnotherThresholdAndWhatToDo() {
        SyntheticNumbers others = new SyntheticNumbers(12, Optional.of(new FavourableSide(90.5, true)), GROUPS);

        List<Finding> findings = closed(others);

        assertThat(ofFavourable(findings))
                .extracting(VersionFindings::reason)
                .containsOnly("other threshold: favourable is at least 100 in the policy and at least 90.5 in the "
                        + "reference; make a new profile with this policy");
        assertThat(ofFavourable(findings))
                .extracting(Finding::check)
                .containsExactly("selection_rate", "demographic_parity_ratio", "equal_opportunity_difference");
        assertThat(group(findings, "mae", "few").verdict()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void shouldSayThatAnEarlierReferenceCountsNoThreshold() {
        List<Finding> findings = closed(new SyntheticNumbers(12, GROUPS));

        assertThat(ofFavourable(findings))
                .extracting(VersionFindings::reason)
                .hasSize(3)
                .containsOnly("other threshold: favourable is at least 100 in the policy and not counted in the "
                        + "reference; make a new profile with this policy");
    }

    @Test
    void shouldSayOfAnAttributeThatTheReferenceNeverHeldSoOnce() {
        OutcomeChecks checks = with(new FairnessRules(Map.of("age", Optional.empty()), 30, List.of(PARITY)));

        List<Finding> findings = closed(checks, List.of(numbers.pane(FEW, MANY)));

        assertThat(fairness(findings))
                .singleElement()
                .satisfies(finding -> assertThat(reason(finding)).startsWith("unknown attribute: "));
    }

    /** Of rows without labels a reference learns nothing of errors, and counts none: no limit goes without an answer. */
    @Test
    void shouldSayThatAReferenceWithoutLabelsDecidesNoLimit() {
        Layout layout = new Layout(
                "unlabelled", List.of(), List.of(Dimension.of(SyntheticNumbers.ATTRIBUTE, Arrays.asList(GROUPS))));
        WindowTally unlabelled = new WindowTally(layout);

        List<Finding> findings = numbers.judge(rules(Optional.of("many"), PARITY, OPPORTUNITY), unlabelled)
                .judgeOutcomes(OneByOne.spans(List.of(unlabelled), 0));

        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly("demographic_parity_ratio", "equal_opportunity_difference");
        assertThat(findings).allSatisfy(finding -> assertThat(reason(finding)).startsWith("reference unlabelled: "));
    }

    private static List<Row> selectively(List<Row> rows) {
        return rows.stream()
                .map(row -> row.prediction() >= THRESHOLD ? row : new Row(row.group(), row.prediction(), Double.NaN))
                .toList();
    }

    private static List<Finding> closed(SyntheticNumbers others) {
        return others.judge(rules(Optional.of("many"), PARITY, OPPORTUNITY), others.pane(FEW, MANY))
                .judgeOutcomes(OneByOne.spans(List.of(others.pane(FEW, MANY)), 0));
    }

    private static List<Finding> ofFavourable(List<Finding> findings) {
        List<String> checks = Stream.concat(
                        Stream.of("selection_rate"),
                        FairnessMetric.ofDecisions().stream().map(FairnessMetric::label))
                .toList();
        return fairness(findings).stream()
                .filter(finding -> checks.contains(finding.check()))
                .toList();
    }

    private List<WindowTally> panes(int days, Group... groups) {
        return IntStream.range(0, days).mapToObj(day -> numbers.pane(groups)).toList();
    }

    private List<Finding> closed(OutcomeChecks checks, List<WindowTally> panes) {
        return numbers.judge(checks, reference).judgeOutcomes(OneByOne.spans(panes, 0));
    }

    private static OutcomeChecks rules(Optional<String> comparator, FairnessConstraint... constraints) {
        return with(new FairnessRules(Map.of(SyntheticNumbers.ATTRIBUTE, comparator), 30, Arrays.asList(constraints)));
    }

    private static OutcomeChecks with(FairnessRules rules) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                rules,
                standard.errorRate(),
                new Favourable.Numbers(GOOD),
                standard.baseline(),
                standard.causedBy());
    }

    /** Of the rows of a group that are in a denominator. */
    private static double share(List<Row> rows, int group, Predicate<Row> of, Predicate<Row> counted) {
        List<Row> whole =
                rows.stream().filter(row -> row.group() == group).filter(of).toList();
        return whole.stream().filter(counted).count() / (double) whole.size();
    }

    private static List<Finding> fairness(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.family() == Family.FAIRNESS)
                .toList();
    }

    private static Finding group(List<Finding> findings, String metric, String group) {
        return only(findings, metric, Optional.of(group), Optional.empty());
    }

    private static Finding pair(List<Finding> findings, String metric, String group) {
        return only(findings, metric, Optional.of(group), Optional.of("many"));
    }

    private static Finding ofAll(List<Finding> findings, String metric) {
        return only(findings, metric, Optional.empty(), Optional.empty());
    }

    /** Over the version. */
    private static Finding only(
            List<Finding> findings, String metric, Optional<String> group, Optional<String> comparator) {
        return VersionFindings.only(findings, new Target.Group(metric, SyntheticNumbers.ATTRIBUTE, group, comparator));
    }
}
