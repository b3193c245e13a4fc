package io.plimsoll.detectors.check;

import static io.plimsoll.detectors.check.VersionFindings.only;
import static io.plimsoll.detectors.check.VersionFindings.reason;
import static io.plimsoll.detectors.check.VersionFindings.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.SyntheticNumbers.Group;
import io.plimsoll.detectors.check.SyntheticNumbers.Row;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fairness by group of a model that predicts numbers, beside what plain arithmetic over the rows says. */
class NumberFairnessTest {

    private static final Group FEW = new Group(200, 0, 1);
    private static final Group MANY = new Group(600, 0, 1);

    private final SyntheticNumbers numbers = new SyntheticNumbers(5, "few", "many", "other");
    private final WindowTally reference = numbers.pane(new Group(2_000, 0, 1), new Group(6_000, 0, 1));

    @Test
    void shouldTellOfEachGroupAndBetweenThemWhatPlainArithmeticTells() {
        List<Row> rows = numbers.rows(new Group(900, 0.5, 1.5), new Group(2_500, 0, 1));

        List<Finding> findings = closed(rules(Optional.of("many")), List.of(numbers.tally(rows)));

        double bias = mean(rows, 0, Row::error);
        double mae = mean(rows, 0, row -> Math.abs(row.error()));
        double large = mean(rows, 0, row -> Math.abs(row.error()) > SyntheticNumbers.LIMIT ? 1 : 0);
        double maeOfMany = mean(rows, 1, row -> Math.abs(row.error()));
        double largeOfMany = mean(rows, 1, row -> Math.abs(row.error()) > SyntheticNumbers.LIMIT ? 1 : 0);
        assertThat(value(group(findings, "bias", "few"))).isCloseTo(bias, within(1e-5));
        assertThat(value(group(findings, "mae", "few"))).isCloseTo(mae, within(1e-5));
        assertThat(value(group(findings, "large_error_rate", "few"))).isCloseTo(large, within(1e-12));
        assertThat(value(pair(findings, "mae_difference", "few"))).isCloseTo(mae - maeOfMany, within(1e-5));
        assertThat(value(pair(findings, "mae_ratio", "few"))).isCloseTo(mae / maeOfMany, within(1e-5));
        assertThat(value(pair(findings, "large_error_rate_difference", "few")))
                .isCloseTo(large - largeOfMany, within(1e-12));
        assertThat(value(ofAll(findings, "mae_ratio"))).isCloseTo(maeOfMany / mae, within(1e-5));
        assertThat(value(ofAll(findings, "large_error_rate_difference"))).isCloseTo(large - largeOfMany, within(1e-12));
    }

    @Test
    void shouldTellEverythingWithItsIntervalAndTheReferencesOwn() {
        List<Finding> findings = closed(rules(Optional.of("many")), List.of(numbers.pane(FEW, MANY)));

        List<Finding> fairness = fairness(findings);
        assertThat(fairness).hasSize(3 * 2 + 5 + 5);
        assertThat(fairness).allSatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(new Verdict.Ok());
            assertThat(finding.measure().lower().orElseThrow()).isLessThanOrEqualTo(value(finding));
            assertThat(finding.measure().upper().orElseThrow()).isGreaterThanOrEqualTo(value(finding));
            assertThat(finding.compared()).isPresent();
            assertThat(finding.n()).isPositive();
        });
    }

    @Test
    void shouldNameGroupsThatAreSmallAndThoseWithoutLabels() {
        WindowTally pane = numbers.pane(new Group(400, 0, 1, 0), MANY, new Group(12, 0, 1));

        List<Finding> findings = closed(rules(Optional.of("many"), maeDifference(0.5)), List.of(pane));

        assertThat(reason(group(findings, "mae", "few"))).startsWith("undefined: ");
        assertThat(group(findings, "mae", "few").measure().value()).isEmpty();
        assertThat(reason(group(findings, "mae", "other"))).isEqualTo("too few: under 30 predictions, pooled: other");
        assertThat(reason(pair(findings, "mae_difference", "few"))).startsWith("undefined: ");
        assertThat(reason(pair(findings, "mae_difference", "other"))).startsWith("too few: ");
        assertThat(reason(ofAll(findings, "bias_difference")))
                .startsWith("only one group: ")
                .contains("few");
    }

    @Test
    void shouldNotCompareWithAGroupThatIsNotThere() {
        List<Finding> findings =
                closed(rules(Optional.of("other"), maeDifference(0.5)), List.of(numbers.pane(FEW, MANY)));

        assertThat(fairness(findings))
                .filteredOn(finding -> finding.check().equals("mae_difference"))
                .anySatisfy(finding -> assertThat(reason(finding)).startsWith("no reference group: "));
    }

    @Test
    void shouldSayThatNoLabelHadTimeToCome() {
        Judge judge = numbers.judge(rules(Optional.of("many"), maeDifference(0.5)), reference);

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(numbers.pane(FEW, MANY)), 1));

        assertThat(fairness(findings))
                .hasSize(3 + 5)
                .allSatisfy(finding -> assertThat(reason(finding)).startsWith("no labels: "));
    }

    /** The few are overestimated by a half and missed by half as much again. */
    @Test
    void shouldFailThePairThatBreaksALimitAndPassTheOneThatKeepsIt() {
        List<WindowTally> panes = panes(20, new Group(300, 0.8, 1), MANY, new Group(300, 0, 1));

        List<Finding> findings = closed(
                rules(
                        Optional.of("many"),
                        new FairnessConstraint(FairnessMetric.BIAS_DIFFERENCE, Limits.atMost(0.3)),
                        new FairnessConstraint(FairnessMetric.LARGE_ERROR_RATE_RATIO, Limits.atLeast(0.6))),
                panes);

        Finding failed = pair(findings, "bias_difference", "few");
        assertThat(failed.verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(failed.speaks()).isTrue();
        assertThat(failed.compared().orElseThrow().threshold()).isEqualTo(0.3);
        assertThat(failed.measure().lower().orElseThrow()).isGreaterThan(0.3);
        assertThat(pair(findings, "bias_difference", "other").verdict()).isEqualTo(new Verdict.Ok());
        assertThat(pair(findings, "large_error_rate_ratio", "few").verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(fairness(findings)).anyMatch(finding -> finding.span() instanceof Span.Run);
    }

    /** The few come on days on which everybody is missed by much: pooled they look worse off, day by day they are not. */
    @Test
    void shouldNotFailWhatTheMixOfDaysExplains() {
        List<WindowTally> panes = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            panes.add(
                    day % 2 == 0
                            ? numbers.pane(new Group(450, 0, 3), new Group(50, 0, 3))
                            : numbers.pane(new Group(50, 0, 1), new Group(450, 0, 1)));
        }

        List<Finding> findings = closed(rules(Optional.of("many"), maeDifference(0.5)), panes);

        assertThat(reason(pair(findings, "mae_difference", "few"))).startsWith("mix: ");
        assertThat(fairness(findings)).noneMatch(finding -> finding.severity().isPresent());
    }

    /** A year in which both groups are treated alike, with little room: no limit is ever called broken. */
    @Test
    void shouldNeverFailAnInnocentModel() {
        Judge judge = numbers.judge(
                rules(
                        Optional.of("many"),
                        maeDifference(0.1),
                        new FairnessConstraint(FairnessMetric.BIAS_DIFFERENCE, Limits.atMost(0.1)),
                        new FairnessConstraint(FairnessMetric.LARGE_ERROR_RATE_RATIO, Limits.atLeast(0.8))),
                reference);
        List<WindowTally> panes = new ArrayList<>();

        long alarms = 0;
        for (int day = 0; day < 120; day++) {
            panes.add(numbers.pane(new Group(60, 0.05, 1), new Group(200, 0, 1)));
            alarms += fairness(judge.judgeOutcomes(OneByOne.spans(panes, 0))).stream()
                    .filter(finding -> finding.severity().isPresent())
                    .count();
        }

        assertThat(alarms).isZero();
    }

    private List<WindowTally> panes(int days, Group... groups) {
        return IntStream.range(0, days).mapToObj(day -> numbers.pane(groups)).toList();
    }

    private List<Finding> closed(OutcomeChecks checks, List<WindowTally> panes) {
        return numbers.judge(checks, reference).judgeOutcomes(OneByOne.spans(panes, 0));
    }

    private static FairnessConstraint maeDifference(double most) {
        return new FairnessConstraint(FairnessMetric.MEAN_ABSOLUTE_ERROR_DIFFERENCE, Limits.atMost(most));
    }

    private static OutcomeChecks rules(Optional<String> comparator, FairnessConstraint... constraints) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                new FairnessRules(Map.of(SyntheticNumbers.ATTRIBUTE, comparator), 30, List.of(constraints)),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy(),
                standard.withoutLabels(),
                Collections.emptyList());
    }

    private static double mean(List<Row> rows, int group, ToDoubleFunction<Row> of) {
        return rows.stream()
                .filter(row -> row.group() == group)
                .mapToDouble(of)
                .average()
                .orElseThrow();
    }

    private static List<Finding> fairness(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.family() == Family.FAIRNESS)
                .toList();
    }

    private static Finding group(List<Finding> findings, String metric, String group) {
        return only(
                findings, new Target.Group(metric, SyntheticNumbers.ATTRIBUTE, Optional.of(group), Optional.empty()));
    }

    private static Finding pair(List<Finding> findings, String metric, String group) {
        return only(
                findings,
                new Target.Group(metric, SyntheticNumbers.ATTRIBUTE, Optional.of(group), Optional.of("many")));
    }

    private static Finding ofAll(List<Finding> findings, String metric) {
        return only(findings, new Target.Group(metric, SyntheticNumbers.ATTRIBUTE, Optional.empty(), Optional.empty()));
    }
}
