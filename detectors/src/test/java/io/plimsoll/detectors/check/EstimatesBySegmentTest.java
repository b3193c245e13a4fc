package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is estimated of segments and of several classes while labels are missing. The scored model has ten cells, a case of cell
 * i is positive with chance (i + ½)/10 and is decided 1 from the middle on; its segments are north and south.
 */
class EstimatesBySegmentTest {

    private static final int CELLS = 10;
    private static final int NONE = 2;
    private static final int NORTH = 0;
    private static final int SOUTH = 1;

    private static final Layout SCORED = new Layout(
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
            List.of(Dimension.of("region", List.of("north", "south"))),
            Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))));

    private static final Layout CLASSES = new Layout(
            "classes",
            List.of(),
            List.of(),
            Optional.of(new OutcomeSubject(new Levels(List.of("cat", "dog", "owl"), false))));

    private static final long[] EVEN = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
    private static final long[] UNSURE = {10, 10, 10, 20, 450, 450, 20, 10, 10, 10};
    private static final long[] SELECTED = {20, 20, 20, 20, 20, 280, 280, 280, 280, 280};
    private static final long[] FEW = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final long[] MANY = {2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000};

    private final Judge judge = judge(scored(MANY, MANY, true));

    @Test
    void shouldExpectOfASegmentWhatTheReferenceHadOfItsScores() {
        List<Finding> findings = waiting(scored(EVEN, EVEN, false));

        for (String segment : List.of("north", "south")) {
            Finding accuracy = only(findings, "estimated_accuracy", segment);
            assertThat(accuracy.measure().value().orElseThrow()).isCloseTo(0.75, within(1e-9));
            assertThat(accuracy.severity()).isEmpty();
            assertThat(only(findings, "label_shift", segment).measure().value().orElseThrow())
                    .isCloseTo(0.5, within(1e-9));
        }
    }

    /** Half of all cases look as ever, so all traffic lies in between. */
    @Test
    void shouldNoticeTheSegmentWhoseScoresLookLessSure() {
        List<Finding> findings = waiting(scored(EVEN, UNSURE, false));

        assertThat(only(findings, "estimated_accuracy", "south").severity()).contains(Severity.NOTICE);
        assertThat(only(findings, "estimated_accuracy", "south").speaks()).isTrue();
        assertThat(only(findings, "estimated_accuracy", "north").severity()).isEmpty();
    }

    @Test
    void shouldSayInWhichSegmentTheShareOfPositivesProbablyMoved() {
        List<Finding> findings = waiting(scored(EVEN, SELECTED, false));

        assertThat(only(findings, "label_shift", "south").severity()).contains(Severity.NOTICE);
        assertThat(only(findings, "label_shift", "north").severity()).isEmpty();
    }

    @Test
    void shouldLetTheTruthTakeTheEstimatesPlaceSegmentBySegment() {
        List<Finding> findings = judge.judgeOutcomes(OneByOne.spans(List.of(scored(EVEN, EVEN, true)), 0));

        assertThat(of(findings, "estimated_accuracy", "south")).isEmpty();
        Finding gap = only(findings, "estimate_gap", "south");
        assertThat(gap.measure().value().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(gap.verdict()).isEqualTo(new Verdict.Ok());
    }

    @Test
    void shouldEstimateNothingOfAHandfulOfPeople() {
        List<Finding> findings = waiting(scored(EVEN, FEW, false));

        assertThat(of(findings, "estimated_accuracy", "south")).isEmpty();
        assertThat(of(findings, "label_shift", "south")).isEmpty();
        assertThat(of(findings, "estimated_accuracy", "north")).isNotEmpty();
    }

    @Test
    void shouldSayOnceThatTheReferenceHasNoLabels() {
        List<Finding> findings =
                judge(scored(MANY, MANY, false)).judgeOutcomes(OneByOne.spans(List.of(scored(EVEN, EVEN, false)), 1));

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("estimated_accuracy"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.target().segment()).isEmpty());
    }

    /** Decisions come from half cats, three dogs and two owls of ten, where it was a third each. */
    @Test
    void shouldEstimateTheSharesOfSeveralClasses() {
        Judge several = judge(classes(new long[][] {{2400, 300, 450}, {450, 2100, 450}, {150, 600, 2100}}));
        WindowTally live = decided(480, 315, 225);

        List<Finding> findings = several.judgeOutcomes(OneByOne.spans(List.of(live), 1));
        List<Finding> shifted = several.judgeOutcomes(OneByOne.spans(List.of(decided(9_000, 500, 500)), 1));

        double sum = 0;
        for (String name : List.of("cat", "dog", "owl")) {
            Finding share = named(findings, "label_shift[" + name + "]");
            sum += share.measure().value().orElseThrow();
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(named(shifted, "label_shift[cat]").severity()).contains(Severity.WARNING);
    }

    @Test
    void shouldSayThatDecisionsDoNotTellClassesApart() {
        Judge several = judge(classes(new long[][] {{500, 480, 10}, {480, 500, 10}, {20, 20, 980}}));

        List<Finding> findings = several.judgeOutcomes(OneByOne.spans(List.of(decided(300, 300, 400)), 1));

        assertThat(named(findings, "label_shift[cat]").verdict())
                .isInstanceOfSatisfying(
                        Verdict.Insufficient.class,
                        few -> assertThat(few.reason()).startsWith("weak separation: "));
    }

    private List<Finding> waiting(WindowTally pane) {
        return judge.judgeOutcomes(OneByOne.spans(List.of(pane), 1));
    }

    private static Judge judge(WindowTally reference) {
        int dimensions = reference.layout().dimensions().size();
        int subjects = reference.layout().subjects().size();
        DesignEffects effects = new DesignEffects(
                IntStream.range(0, subjects).mapToObj(i -> OptionalDouble.of(1)).toList(),
                IntStream.range(0, dimensions)
                        .mapToObj(i -> OptionalDouble.of(1))
                        .toList(),
                IntStream.range(0, subjects)
                        .mapToObj(i -> Map.<Fault, OptionalDouble>of())
                        .toList(),
                OptionalDouble.of(1));
        return new Judge(
                new Reference(
                        "scored",
                        reference,
                        effects,
                        IntStream.range(0, subjects)
                                .mapToObj(i -> OptionalDouble.of(1))
                                .toList()),
                SyntheticModel.CHECKS,
                Map.of(),
                Budget.DEFAULT,
                Duration.ofDays(1));
    }

    private static WindowTally scored(long[] north, long[] south, boolean isLabelled) {
        TallyFiller filler = new TallyFiller(SCORED);
        fill(filler, NORTH, north, isLabelled);
        fill(filler, SOUTH, south, isLabelled);
        return filler.tally();
    }

    private static void fill(TallyFiller filler, int region, long[] cells, boolean isLabelled) {
        for (int cell = 0; cell < CELLS; cell++) {
            long positive = cells[cell] * (2 * cell + 1) / 20;
            if (isLabelled) {
                put(filler, region, cell, OutcomeSubject.POSITIVE, positive);
                put(filler, region, cell, OutcomeSubject.NEGATIVE, cells[cell] - positive);
            } else {
                put(filler, region, cell, NONE, cells[cell]);
            }
        }
    }

    private static void put(TallyFiller filler, int region, int cell, int label, long count) {
        int decision = cell < CELLS / 2 ? OutcomeSubject.NEGATIVE : OutcomeSubject.POSITIVE;
        filler.outcomes(cell, decision, label, count);
        filler.segmentOutcomes(0, region, cell, decision, label, count);
    }

    /** By decision and label. */
    private static WindowTally classes(long[][] counts) {
        TallyFiller filler = new TallyFiller(CLASSES);
        for (int decision = 0; decision < counts.length; decision++) {
            for (int label = 0; label < counts.length; label++) {
                filler.outcomes(0, decision, label, counts[decision][label]);
            }
        }
        return filler.tally();
    }

    private static WindowTally decided(long... counts) {
        TallyFiller filler = new TallyFiller(CLASSES);
        for (int decision = 0; decision < counts.length; decision++) {
            filler.outcomes(0, decision, CLASSES.outcome().orElseThrow().none(), counts[decision]);
        }
        return filler.tally();
    }

    private static Finding only(List<Finding> findings, String check, String segment) {
        assertThat(of(findings, check, segment)).as(check + " of " + segment).hasSize(1);
        return of(findings, check, segment).get(0);
    }

    private static List<Finding> of(List<Finding> findings, String check, String segment) {
        return findings.stream()
                .filter(finding ->
                        finding.target().equals(new Target.Metric(check, Optional.of(new Segment("region", segment)))))
                .toList();
    }

    private static Finding named(List<Finding> findings, String target) {
        return findings.stream()
                .filter(finding -> finding.target().name().equals(target))
                .findFirst()
                .orElseThrow();
    }
}
