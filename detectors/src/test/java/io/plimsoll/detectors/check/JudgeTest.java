package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.detectors.check.SyntheticModel.Days;
import io.plimsoll.detectors.check.SyntheticModel.Law;
import io.plimsoll.detectors.evidence.BenjaminiHochbergE;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private final SyntheticModel model = new SyntheticModel(new Random(1), Days.ALIKE, 3, 2, 70, 143);
    private final Judge judge = model.judge();

    @Test
    void shouldOnlyNoticeATinyMoveHoweverCertain() {
        Finding finding = psi(judge.judge(single(model.paneOf(0, Law.moved(0.08), 1_000_000))), "feature0");

        assertThat(finding.logE().orElseThrow()).isGreaterThan(20);
        assertThat(finding.verdict()).isEqualTo(new Verdict.Alarm(Severity.NOTICE));
        assertThat(finding.compared().orElseThrow().name()).isEqualTo("corrected");
        assertThat(finding.compared().orElseThrow().value()).isLessThan(0.05);
    }

    @Test
    void shouldNotAlarmOnALargeMoveOfTooFewValues() {
        Finding finding = psi(judge.judge(single(model.paneOf(0, Law.moved(0.8), 8))), "feature0");

        assertThat(finding.measure().value().orElseThrow()).isGreaterThan(0.25);
        assertThat(finding.verdict()).isInstanceOf(Verdict.Insufficient.class);
        assertThat(finding.compared()).isEmpty();
        assertThat(finding.speaks()).isFalse();
    }

    @Test
    void shouldAlarmWhereBothGatesAreOpen() {
        Finding finding = psi(judge.judge(single(model.paneOf(0, Law.moved(1), 1_000))), "feature0");

        assertThat(finding.verdict()).isEqualTo(new Verdict.Alarm(Severity.CRITICAL));
        assertThat(finding.compared().orElseThrow().name()).isEqualTo("lower");
        assertThat(finding.speaks()).isTrue();
    }

    @Test
    void shouldSayOkWhereAMoveThatMattersWouldHaveShown() {
        Finding finding = psi(judge.judge(single(model.paneOf(0, Law.STANDARD, 2_000))), "feature0");

        assertThat(finding.verdict()).isEqualTo(new Verdict.Ok());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 400, 2_000})
    void shouldSeeTheLeastDetectableMoveInEightOfTenWindows(int events) {
        double least = psi(judge.judge(single(model.paneOf(0, Law.STANDARD, events))), "feature0")
                .measure()
                .detectable()
                .orElseThrow();

        double move = 1.03 * StrictMath.sqrt(least); // of a normal mean in deciles: ψ ≈ 0.95 d² for small d
        long seen = IntStream.range(0, 400)
                .mapToObj(i -> psi(judge.judge(single(model.paneOf(0, Law.moved(move), events))), "feature0"))
                .filter(finding -> finding.severity()
                        .filter(severity -> severity.atLeast(Severity.WARNING))
                        .isPresent())
                .count();

        assertThat(seen / 400.0).isBetween(0.65, 0.92);
    }

    @Test
    void shouldSayInsufficientWithoutValues() {
        List<Finding> findings = judge.judge(single(model.nothing()));

        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Insufficient.class));
    }

    @Test
    void shouldSayInsufficientOfAReferenceOfTooFewRows() {
        SyntheticModel small = new SyntheticModel(new Random(2), Days.ALIKE, 1, 0, 1, 19);

        Finding finding = psi(small.judge().judge(single(small.paneOf(0, Law.moved(3), 10_000))), "feature0");

        assertThat(finding.verdict()).isEqualTo(new Verdict.Insufficient("the reference lacks 1 rows"));
    }

    @Test
    void shouldAlarmOnTheOneSegmentThatMovedAndShowOneTargetOfTheOther() {
        long[] moved = new long[model.reference().tally().evidence(0).length];
        moved[0] = 300;
        WindowTally window = new TallyFiller(model.reference().tally().layout())
                .segmentCounts(1, 0, 0, moved)
                .tally();

        List<Finding> segmented = judge.judge(single(window)).stream()
                .filter(finding -> finding.check().equals("psi"))
                .filter(finding -> finding.target().segment().isPresent())
                .toList();

        assertThat(segmented).hasSize(2);
        assertThat(segmented.get(0).target().name()).isEqualTo("feature1");
        assertThat(segmented.get(0).severity()).contains(Severity.CRITICAL);
        assertThat(segmented.get(1).verdict()).isInstanceOf(Verdict.Insufficient.class);
        assertThat(segmented)
                .allSatisfy(finding -> assertThat(finding.logE().orElseThrow()).isFinite());
    }

    @Test
    void shouldNotSpeakWhereTheLastPaneIsQuietAgain() {
        WindowTally before = model.paneOf(0, Law.moved(1), 2_000);
        WindowTally run = before.copy();
        run.add(model.paneOf(0, Law.STANDARD, 500));

        Finding finding = psi(judge.judge(new PaneRun(2, run, before)), "feature0");

        assertThat(finding.verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(finding.speaks()).isFalse();
    }

    @Test
    void shouldNotSpeakWhereTheLastPaneIsEmpty() {
        WindowTally before = model.paneOf(0, Law.moved(1), 2_000);

        Finding finding = psi(judge.judge(new PaneRun(2, before.copy(), before)), "feature0");

        assertThat(finding.verdict()).isInstanceOf(Verdict.Alarm.class);
        assertThat(finding.speaks()).isFalse();
    }

    @Test
    void shouldSpeakWhereTheLastPaneAddsEvidence() {
        WindowTally before = model.paneOf(0, Law.moved(0.5), 300);
        WindowTally run = before.copy();
        run.add(model.paneOf(0, Law.moved(0.5), 300));

        Finding finding = psi(judge.judge(new PaneRun(2, run, before)), "feature0");

        assertThat(finding.speaks()).isTrue();
    }

    /** 3 features, 1 mix, 2 segments of 3: m = 10, the unsegmented 4 weigh 5/4, the segmented 6 weigh 5/6. */
    @Test
    void shouldGiveHalfOfTheWeightToTheUnsegmented() {
        BenjaminiHochbergE procedure = BenjaminiHochbergE.forSubjects(4, 6);
        double level = Budget.DEFAULT.perStart(Budget.Family.DRIFT, SyntheticModel.PANE);
        double unsegmented = procedure.sufficientLogE(0, level);
        double segmented = procedure.sufficientLogE(9, level);

        assertThat(unsegmented).isEqualTo(StrictMath.log(10 / 0.001 / 1.25), offset(1e-9));
        assertThat(segmented).isEqualTo(StrictMath.log(10 / 0.001 / (5.0 / 6)), offset(1e-9));
        for (int events = 10; events < 200; events++) {
            Finding finding = psi(judge.judge(single(model.paneOf(0, Law.moved(1), events))), "feature0");
            assertThat(finding.severity().isPresent()).isEqualTo(finding.logE().orElseThrow() >= unsegmented);
        }
    }

    @Test
    void shouldTellEveryDistanceOfThePaneAlone() {
        Judge all = new Judge(model.reference(), Checks.STANDARD, Map.of(), Budget.DEFAULT, SyntheticModel.PANE);

        List<Finding> findings = all.judge(single(model.pane(0, 1_000)));

        assertThat(findings)
                .filteredOn(finding -> finding.family() == Family.DRIFT)
                .filteredOn(finding -> finding.target().segment().isEmpty())
                .hasSize(4 * 8);
    }

    @Test
    void shouldTellOfLongerRunsWhatCanAlarm() {
        Judge all = new Judge(model.reference(), Checks.STANDARD, Map.of(), Budget.DEFAULT, SyntheticModel.PANE);
        WindowTally pane = model.pane(0, 1_000);

        List<Finding> findings = all.judge(new PaneRun(2, pane, pane));

        assertThat(findings)
                .filteredOn(finding -> finding.target().segment().isEmpty())
                .allMatch(finding -> finding.check().equals("psi"))
                .hasSize(4);
    }

    @Test
    void shouldKeepTheLeastOrdinaryOfEachQuietSegment() {
        List<Finding> findings = judge.judge(single(model.pane(0, 1_000)));

        assertThat(findings)
                .filteredOn(finding -> finding.target().segment().isPresent())
                .extracting(finding -> finding.target().segment().orElseThrow().value())
                .containsExactly("s0", "s1");
    }

    /** Of 1,000 rows the reference lacks none. The bounds are Wilson's. */
    @ParameterizedTest(name = "{0} of 10000 missing, {1} nullable: {2}")
    @CsvSource({
        "2, 0, quiet",
        "200, 0, NOTICE",
        "260, 0, WARNING",
        "700, 0, ERROR",
        "2300, 0, CRITICAL",
        "260, 0.03, quiet",
        "260, 0.01, NOTICE",
        "400, 0.01, WARNING"
    })
    void shouldClimbWithWhatIsMissingForCertain(long missing, double nullable, String expected) {
        Judge strict = new Judge(
                one(0, true), SyntheticModel.CHECKS, Map.of("x", nullable), Budget.DEFAULT, SyntheticModel.PANE);
        WindowTally tally = filler(10_000).missing(0, missing).tally();

        Finding finding = named(strict.judge(single(tally)), "missing");

        assertThat(finding.severity().map(Severity::name).orElse("quiet")).isEqualTo(expected);
    }

    @Test
    void shouldPageOnADeclaredRange() {
        Finding finding = outOfRange(true);

        assertThat(finding.severity()).contains(Severity.CRITICAL);
    }

    @Test
    void shouldOnlyNoticeALearnedRange() {
        Finding finding = outOfRange(false);

        assertThat(finding.severity()).contains(Severity.NOTICE);
        assertThat(finding.logE().orElseThrow()).isGreaterThan(100);
    }

    private static Finding outOfRange(boolean declared) {
        Judge judge = new Judge(one(0, declared), SyntheticModel.CHECKS, Map.of(), Budget.DEFAULT, SyntheticModel.PANE);
        WindowTally tally = new TallyFiller(layout(declared))
                .events(1_000)
                .counts(0, new long[] {500, 500})
                .outOfRange(0, 500)
                .tally();
        return named(judge.judge(single(tally)), "range");
    }

    @Test
    void shouldAlarmOnRepetitions() {
        Judge judge = new Judge(one(0, true), SyntheticModel.CHECKS, Map.of(), Budget.DEFAULT, SyntheticModel.PANE);
        WindowTally tally = filler(1_000).duplicates(100).tally();

        Finding finding = named(judge.judge(single(tally)), "duplicates");

        assertThat(finding.severity()).contains(Severity.ERROR);
        assertThat(finding.n()).isEqualTo(1_100);
        assertThat(finding.target()).isEqualTo(new Target.Traffic());
    }

    /** The objective: 99% within 200 ms. */
    @ParameterizedTest(name = "{0} of {1} slow: {2}")
    @CsvSource({
        "0, 10000, Ok",
        "0, 20, Insufficient",
        "100, 10000, Insufficient",
        "200, 10000, ERROR",
        "600, 10000, CRITICAL"
    })
    void shouldHoldSlowRequestsAgainstTheObjective(int slow, int requests, String expected) {
        Judge judge = new Judge(one(0, true), withLatency(), Map.of(), Budget.DEFAULT, SyntheticModel.PANE);
        WindowTally tally = filler(requests).tally();
        for (int i = 0; i < requests; i++) {
            tally.latencies().record(i < slow ? 300_000 : 100_000);
        }

        Finding finding = named(judge.judge(single(tally)), "latency");

        assertThat(finding.severity()
                        .map(Severity::name)
                        .orElse(finding.verdict().getClass().getSimpleName()))
                .isEqualTo(expected);
        assertThat(finding.speaks()).isEqualTo(slow > requests / 100);
    }

    @Test
    void shouldSayNothingOfLatencyWhereNoneIsReported() {
        Judge judge = new Judge(one(0, true), withLatency(), Map.of(), Budget.DEFAULT, SyntheticModel.PANE);

        List<Finding> findings = judge.judge(single(filler(1_000).tally()));

        assertThat(findings).extracting(Finding::check).doesNotContain("latency");
    }

    @ParameterizedTest(name = "{0} events: {1}")
    @CsvSource({"49, NOTICE", "50, quiet", "100, quiet", "200, quiet", "201, NOTICE"})
    void shouldNoticeAnUnusualVolume(long events, String expected) {
        Finding finding = VolumeCheck.STANDARD.judge(events, new long[] {90, 110, 100, 100});

        assertThat(finding.severity().map(Severity::name).orElse("quiet")).isEqualTo(expected);
        assertThat(finding.speaks()).isFalse();
    }

    @Test
    void shouldSayNothingOfVolumeWithoutEnoughToCompare() {
        assertThat(VolumeCheck.STANDARD.judge(100, new long[] {100}).verdict())
                .isInstanceOf(Verdict.Insufficient.class);
    }

    private static Checks withLatency() {
        Checks quiet = SyntheticModel.CHECKS;
        return new Checks(
                quiet.drift(),
                quiet.missing(),
                quiet.unseen(),
                quiet.range(),
                quiet.wrongType(),
                quiet.duplicates(),
                Optional.of(new LatencyCheck(200_000, 0.99)),
                quiet.volume());
    }

    /** A reference of one number in two bins with some missing, that never left its range. */
    private static Reference one(long missing, boolean declared) {
        return new Reference(
                "one",
                new TallyFiller(layout(declared))
                        .events(1_000 + missing)
                        .counts(0, new long[] {500, 500})
                        .missing(0, missing)
                        .tally(),
                new DesignEffects(List.of(OptionalDouble.of(1)), List.of(), List.of(Map.of())),
                List.of(OptionalDouble.of(1)));
    }

    private static Layout layout(boolean declared) {
        Grid grid = Grid.of(new double[] {0}, new int[] {0}, new int[] {0});
        return new Layout(
                "one",
                List.of(new NumericSubject(
                        "x", Subject.Source.FEATURE, grid, 20, new NumericSubject.Range(-9, 9, declared))),
                List.of());
    }

    private static TallyFiller filler(long events) {
        return new TallyFiller(layout(true)).events(events).counts(0, new long[] {events / 2, events / 2});
    }

    private static PaneRun single(WindowTally tally) {
        return new PaneRun(1, tally, new WindowTally(tally.layout()));
    }

    private static Finding psi(List<Finding> findings, String feature) {
        return findings.stream()
                .filter(finding -> finding.check().equals("psi")
                        && finding.target().name().equals(feature)
                        && finding.target().segment().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Finding named(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
