package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.FairnessConstraint;
import io.plimsoll.detectors.check.FairnessRules;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Transition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On which day the engine says what of performance and fairness, on streams of which the truth is known. */
class OutcomeDetectionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final long CREDIT_BEGINS = LocalDate.parse("2024-03-01").toEpochDay();
    private static final int SHADOW_BEGINS = 30;

    @Test
    void shouldSayThatCarloanErrsMoreSoonAfterTheLabelsOfTheChangeAreIn() {
        Duration mature = Duration.ofDays(70);
        Policy policy = SharedStream.CARLOAN.policy(DAY, HALF_A_YEAR, Optional.of(mature), Checks.STANDARD);

        List<Close> closes = SharedStream.CARLOAN.backtestWithLabels(policy).closes();

        LocalDate first = raised(closes)
                .filter(alert -> alert.key().check().equals("error_rate"))
                .map(alert -> LocalDate.ofEpochDay(alert.change().alarm().last()))
                .findFirst()
                .orElseThrow();
        assertThat(first).isBetween("2019-03-31", "2019-04-18");
    }

    @Test
    void shouldHardlyEverSayThatElec2ErrsMore() {
        Policy policy = SharedStream.ELEC2
                .ignoring("day", "period")
                .policy(DAY, HALF_A_YEAR, Optional.of(Duration.ZERO), Checks.STANDARD);

        List<Close> closes = SharedStream.ELEC2
                .ignoring("day", "period")
                .backtestWithLabels(policy)
                .closes();

        assertThat((double) days(closes, "error_rate", Role.CHAMPION).size() / closes.size())
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void shouldFailTheRecallOfTheOldInAdultWhileAccuracyOfAllPasses() {
        PerformanceConstraint recall = new PerformanceConstraint(
                PerformanceMetric.RECALL, Optional.of(new Segment("age_group", "60+")), Limits.atLeast(0.4));
        PerformanceConstraint accuracy =
                new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.8));
        Checks checks = Checks.STANDARD.with(new OutcomeChecks(
                List.of(recall, accuracy),
                FairnessRules.NONE,
                OutcomeChecks.STANDARD.errorRate(),
                OutcomeChecks.STANDARD.favourable(),
                OutcomeChecks.STANDARD.baseline(),
                OutcomeChecks.STANDARD.causedBy()));
        Policy policy = SharedStream.ADULT.policy(DAY, HALF_A_YEAR, Optional.of(Duration.ofDays(7)), checks);

        List<Close> closes = SharedStream.ADULT.backtestWithLabels(policy).closes();

        List<Finding> last = lastOf(closes, "v2");
        assertThat(ofVersion(last, "recall", Optional.of("60+")).severity()).contains(Severity.ERROR);
        assertThat(ofVersion(last, "accuracy", Optional.empty()).verdict()).isInstanceOf(Verdict.Ok.class);
    }

    @Test
    void shouldFailDemographicParityOfCreditForTheGroupThatTheNewModelTurnsAway() {
        List<Close> closes = Credit.CLOSES;

        assertThat(fairnessDays(closes, "v1", "nonbinary")).isEmpty();
        Set<Long> failing = fairnessDays(closes, "v2", "nonbinary");
        assertThat(failing).first().satisfies(day -> assertThat(day).isLessThanOrEqualTo(SHADOW_BEGINS + 1L));
        assertThat(failing).hasSizeGreaterThan(100);
        assertThat(fairnessDays(closes, "v2", "degree")).isEmpty();
    }

    /** The true ratio is .84: between the limit and perfection there is room to be proven in. */
    @Test
    void shouldProveThatDegreesAreTreatedAlikeEnoughFortyDaysAfterTheShadowBegan() {
        List<Close> closes = Credit.CLOSES;

        long first = atTheClose(closes)
                .filter(report -> report.series().version().equals("v2"))
                .filter(report -> report.findings().stream()
                        .anyMatch(finding -> finding.check().equals("demographic_parity_ratio")
                                && finding.span() instanceof Span.Version
                                && finding.verdict() instanceof Verdict.Ok
                                && finding.target() instanceof Target.Group target
                                && target.attribute().equals("degree")))
                .mapToLong(report -> day(report.pane()))
                .min()
                .orElseThrow();

        assertThat(first - SHADOW_BEGINS).isBetween(20L, 40L);
    }

    /** What only a shadow decided, nobody saw the consequences of. */
    @Test
    void shouldNotIdentifyThePrecisionOfAShadowWhereOnlyTheApprovedGetALabel() {
        List<Close> closes = Credit.CLOSES;

        List<Finding> shadow = closes.stream()
                .flatMap(close -> close.reports().stream())
                .filter(report -> report.isFinal() && report.series().role() == Role.SHADOW)
                .reduce((one, other) -> other)
                .orElseThrow()
                .findings();

        assertThat(reason(ofVersion(shadow, "precision", Optional.empty()))).contains("selective labels");
        assertThat(ofVersion(shadow, "selection_rate", Optional.empty()).verdict())
                .isInstanceOf(Verdict.Ok.class);
    }

    @Test
    void shouldAnswerSelectiveLabelsWhereOnlyTheApprovedGetOne() {
        List<Close> closes = Credit.CLOSES;

        List<Finding> last = lastOf(closes, "v2");
        Stream.of("accuracy", "recall", "fpr")
                .forEach(metric -> assertThat(reason(ofVersion(last, metric, Optional.empty())))
                        .as(metric)
                        .contains("selective labels"));
        assertThat(ofVersion(last, "precision", Optional.empty()).measure().value())
                .isPresent();
        assertThat(reason(ofVersion(last, "precision", Optional.empty()))).doesNotContain("selective");
    }

    @Test
    void shouldTellNobodyOfPerformanceInTheQuietPeriodsOfCredit() {
        List<Close> closes = Credit.CLOSES;

        assertThat(raised(closes)
                        .filter(alert -> alert.change().alarm().finding().family() == Family.PERFORMANCE)
                        .map(alert -> day(alert.pane()) + " " + alert.key()))
                .isEmpty();
    }

    /** Run once for all tests of the stream. */
    private static final class Credit {

        private static final FairnessRules PARITY = new FairnessRules(
                Map.of("gender", Optional.of("male"), "degree", Optional.of("degree")),
                FairnessRules.STANDARD_MINIMUM,
                List.of(new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8))));

        static final List<Close> CLOSES = SharedStream.CREDIT
                .backtestWithLabels(SharedStream.CREDIT.policy(
                        DAY,
                        HALF_A_YEAR,
                        Optional.of(Duration.ofDays(20)),
                        Checks.STANDARD.with(new OutcomeChecks(
                                List.of(),
                                PARITY,
                                OutcomeChecks.STANDARD.errorRate(),
                                OutcomeChecks.STANDARD.favourable(),
                                OutcomeChecks.STANDARD.baseline(),
                                OutcomeChecks.STANDARD.causedBy()))))
                .closes();
    }

    private static Stream<Transition> raised(List<Close> closes) {
        return closes.stream()
                .flatMap(close -> close.transitions().stream())
                .filter(transition -> transition.change().state() == io.plimsoll.streams.monitor.Incident.State.FIRING);
    }

    /** The first report of each pane: what was said when it closed. */
    private static Stream<PaneReport> atTheClose(List<Close> closes) {
        return closes.stream().flatMap(close -> close.reports().stream()).filter(report -> report.revision() == 0);
    }

    private static Set<Long> days(List<Close> closes, String check, Role role) {
        Set<Long> days = new TreeSet<>();
        atTheClose(closes)
                .filter(report -> report.series().role() == role)
                .filter(report -> report.findings().stream()
                        .anyMatch(finding -> finding.check().equals(check) && finding.speaks() && isAlarm(finding)))
                .forEach(report -> days.add(report.pane()));
        return days;
    }

    private static Set<Long> fairnessDays(List<Close> closes, String version, String group) {
        Predicate<Finding> isAbout = finding -> finding.target() instanceof Target.Group target
                && target.group().filter(group::equals).isPresent();
        Set<Long> days = new TreeSet<>();
        atTheClose(closes)
                .filter(report -> report.series().version().equals(version))
                .filter(report -> report.findings().stream()
                        .anyMatch(finding -> isAbout.test(finding)
                                && finding.check().equals("demographic_parity_ratio")
                                && isAlarm(finding)))
                .forEach(report -> days.add(day(report.pane())));
        return days;
    }

    private static boolean isAlarm(Finding finding) {
        return finding.severity()
                .filter(severity -> severity.atLeast(Severity.WARNING))
                .isPresent();
    }

    private static List<Finding> lastOf(List<Close> closes, String version) {
        return atTheClose(closes)
                .filter(report -> report.series().version().equals(version))
                .reduce((one, other) -> other)
                .orElseThrow()
                .findings();
    }

    private static Finding ofVersion(List<Finding> findings, String metric, Optional<String> segment) {
        return findings.stream()
                .filter(finding -> finding.span() instanceof Span.Version
                        && finding.check().equals(metric)
                        && finding.target().segment().map(Segment::value).equals(segment))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + metric));
    }

    private static String reason(Finding finding) {
        return finding.verdict() instanceof Verdict.Insufficient few ? few.reason() : "";
    }

    private static long day(long pane) {
        return pane - CREDIT_BEGINS;
    }
}
