package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.change.Adwin;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is said of a scored binary model before and after its labels come: ten cells of the score, a case of cell i is positive
 * with chance (i + ½)/10 and is decided 1 from the middle on.
 */
class WithoutLabelsTest {

    private static final int POSITIVE = OutcomeSubject.POSITIVE;
    private static final int NEGATIVE = OutcomeSubject.NEGATIVE;
    private static final int NO_LABEL = 2;
    private static final int CELLS = 10;

    private static final Layout LAYOUT = new Layout(
            "scored",
            List.of(new NumericSubject(
                    "score",
                    Subject.Source.SCORE,
                    Grid.of(
                            IntStream.range(1, CELLS).mapToDouble(i -> i / 10.0).toArray(),
                            IntStream.range(0, CELLS - 1).toArray(),
                            IntStream.range(0, CELLS - 1).toArray()),
                    40,
                    NumericSubject.Range.ANY)),
            List.of(),
            Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))));

    /** As many of each cell, so 75% are right. */
    private static final long[] EVEN = cells(100, 100, 100, 100, 100, 100, 100, 100, 100, 100);

    /** Many in the middle, where nobody knows: 60% are right. */
    private static final long[] UNSURE = cells(10, 10, 10, 20, 450, 450, 20, 10, 10, 10);

    private static final long[] MANY = cells(2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000);

    private static final WindowTally REFERENCE = labelled(MANY);

    @Test
    void shouldExpectWhatTheReferenceHadOfTheSameScores() {
        List<Finding> findings = judge().judgeOutcomes(waiting(unlabelled(MANY)));

        Finding accuracy = only(findings, "estimated_accuracy");
        assertThat(accuracy.measure().value().orElseThrow()).isCloseTo(0.75, within(1e-9));
        assertThat(accuracy.verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(only(findings, "estimated_recall").measure().value().orElseThrow())
                .isCloseTo(0.75, within(1e-9));
        assertThat(only(findings, "label_shift").measure().value().orElseThrow())
                .isCloseTo(0.5, within(1e-9));
        assertThat(only(findings, "label_shift").verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(of(findings, "estimate_gap")).isEmpty();
    }

    /** Fifty cases a day do not exclude what ten days of them do. */
    @Test
    void shouldTellTheShortestRunThatAnswersWhereOneDayIsTooFew() {
        List<WindowTally> days = Collections.nCopies(14, unlabelled(cells(50, 50, 50, 50, 50, 50, 50, 50, 50, 50)));

        List<Finding> one = judge().judgeOutcomes(OneByOne.spans(days.subList(0, 1), 1));
        List<Finding> all = judge().judgeOutcomes(OneByOne.spans(days, 14));

        for (String check : List.of("estimated_accuracy", "label_shift")) {
            assertThat(only(one, check).span()).isEqualTo(new Span.Run(1));
            assertThat(reason(only(one, check))).startsWith("too few: ");
            Finding told = only(all, check);
            assertThat(told.verdict()).isInstanceOf(Verdict.Ok.class);
            assertThat(told.span()).isNotEqualTo(new Span.Run(1));
            assertThat(told.n()).isEqualTo(500L * ((Span.Run) told.span()).panes());
        }
        assertThat(only(all, "estimated_recall").span()).isEqualTo(new Span.Run(1));
    }

    @Test
    void shouldSayWhatIsLackingWhereNoRunAnswers() {
        List<WindowTally> days = Collections.nCopies(2, unlabelled(cells(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)));

        List<Finding> findings = judge().judgeOutcomes(OneByOne.spans(days, 2));

        assertThat(only(findings, "label_shift").span()).isEqualTo(new Span.Run(1));
        assertThat(reason(only(findings, "label_shift"))).startsWith("too few: ");
    }

    @Test
    void shouldWarnAtMostWhenScoresLookLessSure() {
        List<Finding> findings = judge().judgeOutcomes(waiting(unlabelled(UNSURE)));

        Finding accuracy = only(findings, "estimated_accuracy");
        assertThat(accuracy.measure().value().orElseThrow()).isLessThan(0.65);
        assertThat(accuracy.severity()).contains(Severity.WARNING);
        assertThat(accuracy.speaks()).isTrue();
    }

    @Test
    void shouldSayThatTheShareOfPositivesProbablyMovedWhenDecisionsDo() {
        List<Finding> findings =
                judge().judgeOutcomes(waiting(unlabelled(cells(20, 20, 20, 20, 20, 280, 280, 280, 280, 280))));

        Finding shift = only(findings, "label_shift");
        assertThat(shift.severity()).contains(Severity.WARNING);
        assertThat(shift.measure().value().orElseThrow()).isGreaterThan(0.85);
        assertThat(shift.compared().orElseThrow().name()).isEqualTo("corrected");
    }

    @Test
    void shouldLetTheTruthTakeTheEstimatesPlaceAndTellTheGap() {
        List<Finding> findings = judge().judgeOutcomes(matured(labelled(EVEN)));

        assertThat(of(findings, "estimated_accuracy")).isEmpty();
        assertThat(of(findings, "label_shift")).isEmpty();
        assertThat(of(findings, "estimate_gap")).hasSize(2).allSatisfy(gap -> {
            assertThat(gap.measure().value().orElseThrow()).isCloseTo(0, within(1e-9));
            assertThat(gap.verdict()).isInstanceOf(Verdict.Ok.class);
        });
    }

    /** The same scores, but every label turned round in half of the cases: no score shows that. */
    @Test
    void shouldNoticeTheGapThatConceptDriftLeaves() {
        List<Finding> findings = judge().judgeOutcomes(matured(confused(EVEN)));

        assertThat(of(findings, "estimate_gap")).hasSize(2).allSatisfy(gap -> {
            assertThat(gap.measure().value().orElseThrow()).isCloseTo(0.25, within(1e-9));
            assertThat(gap.severity()).contains(Severity.NOTICE);
            assertThat(gap.speaks()).isFalse();
        });
    }

    @Test
    void shouldSayThatAReferenceWithoutLabelsGivesNoEstimate() {
        Judge judge = judge(unlabelled(EVEN), OutcomeChecks.STANDARD);

        List<Finding> findings = judge.judgeOutcomes(waiting(unlabelled(EVEN)));

        for (String check : List.of("estimated_accuracy", "label_shift")) {
            assertThat(reason(only(findings, check))).startsWith("reference unlabelled: ");
        }
        assertThat(findings)
                .filteredOn(finding -> finding.target() instanceof Target.Labels)
                .allSatisfy(finding -> assertThat(reason(finding)).startsWith("reference unlabelled: "))
                .hasSize(1);
    }

    @Test
    void shouldSayThatLabelsMovedWhenTheyDid() {
        List<Finding> quiet = judge().judgeOutcomes(matured(labelled(EVEN)));
        List<Finding> moved =
                judge().judgeOutcomes(matured(labelled(cells(10, 10, 10, 10, 10, 190, 190, 190, 190, 190))));

        assertThat(psiOfLabels(quiet).verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(psiOfLabels(moved).severity().orElseThrow()).isGreaterThanOrEqualTo(Severity.ERROR);
        assertThat(psiOfLabels(moved).family()).isEqualTo(Family.DRIFT);
        assertThat(psiOfLabels(moved).target().name()).isEqualTo("label");
    }

    @Test
    void shouldSayWhenAClassicDetectorSeesTheErrorRateChange() {
        Judge judge = judge(REFERENCE, detectors(AdwinCheck.STANDARD, DdmCheck.STANDARD, new PageHinkleyCheck(0.5)));
        List<WindowTally> panes = new ArrayList<>(Collections.nCopies(60, labelled(EVEN)));

        List<Integer> first = new ArrayList<>();
        for (int after = 1; after <= 60; after++) {
            panes.add(confused(EVEN));
            List<Finding> findings = judge.judgeOutcomes(matured(panes));
            if (of(findings, "adwin").stream().anyMatch(Finding::speaks)
                    || of(findings, "page_hinkley").stream().anyMatch(Finding::speaks)) {
                first.add(after);
            }
        }

        assertThat(first).first().satisfies(pane -> assertThat(pane).isBetween(2, 5));
    }

    @Test
    void shouldNotHearOfClassicDetectorsUnlessAsked() {
        List<Finding> unasked = judge().judgeOutcomes(matured(labelled(EVEN)));
        List<Finding> asked = judge(
                        REFERENCE,
                        detectors(
                                AdwinCheck.STANDARD,
                                DdmCheck.STANDARD,
                                EddmCheck.STANDARD,
                                HddmACheck.STANDARD,
                                HddmWCheck.STANDARD,
                                PageHinkleyCheck.STANDARD))
                .judgeOutcomes(matured(labelled(EVEN)));

        assertThat(of(unasked, "adwin")).isEmpty();
        for (String name : List.of("adwin", "ddm", "eddm", "hddm_a", "hddm_w", "page_hinkley")) {
            assertThat(reason(only(asked, name))).startsWith("too few: 1 panes");
        }
        assertThat(Adwin.DEFAULT_DELTA).isEqualTo(AdwinCheck.STANDARD.delta());
    }

    private static Finding psiOfLabels(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.target() instanceof Target.Labels
                        && finding.check().equals("psi"))
                .findFirst()
                .orElseThrow();
    }

    private static OutcomeChecks detectors(ChangeCheck... detectors) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return new OutcomeChecks(
                standard.performance(),
                standard.fairness(),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy(),
                standard.withoutLabels(),
                List.of(detectors));
    }

    private static Judge judge() {
        return judge(REFERENCE, OutcomeChecks.STANDARD);
    }

    private static Judge judge(WindowTally reference, OutcomeChecks checks) {
        DesignEffects effects = new DesignEffects(
                List.of(OptionalDouble.of(1)),
                List.of(),
                List.of(Map.of()),
                OptionalDouble.of(1),
                OptionalDouble.of(1));
        return new Judge(
                new Reference("scored", reference, effects, List.of(OptionalDouble.of(0.3))),
                Checks.STANDARD.with(checks),
                Map.of(),
                Budget.DEFAULT,
                Duration.ofDays(1));
    }

    /** One pane whose labels have not had time to come. */
    private static OutcomeSpans waiting(WindowTally pane) {
        return OneByOne.spans(List.of(pane), 1);
    }

    private static OutcomeSpans matured(WindowTally pane) {
        return OneByOne.spans(List.of(pane), 0);
    }

    private static OutcomeSpans matured(List<WindowTally> panes) {
        return OneByOne.spans(panes, 0);
    }

    private static WindowTally unlabelled(long[] cells) {
        TallyFiller filler = new TallyFiller(LAYOUT);
        for (int cell = 0; cell < CELLS; cell++) {
            filler.outcomes(cell, decision(cell), NO_LABEL, cells[cell]);
        }
        return filler.tally();
    }

    private static WindowTally labelled(long[] cells) {
        TallyFiller filler = new TallyFiller(LAYOUT);
        for (int cell = 0; cell < CELLS; cell++) {
            long positive = cells[cell] * (2 * cell + 1) / 20;
            filler.outcomes(cell, decision(cell), POSITIVE, positive);
            filler.outcomes(cell, decision(cell), NEGATIVE, cells[cell] - positive);
        }
        return filler.tally();
    }

    /** Half of each cell is positive. */
    private static WindowTally confused(long[] cells) {
        TallyFiller filler = new TallyFiller(LAYOUT);
        for (int cell = 0; cell < CELLS; cell++) {
            filler.outcomes(cell, decision(cell), POSITIVE, cells[cell] / 2);
            filler.outcomes(cell, decision(cell), NEGATIVE, cells[cell] / 2);
        }
        return filler.tally();
    }

    private static int decision(int cell) {
        return cell < CELLS / 2 ? NEGATIVE : POSITIVE;
    }

    private static long[] cells(long... counts) {
        return counts;
    }

    private static Finding only(List<Finding> findings, String check) {
        assertThat(of(findings, check)).hasSize(1);
        return of(findings, check).get(0);
    }

    private static List<Finding> of(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check) && !(finding.target() instanceof Target.Labels))
                .toList();
    }

    private static String reason(Finding finding) {
        return finding.verdict() instanceof Verdict.Insufficient few ? few.reason() : "";
    }
}
