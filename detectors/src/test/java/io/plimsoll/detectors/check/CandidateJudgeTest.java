package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandidateJudgeTest {

    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;
    private static final int NONE = SyntheticTrial.none();

    private final CandidateJudge judge = new CandidateJudge(RolloutRules.STANDARD, Checks.STANDARD);

    /** Accuracies .90 and .94 on a thousand requests a pane: 60 pairs won, 20 lost. */
    private static SyntheticTrial better(int panes) {
        return differing(panes, 30, 10);
    }

    private static SyntheticTrial worse(int panes) {
        return differing(panes, 10, 30);
    }

    /** Of a thousand requests a pane so many are won, and lost, of each class. */
    private static SyntheticTrial differing(int panes, long won, long lost) {
        SyntheticTrial trial = new SyntheticTrial();
        for (int pane = 0; pane < panes; pane++) {
            trial.pane()
                    .both(YES, YES, YES, 440)
                    .both(NO, NO, NO, 440)
                    .both(NO, YES, YES, won)
                    .both(YES, NO, NO, won)
                    .both(YES, NO, YES, lost)
                    .both(NO, YES, NO, lost)
                    .both(YES, YES, NO, 20)
                    .both(NO, NO, YES, 20);
        }
        return trial;
    }

    private static Entrant entrant(Trial trial, Finding... findings) {
        return new Entrant(trial, List.of(findings));
    }

    private static CandidateJudge judge(PerformanceMetric metric) {
        return new CandidateJudge(
                new RolloutRules(metric, 0.01, 0.95, RolloutRules.Undecided.APPROVE), Checks.STANDARD);
    }

    private static CandidateJudge judge(OutcomeChecks checks, RolloutRules.Undecided undecided) {
        return new CandidateJudge(
                new RolloutRules(PerformanceMetric.ACCURACY, 0.01, 0.95, undecided), Checks.STANDARD.with(checks));
    }

    @Test
    void shouldPromoteAShadowThatIsBetterOnTheSameRequests() {
        Candidacy candidacy = judge.judge(entrant(better(5).shadow()));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.Promote.class, promote -> {
            Finding difference = promote.assessment().difference();
            assertThat(difference.check()).isEqualTo("accuracy_difference");
            assertThat(difference.family()).isEqualTo(Family.COMPARISON);
            assertThat(difference.measure().value().orElseThrow()).isCloseTo(0.04, within(1e-12));
            assertThat(difference.measure().lower().orElseThrow()).isGreaterThan(-0.01);
            assertThat(difference.n()).isEqualTo(5_000);
        });
    }

    @Test
    void shouldRollBackAShadowThatIsWorseOnTheSameRequests() {
        Candidacy candidacy = judge.judge(entrant(worse(5).shadow()));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.RollBack.class, back -> {
            assertThat(back.isWorse()).isTrue();
            assertThat(back.failed()).isEmpty();
            assertThat(back.assessment().difference().severity()).isPresent();
        });
    }

    @Test
    void shouldSayHowManyLabelsAreNeededAndWhatCouldBeSeen() {
        SyntheticTrial trial = new SyntheticTrial();
        trial.pane()
                .both(YES, YES, YES, 80)
                .both(NO, NO, NO, 10)
                .both(NO, YES, YES, 5)
                .both(YES, NO, YES, 5);

        Candidacy candidacy = judge.judge(entrant(trial.shadow()));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.Inconclusive.class, open -> {
            assertThat(open.labelsNeeded().orElseThrow()).isBetween(1_000L, 30_000L);
            assertThat(open.reason()).contains("more cases");
            assertThat(open.assessment().difference().measure().detectable().orElseThrow())
                    .isBetween(0.05, 0.5);
        });
    }

    @Test
    void shouldNotDecideBeforeAnyLabelCame() {
        Candidacy candidacy = judge.judge(entrant(new SyntheticTrial().shadow()));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.Inconclusive.class, open -> {
            assertThat(open.reason()).isEqualTo(Reasons.NOT_MATURE);
            assertThat(open.labelsNeeded()).isEmpty();
        });
    }

    /** Both arms gain, the joint set of pairs sooner than intervals of each. */
    @Test
    void shouldDecideSoonerByPairsThanWithoutThem() {
        SyntheticTrial trial = better(2);

        Candidacy paired = judge.judge(entrant(trial.shadow()));
        Candidacy apart = judge.judge(entrant(trial.shadowWithoutPairs()));

        assertThat(paired).isInstanceOf(Candidacy.Promote.class);
        assertThat(width(apart)).isGreaterThan(width(paired));
    }

    private static double width(Candidacy candidacy) {
        Measure measure = candidacy.assessment().difference().measure();
        return measure.upper().orElseThrow() - measure.lower().orElseThrow();
    }

    @Test
    void shouldCompareACanaryWithoutPairs() {
        Candidacy candidacy = judge.judge(entrant(better(10).split()));

        assertThat(candidacy).isInstanceOf(Candidacy.Promote.class);
        assertThat(candidacy.assessment().proxies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = PerformanceMetric.class,
            names = {"RECALL", "FALSE_NEGATIVE_RATE", "SPECIFICITY", "FALSE_POSITIVE_RATE"})
    void shouldCallAGainWhatIsBetterByEitherDirection(PerformanceMetric metric) {
        Candidacy paired = judge(metric).judge(entrant(better(20).shadow()));
        Candidacy split = judge(metric).judge(entrant(better(20).split()));

        assertThat(paired).isInstanceOf(Candidacy.Promote.class);
        assertThat(split).isInstanceOf(Candidacy.Promote.class);
        assertThat(split.assessment().difference().measure().value().orElseThrow())
                .isCloseTo(paired.assessment().difference().measure().value().orElseThrow(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = PerformanceMetric.class,
            names = {"PRECISION", "F1", "BALANCED_ACCURACY", "MATTHEWS_CORRELATION"})
    void shouldCompareWhatIsNoRateOfPairsByTwoIntervals(PerformanceMetric metric) {
        Candidacy candidacy = judge(metric).judge(entrant(better(100).shadow()));

        assertThat(candidacy).isInstanceOf(Candidacy.Promote.class);
    }

    /** Only what v1 approved has a label, so v2 can only lose on labelled pairs: the naive rule rolls it back. */
    @Test
    void shouldNotRollBackForLosingOnLabelsThatOnlyTheApprovedGet() {
        SyntheticTrial trial = new SyntheticTrial();
        trial.pane()
                .both(YES, YES, YES, 2_348)
                .both(YES, YES, NO, 395)
                .both(YES, NO, YES, 104)
                .both(YES, NO, NO, 17)
                .both(NO, YES, NONE, 1_454)
                .both(NO, NO, NONE, 1_313);

        Candidacy candidacy = judge.judge(entrant(trial.shadow()));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.Inconclusive.class, open -> {
            assertThat(open.reason()).startsWith("selective labels").contains("label a random sample");
            assertThat(open.labelsNeeded()).isEmpty();
        });
    }

    /** The shadow decides by a coin, so its own decisions say nothing about who gets a label; those of v1 say all. */
    @ParameterizedTest
    @EnumSource(
            value = PerformanceMetric.class,
            names = {"ACCURACY", "PRECISION", "F1"})
    void shouldKnowThatAShadowsLabelsDependOnTheActingVersion(PerformanceMetric metric) {
        SyntheticTrial trial = new SyntheticTrial();
        trial.pane()
                .both(YES, YES, YES, 2_000)
                .both(YES, NO, YES, 2_000)
                .both(YES, YES, NO, 100)
                .both(YES, NO, NO, 100)
                .both(NO, YES, NONE, 2_100)
                .both(NO, NO, NONE, 2_100);

        Candidacy candidacy = judge(metric).judge(entrant(trial.shadowWithoutPairs()));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.Inconclusive.class,
                        open -> assertThat(open.reason()).startsWith("selective labels"));
    }

    @Test
    void shouldAskForASplitWhereLabelsAreEffectsOfTheDecision() {
        OutcomeChecks caused = new OutcomeChecks(
                List.of(),
                FairnessRules.NONE,
                Optional.empty(),
                Favourable.POSITIVE,
                Baseline.REFERENCE,
                LabelCause.DECISION);

        Candidacy shadow = judge(caused, RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).shadow()));
        Candidacy split = judge(caused, RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).split()));

        assertThat(shadow)
                .isInstanceOfSatisfying(
                        Candidacy.Inconclusive.class,
                        open -> assertThat(open.reason()).startsWith("needs A/B"));
        assertThat(split).isInstanceOf(Candidacy.Promote.class);
    }

    @Test
    void shouldDecideNothingWhereTheSplitIsNotTheDeclaredOne() {
        DeclaredSplit declared =
                new DeclaredSplit(new TreeMap<>(Map.of("v1", 0.9, "v2", 0.1)), Map.of("v1", 9_000L, "v2", 700L));

        Candidacy candidacy = judge.judge(entrant(worse(20).split(Optional.of(declared))));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.Inconclusive.class,
                        open -> assertThat(open.reason()).startsWith("sample-ratio mismatch"));
    }

    /** A policy is not made to state shares that make 1, or of versions that still answer. */
    @Test
    void shouldTakeDeclaredSharesByTheirRatios() {
        Map<String, Long> requests = Map.of("v1", 9_010L, "v2", 990L);

        double ofShares = new DeclaredSplit(new TreeMap<>(Map.of("v1", 0.9, "v2", 0.1)), requests).logE();
        double ofParts = new DeclaredSplit(new TreeMap<>(Map.of("v0", 0.0, "v1", 0.45, "v2", 0.05)), requests).logE();

        assertThat(ofParts).isCloseTo(ofShares, within(1e-9)).isNegative();
        assertThat(new DeclaredSplit(new TreeMap<>(Map.of("v1", 0.0)), requests).logE())
                .isZero();
        assertThat(new DeclaredSplit(new TreeMap<>(Map.of("v1", 0.4)), requests).logE())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldTrustASplitThatIsAsDeclared() {
        DeclaredSplit declared =
                new DeclaredSplit(new TreeMap<>(Map.of("v1", 0.9, "v2", 0.1)), Map.of("v1", 9_010L, "v2", 990L));

        Candidacy candidacy = judge.judge(entrant(better(20).split(Optional.of(declared))));

        assertThat(candidacy).isInstanceOf(Candidacy.Promote.class);
        assertThat(candidacy.assessment().guards())
                .singleElement()
                .satisfies(guard -> assertThat(guard.verdict()).isEqualTo(new Verdict.Ok()));
    }

    @Test
    void shouldRefuseABetterCandidateForAGroupThatItTreatsWorse() {
        OutcomeChecks fair = SyntheticGates.fairness();
        Finding unfair = SyntheticGates.fairness("nonbinary", new Verdict.Alarm(Severity.ERROR));

        Candidacy candidacy = judge(fair, RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).shadow(), unfair));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.RollBack.class, back -> {
            assertThat(back.isWorse()).isFalse();
            assertThat(back.failed()).singleElement().satisfies(gate -> {
                assertThat(gate.kind()).isEqualTo(Gate.Kind.FAIRNESS);
                assertThat(gate.evidence()).containsExactly(unfair);
            });
        });
    }

    @Test
    void shouldNameTheGatesThatNobodyCouldJudge() {
        Finding young = SyntheticGates.fairness("nonbinary", new Verdict.Insufficient("too few"));

        Candidacy candidacy = judge(SyntheticGates.fairness(), RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).shadow(), young));

        assertThat(candidacy).isInstanceOfSatisfying(Candidacy.Promote.class, promote -> {
            assertThat(promote.needsApproval()).isTrue();
            assertThat(promote.undecided())
                    .anySatisfy(gate -> assertThat(gate)
                            .isEqualTo(new Gate.Insufficient(
                                    Gate.Kind.FAIRNESS,
                                    FairnessMetric.DEMOGRAPHIC_PARITY_RATIO.label(),
                                    List.of(young),
                                    "too few")));
        });
    }

    @Test
    void shouldBlockAPromotionForAGateThatNobodyCouldJudgeWhereThePolicySaysSo() {
        Finding young = SyntheticGates.fairness("nonbinary", new Verdict.Insufficient("too few"));

        Candidacy candidacy = judge(SyntheticGates.fairness(), RolloutRules.Undecided.BLOCK)
                .judge(entrant(better(20).shadow(), young));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.Inconclusive.class,
                        open -> assertThat(open.reason())
                                .contains("demographic_parity_ratio")
                                .contains("too few"));
    }

    @Test
    void shouldPassAFloorThatTheSegmentIsProvenToKeep() {
        Segment vip = new Segment("tier", "vip");
        OutcomeChecks floor = SyntheticGates.floor(vip);

        Candidacy kept = judge(floor, RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).split(), SyntheticGates.floor(vip, new Verdict.Ok())));
        Candidacy broken = judge(floor, RolloutRules.Undecided.APPROVE)
                .judge(entrant(better(20).split(), SyntheticGates.floor(vip, new Verdict.Alarm(Severity.ERROR))));

        assertThat(kept.assessment().gates())
                .anySatisfy(gate -> assertThat(gate)
                        .isInstanceOf(Gate.Passed.class)
                        .satisfies(passed -> assertThat(passed.name()).isEqualTo("accuracy where tier=vip")));
        assertThat(broken).isInstanceOf(Candidacy.RollBack.class);
    }

    /** Data that moved are no fault of a version; a fault of its data may be. */
    @Test
    void shouldLeaveDataThatMovedToAPersonAndFailFaultyData() {
        Finding moved = SyntheticGates.of(Family.DRIFT, new Verdict.Alarm(Severity.CRITICAL));
        Finding suspect = SyntheticGates.of(Family.INTEGRITY, new Verdict.Alarm(Severity.WARNING));
        Finding faulty = SyntheticGates.of(Family.INTEGRITY, new Verdict.Alarm(Severity.ERROR));

        Candidacy shifted = judge.judge(entrant(better(20).split(), moved, suspect));
        Candidacy failed = judge.judge(entrant(better(20).split(), faulty));

        assertThat(shifted)
                .isInstanceOfSatisfying(
                        Candidacy.Promote.class,
                        promote -> assertThat(promote.undecided())
                                .extracting(Gate.Insufficient::kind)
                                .containsExactly(Gate.Kind.INTEGRITY, Gate.Kind.DATA_SHIFT));
        assertThat(failed)
                .isInstanceOfSatisfying(
                        Candidacy.RollBack.class,
                        back -> assertThat(back.failed())
                                .extracting(Gate.Failed::kind)
                                .containsExactly(Gate.Kind.INTEGRITY));
    }

    @Test
    void shouldPassSoundDataThatAreLikeTheReference() {
        Candidacy candidacy = judge.judge(entrant(
                better(20).split(),
                SyntheticGates.of(Family.DRIFT, new Verdict.Ok()),
                SyntheticGates.of(Family.INTEGRITY, new Verdict.Ok())));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.Promote.class,
                        promote -> assertThat(promote.needsApproval()).isFalse());
    }

    @Test
    void shouldNotCompareVersionsThatDecideNothing() {
        WindowTally nothing = new WindowTally(Layout.bare("unknown"));
        Arm arm = new Arm("v2", nothing, new OutcomeRun(3, 0, nothing, nothing, List.of(nothing)));

        Candidacy candidacy = judge.judge(entrant(new Trial.Split(arm, arm, Optional.empty())));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.Inconclusive.class,
                        open -> assertThat(open.reason()).startsWith("no classes"));
    }

    @Test
    void shouldFailACandidateWhoseDaysDifferBeyondChance() {
        SyntheticTrial trial = new SyntheticTrial();
        for (int day = 0; day < 10; day++) {
            long good = day % 2 == 0 ? 990 : 790;
            trial.pane()
                    .actingOnly(YES, YES, 880)
                    .actingOnly(YES, NO, 120)
                    .candidateOnly(YES, YES, good)
                    .candidateOnly(YES, NO, 1_000 - good);
        }

        Candidacy candidacy = judge.judge(entrant(trial.split()));

        assertThat(candidacy)
                .isInstanceOfSatisfying(
                        Candidacy.RollBack.class,
                        back -> assertThat(back.failed()).singleElement().satisfies(gate -> {
                            assertThat(gate.kind()).isEqualTo(Gate.Kind.STABILITY);
                            assertThat(gate.evidence().get(0).measure().value().orElseThrow())
                                    .isCloseTo(0.105, within(0.001));
                        }));
    }

    @Test
    void shouldFailACandidateThatMissesTheLatencyObjectiveMoreOftenThanTheActingVersion() {
        Checks checks = SyntheticGates.latency();
        Trial.Split slow = new Trial.Split(
                SyntheticGates.arm("v1", 10_000, 50), SyntheticGates.arm("v2", 10_000, 900), Optional.empty());
        Trial.Split alike = new Trial.Split(
                SyntheticGates.arm("v1", 10_000, 50), SyntheticGates.arm("v2", 10_000, 60), Optional.empty());
        CandidateJudge timed = new CandidateJudge(RolloutRules.STANDARD, checks);

        Candidacy slower = timed.judge(entrant(slow));
        Candidacy same = timed.judge(entrant(alike));

        assertThat(slower.assessment().failedGates())
                .singleElement()
                .satisfies(gate -> assertThat(gate.kind()).isEqualTo(Gate.Kind.RELATIVE_LATENCY));
        assertThat(same.assessment().gates())
                .anySatisfy(gate -> assertThat(gate)
                        .isInstanceOf(Gate.Passed.class)
                        .satisfies(passed -> assertThat(passed.kind()).isEqualTo(Gate.Kind.RELATIVE_LATENCY)));
    }

    @Test
    void shouldTellHowFarTheVersionsAgreeWhileLabelsAreMissing() {
        SyntheticTrial trial = new SyntheticTrial();
        trial.pane().both(YES, YES, NONE, 90).both(YES, NO, NONE, 10);

        Candidacy candidacy = judge.judge(entrant(trial.shadow()));

        assertThat(candidacy.assessment().proxies())
                .extracting(Finding::check)
                .containsExactly("agreement", "score_correlation", "auc_difference");
        assertThat(candidacy.assessment().proxies().get(0).measure().value()).hasValue(0.9);
    }

    /** At α alone either would be promoted; together the clearer one is, and then the other. */
    @Test
    void shouldBeAsStrictWithSeveralCandidatesAsHolm() {
        int hundreds = 1;
        while (!(judge.judge(entrant(hundreds(hundreds).split())) instanceof Candidacy.Promote)) {
            hundreds++;
        }
        Entrant barely = entrant(hundreds(hundreds).split());
        Entrant clear = entrant(hundreds(10 * hundreds).split());
        Entrant unknown = entrant(new SyntheticTrial()
                .pane()
                .actingOnly(YES, YES, 1)
                .candidateOnly(YES, YES, 1)
                .split());
        List<Entrant> many = new ArrayList<>(Collections.nCopies(30, unknown));
        many.add(barely);

        List<Candidacy> withClear = judge.judge(List.of(barely, clear));
        List<Candidacy> withMany = judge.judge(many);

        assertThat(withClear).allSatisfy(each -> assertThat(each).isInstanceOf(Candidacy.Promote.class));
        assertThat(withMany).noneSatisfy(each -> assertThat(each).isInstanceOf(Candidacy.Promote.class));
    }

    private static SyntheticTrial hundreds(int hundreds) {
        return new SyntheticTrial()
                .pane()
                .both(YES, YES, YES, 44L * hundreds)
                .both(NO, NO, NO, 44L * hundreds)
                .both(NO, YES, YES, 6L * hundreds)
                .both(YES, NO, YES, 2L * hundreds)
                .both(YES, YES, NO, 4L * hundreds);
    }

    @Test
    void shouldNotChangeItsMindWithTheOrderOfCandidates() {
        Entrant good = entrant(better(10).split());
        Entrant bad = entrant(worse(10).split());

        List<Candidacy> one = judge.judge(List.of(good, bad));
        List<Candidacy> other = judge.judge(List.of(bad, good));

        assertThat(one.get(0)).isEqualTo(other.get(1)).isInstanceOf(Candidacy.Promote.class);
        assertThat(one.get(1)).isEqualTo(other.get(0)).isInstanceOf(Candidacy.RollBack.class);
    }
}
