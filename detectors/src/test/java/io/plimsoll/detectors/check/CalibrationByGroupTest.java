package io.plimsoll.detectors.check;

import static io.plimsoll.detectors.check.VersionFindings.only;
import static io.plimsoll.detectors.check.VersionFindings.reason;
import static io.plimsoll.detectors.check.VersionFindings.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether scores mean the same for every group: mean score less share of positives, beside what plain arithmetic says. */
class CalibrationByGroupTest {

    private static final String ATTRIBUTE = "group";
    private static final List<String> GROUPS = List.of("few", "many", "other");

    private static final Layout LAYOUT = layout(true);

    private static Layout layout(boolean losses) {
        return new Layout(
                "scores",
                List.of(),
                List.of(Dimension.of(ATTRIBUTE, GROUPS)),
                Optional.of(new OutcomeSubject(new Levels(List.of("1"), false), losses)));
    }

    /**
     * People of a group in a pane.
     *
     * @param promised by how much their scores are too high
     * @param labelled how many of those that were selected get a label, and of those that were not
     */
    private record Group(int people, double promised, double labelled, double labelledOfRejected) {

        Group(int people, double promised) {
            this(people, promised, 1, 1);
        }
    }

    private record Person(int group, double score, boolean positive, boolean labelled) {}

    private final SplittableRandom random = new SplittableRandom(17);
    private final WindowTally reference = tally(people(new Group(2_000, 0), new Group(6_000, 0)));

    @Test
    void shouldTellOfEachGroupAndBetweenThemWhatPlainArithmeticTells() {
        List<Person> people = people(new Group(900, 0.1), new Group(2_500, 0));

        List<Finding> findings = closed(rules(), List.of(tally(people)));

        double few = gap(people, 0);
        double many = gap(people, 1);
        Finding told = group(findings, "calibration_gap", "few");
        assertThat(value(told)).isCloseTo(few, within(1e-6));
        assertThat(told.n()).isEqualTo(900);
        assertThat(told.measure().lower().orElseThrow()).isBetween(-1.0, few);
        assertThat(told.measure().upper().orElseThrow()).isBetween(few, 1.0);
        assertThat(told.compared().orElseThrow().threshold())
                .as("the reference's own")
                .isCloseTo(0, within(0.03));
        assertThat(value(pair(findings, "few"))).isCloseTo(few - many, within(1e-6));
        assertThat(value(ofAll(findings, "calibration_difference"))).isCloseTo(Math.abs(few - many), within(1e-6));
    }

    @Test
    void shouldTellOfAllTrafficToo() {
        List<Person> people = people(new Group(900, 0.1), new Group(2_500, 0));

        List<Finding> findings = closed(rules(), List.of(tally(people)));

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("calibration_gap")
                        && finding.family() == Family.PERFORMANCE
                        && finding.span() instanceof Span.Version)
                .singleElement()
                .satisfies(finding -> assertThat(value(finding))
                        .isCloseTo((900 * gap(people, 0) + 2_500 * gap(people, 1)) / 3_400, within(1e-6)));
    }

    @Test
    void shouldFailTheGroupThatScoresPromiseTooMuchAndPassTheOtherOne() {
        List<WindowTally> panes = panes(20, new Group(300, 0.15), new Group(600, 0), new Group(300, 0));

        List<Finding> findings = closed(rules(atMost(0.07)), panes);

        Finding failed = pair(findings, "few");
        assertThat(failed.verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(failed.speaks()).isTrue();
        assertThat(failed.measure().lower().orElseThrow()).isGreaterThan(0.07);
        assertThat(pair(findings, "other").verdict()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void shouldNameGroupsThatAreSmallAndThoseWithoutLabels() {
        WindowTally pane = tally(people(new Group(400, 0, 0, 0), new Group(600, 0), new Group(12, 0)));

        List<Finding> findings = closed(rules(atMost(0.1)), List.of(pane));

        assertThat(group(findings, "calibration_gap", "few").measure().value()).isEmpty();
        assertThat(reason(group(findings, "calibration_gap", "few"))).startsWith("undefined: ");
        assertThat(reason(group(findings, "calibration_gap", "other")))
                .isEqualTo("too few: under 30 predictions, pooled: other");
        assertThat(reason(pair(findings, "few"))).startsWith("undefined: ");
        assertThat(reason(pair(findings, "other"))).startsWith("too few: ");
    }

    @Test
    void shouldSayThatSelectiveLabelsDoNotTell() {
        WindowTally pane = tally(people(new Group(900, 0.2, 1, 0), new Group(900, 0, 1, 0)));

        List<Finding> findings = closed(rules(atMost(0.1)), List.of(pane));

        assertThat(reason(ofAll(findings, "calibration_gap"))).startsWith("selective labels: ");
        assertThat(reason(ofAll(findings, "calibration_difference"))).startsWith("selective labels: ");
    }

    @Test
    void shouldSayThatTheProfileHoldsNoScores() {
        WindowTally without = new WindowTally(layout(false));
        Judge judge = judge(rules(atMost(0.1)), without);

        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(without), 0));

        assertThat(reason(ofAll(findings, "calibration_difference"))).startsWith("no scores: ");
        assertThat(findings).noneMatch(finding -> finding.check().equals("calibration_gap"));
    }

    /** The level is 1e-4 or so: in 20 lives of 60 days nothing is called broken, and the truth is never outside. */
    @Test
    void shouldNeverFailAnInnocentModelAndKeepTheTruthWithin() {
        int outside = 0;
        int alarms = 0;
        for (int life = 0; life < 20; life++) {
            Judge judge = judge(rules(atMost(0.02)), reference);
            List<WindowTally> panes = new ArrayList<>();
            boolean left = false;
            for (int day = 0; day < 60; day++) {
                panes.add(tally(people(new Group(40, 0.05), new Group(80, 0.05))));
                if (day % 5 == 4) {
                    List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(panes, 0));
                    Finding gap = group(findings, "calibration_gap", "few");
                    left |= gap.measure().lower().orElseThrow() > 0.05
                            || gap.measure().upper().orElseThrow() < 0.05;
                    alarms += (int) findings.stream()
                            .filter(finding -> finding.family() == Family.FAIRNESS)
                            .filter(finding -> finding.severity().isPresent())
                            .count();
                }
            }
            outside += left ? 1 : 0;
        }

        assertThat(alarms).isZero();
        assertThat(outside).as("of 20 lives, at 5%").isLessThanOrEqualTo(3);
    }

    @Test
    void shouldTellEveryMetricOfSegmentsWhereAPolicyAsksForAll() {
        WindowTally pane = tally(people(new Group(400, 0), new Group(600, 0)));

        List<Finding> leading = closed(rules(), List.of(pane));
        List<Finding> all = closed(rules().tellingEveryFinding(), List.of(pane));

        assertThat(ofSegments(leading)).containsOnly("accuracy", "precision", "recall");
        assertThat(ofSegments(all)).contains("accuracy", "brier", "log_loss", "calibration_gap", "f1", "npv", "mcc");
        assertThat(all)
                .filteredOn(finding -> finding.check().equals("brier")
                        && finding.target().segment().isPresent())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.measure().upper()).isPresent());
    }

    private static Set<String> ofSegments(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.family() == Family.PERFORMANCE)
                .filter(finding -> finding.span() instanceof Span.Version)
                .filter(finding -> finding.target().segment().isPresent())
                .map(Finding::check)
                .filter(check -> !check.equals("estimate_gap"))
                .collect(Collectors.toSet());
    }

    private List<Person> people(Group... groups) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            for (int person = 0; person < groups[i].people(); person++) {
                people.add(person(i, groups[i]));
            }
        }
        return people;
    }

    private Person person(int index, Group group) {
        double score = 0.2 + 0.7 * random.nextDouble();
        boolean positive = random.nextDouble() < score - group.promised();
        double labelled = score > 0.5 ? group.labelled() : group.labelledOfRejected();
        return new Person(index, score, positive, random.nextDouble() < labelled);
    }

    private static WindowTally tally(List<Person> people) {
        WindowTally tally = new WindowTally(LAYOUT);
        Observation event = new Observation(LAYOUT);
        for (Person person : people) {
            event.clear();
            event.dimension(0, person.group());
            event.probability(person.score());
            int label = person.positive() ? OutcomeSubject.POSITIVE : OutcomeSubject.NEGATIVE;
            event.outcome(
                    person.score() > 0.5 ? OutcomeSubject.POSITIVE : OutcomeSubject.NEGATIVE,
                    person.labelled() ? label : 2);
            tally.observe(event);
        }
        return tally;
    }

    private List<WindowTally> panes(int days, Group... groups) {
        List<WindowTally> panes = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            panes.add(tally(people(groups)));
        }
        return panes;
    }

    private static double gap(List<Person> people, int group) {
        return people.stream()
                .filter(person -> person.group() == group)
                .mapToDouble(person -> person.score() - (person.positive() ? 1 : 0))
                .average()
                .orElseThrow();
    }

    private List<Finding> closed(OutcomeChecks checks, List<WindowTally> panes) {
        return judge(checks, reference).judgeOutcomes(OneByOne.spans(panes, 0));
    }

    private static Judge judge(OutcomeChecks checks, WindowTally reference) {
        DesignEffects effects =
                new DesignEffects(List.of(), List.of(OptionalDouble.of(1)), List.of(), OptionalDouble.of(1));
        return new Judge(
                new Reference("scores", reference, effects, List.of()),
                SyntheticModel.CHECKS.with(checks),
                Map.of(),
                Budget.DEFAULT,
                Duration.ofDays(1));
    }

    private static FairnessConstraint atMost(double most) {
        return new FairnessConstraint(FairnessMetric.CALIBRATION_DIFFERENCE, Limits.atMost(most));
    }

    private static OutcomeChecks rules(FairnessConstraint... constraints) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                new FairnessRules(Map.of(ATTRIBUTE, Optional.of("many")), 30, List.of(constraints)),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy(),
                standard.withoutLabels(),
                List.of());
    }

    private static Finding group(List<Finding> findings, String metric, String group) {
        return only(findings, new Target.Group(metric, ATTRIBUTE, Optional.of(group), Optional.empty()));
    }

    private static Finding pair(List<Finding> findings, String group) {
        return only(
                findings,
                new Target.Group("calibration_difference", ATTRIBUTE, Optional.of(group), Optional.of("many")));
    }

    private static Finding ofAll(List<Finding> findings, String metric) {
        return only(findings, new Target.Group(metric, ATTRIBUTE, Optional.empty(), Optional.empty()));
    }
}
