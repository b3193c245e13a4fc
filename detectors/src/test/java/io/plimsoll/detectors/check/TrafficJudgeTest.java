package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.evidence.TrafficShares;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrafficJudgeTest {

    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;
    private static final SortedMap<String, Double> CANARY = new TreeMap<>(Map.of("v1", 0.9, "v2", 0.1));
    private static final double CONFIDENCE = 0.95;
    private static final Segment VIP = new Segment("tier", "vip");

    private final TrafficJudge judge = new TrafficJudge(RolloutRules.STANDARD, TrafficShares.STANDARD);

    @Test
    void shouldMoveOneStepToTheVersionThatIsMostLikelyTheBest() {
        Allotment allotment = allotment(CANARY, trial(850, 1_000, 180, 200)).orElseThrow();

        assertThat(allotment.favoured()).isEqualTo("v2");
        assertThat(allotment.chance()).isGreaterThan(CONFIDENCE);
        assertThat(allotment.weights()).containsExactly(Map.entry("v1", 0.8), Map.entry("v2", 0.2));
    }

    @Test
    void shouldShowTheChanceOfEachVersionAndHowTheyCompare() {
        Allotment allotment = allotment(CANARY, trial(850, 1_000, 180, 200)).orElseThrow();

        assertThat(allotment.evidence())
                .extracting(Finding::check)
                .containsExactly("best_arm", "best_arm", "accuracy_difference");
        Finding ofSecond = allotment.evidence().get(1);
        assertThat(ofSecond.target())
                .isEqualTo(new Target.Group("accuracy", "version", Optional.of("v2"), Optional.empty()));
        assertThat(ofSecond.measure().value().orElseThrow()).isCloseTo(allotment.chance(), within(1e-12));
        assertThat(ofSecond.n()).isEqualTo(200);
    }

    @Test
    void shouldNotGoBelowTheFloor() {
        SortedMap<String, Double> late = new TreeMap<>(Map.of("v1", 0.12, "v2", 0.88));

        Allotment allotment = allotment(late, trial(700, 1_000, 900, 1_000)).orElseThrow();

        assertThat(allotment.weights()).containsExactly(Map.entry("v1", 0.05), Map.entry("v2", 0.95));
    }

    @Test
    void shouldSayNothingWhereTheSharesAreAsTheyShouldBe() {
        SortedMap<String, Double> done = new TreeMap<>(Map.of("v1", 0.05, "v2", 0.95));

        assertThat(allotment(done, trial(700, 1_000, 900, 1_000))).isEmpty();
    }

    @Test
    void shouldGiveNoMoreToAVersionThatFailsAGate() {
        SyntheticTrial trial = trial(850, 1_000, 180, 200);
        Finding broken = SyntheticGates.floor(VIP, new Verdict.Alarm(Severity.ERROR));

        Optional<Allotment> allotment = judge.judge(CANARY, arms(trial), candidacies(trial.split(), broken));

        assertThat(allotment).isEmpty();
    }

    @Test
    void shouldSayNothingWhereTrafficIsNotSplitAsDeclared() {
        SyntheticTrial trial = trial(850, 1_000, 180, 200);
        DeclaredSplit declared = new DeclaredSplit(CANARY, Map.of("v1", 9_000L, "v2", 700L));

        Optional<Allotment> allotment =
                judge.judge(CANARY, arms(trial), candidacies(trial.split(Optional.of(declared))));

        assertThat(allotment).isEmpty();
    }

    /** Of 400 that were declined nobody knows whether they would have been right. */
    @Test
    void shouldSayNothingWhereLabelsAreSelective() {
        SyntheticTrial trial = trial(850, 1_000, 180, 200);
        trial.actingOnly(NO, SyntheticTrial.none(), 400).candidateOnly(NO, SyntheticTrial.none(), 400);

        assertThat(allotment(CANARY, trial)).isEmpty();
    }

    @Test
    void shouldSayNothingByFewLabelsOrAMetricThatIsNoRate() {
        TrafficJudge byAuc = new TrafficJudge(
                new RolloutRules(PerformanceMetric.AUC, 0.01, CONFIDENCE, RolloutRules.Undecided.APPROVE),
                TrafficShares.STANDARD);
        SyntheticTrial enough = trial(850, 1_000, 180, 200);

        assertThat(allotment(CANARY, trial(850, 1_000, 99, 99))).isEmpty();
        assertThat(byAuc.judge(CANARY, arms(enough), candidacies(enough.split())))
                .isEmpty();
    }

    @Test
    void shouldShareAmongThree() {
        SortedMap<String, Double> declared = new TreeMap<>(Map.of("v1", 0.5, "v2", 0.25, "v3", 0.25));
        List<Arm> arms = new ArrayList<>(arms(trial(800, 1_000, 400, 500)));
        Arm third = arms(trial(1, 1, 460, 500)).get(1);
        arms.add(new Arm("v3", third.served(), third.matured()));

        Allotment allotment = judge.judge(declared, arms, List.of()).orElseThrow();

        assertThat(allotment.favoured()).isEqualTo("v3");
        assertThat(allotment.weights().get("v3")).isEqualTo(0.35);
        assertThat(allotment.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(allotment.weights().get("v1")).isLessThan(0.5);
    }

    /** Whoever carries each proposal out ends with the worse version at the floor, and never gives it more on the way. */
    @Test
    void shouldMoveToTheBetterVersionWithoutTurningBack() {
        int turns = 0;
        for (int seed = 0; seed < 8; seed++) {
            Life life = new Life(new Random(seed), 0.85, 0.90);
            life.panes(60);
            assertThat(life.shares.get("v1")).as("seed " + seed).isEqualTo(0.05);
            turns += life.turns;
        }
        assertThat(turns).isZero();
    }

    /** Shares of two that are alike may drift, for nothing is lost by it; they do not swing. */
    @Test
    void shouldNotSwingBetweenTwoThatAreAlike() {
        int turns = 0;
        for (int seed = 0; seed < 8; seed++) {
            Life life = new Life(new Random(seed), 0.85, 0.85);
            life.panes(60);
            turns += life.turns;
        }
        assertThat(turns).as("turns in 8 lives of 60 panes").isLessThan(8);
    }

    /** Two versions of known accuracy, a thousand requests a pane, and somebody who does what is proposed. */
    private final class Life {

        private final Random random;
        private final double ofFirst;
        private final double ofSecond;
        private SortedMap<String, Double> shares = new TreeMap<>(Map.of("v1", 0.5, "v2", 0.5));
        private SyntheticTrial trial = new SyntheticTrial();
        private String gained = "";
        private int turns;

        Life(Random random, double ofFirst, double ofSecond) {
            this.random = random;
            this.ofFirst = ofFirst;
            this.ofSecond = ofSecond;
        }

        void panes(int panes) {
            for (int pane = 0; pane < panes; pane++) {
                serve();
                judge.judge(shares, arms(trial), List.of())
                        .filter(allotment -> allotment.chance() >= CONFIDENCE)
                        .ifPresent(this::carryOut);
            }
        }

        private void serve() {
            int second = 0;
            int rightOfFirst = 0;
            int rightOfSecond = 0;
            for (int request = 0; request < 1_000; request++) {
                boolean isSecond = random.nextDouble() < shares.getOrDefault("v2", 0.0);
                boolean isRight = random.nextDouble() < (isSecond ? ofSecond : ofFirst);
                second += isSecond ? 1 : 0;
                rightOfSecond += isSecond && isRight ? 1 : 0;
                rightOfFirst += !isSecond && isRight ? 1 : 0;
            }
            count(trial, rightOfFirst, 1_000 - second, rightOfSecond, second);
        }

        private void carryOut(Allotment allotment) {
            turns += gained.isEmpty() || gained.equals(allotment.favoured()) ? 0 : 1;
            gained = allotment.favoured();
            shares = allotment.weights();
            trial = new SyntheticTrial();
        }
    }

    private Optional<Allotment> allotment(SortedMap<String, Double> declared, SyntheticTrial trial) {
        return judge.judge(declared, arms(trial), candidacies(trial.split()));
    }

    private static List<Candidacy> candidacies(Trial.Split split, Finding... findings) {
        return new CandidateJudge(RolloutRules.STANDARD, Checks.STANDARD.with(SyntheticGates.floor(VIP)))
                .judge(List.of(new Entrant(split, List.of(findings))));
    }

    private static List<Arm> arms(SyntheticTrial trial) {
        Trial.Split split = trial.split();
        return List.of(split.acting(), split.candidate());
    }

    private static SyntheticTrial trial(long rightOfFirst, long first, long rightOfSecond, long second) {
        SyntheticTrial trial = new SyntheticTrial();
        count(trial, rightOfFirst, first, rightOfSecond, second);
        return trial;
    }

    private static void count(SyntheticTrial trial, long rightOfFirst, long first, long rightOfSecond, long second) {
        trial.pane()
                .actingOnly(YES, YES, rightOfFirst / 2)
                .actingOnly(NO, NO, rightOfFirst - rightOfFirst / 2)
                .actingOnly(YES, NO, first - rightOfFirst)
                .candidateOnly(YES, YES, rightOfSecond / 2)
                .candidateOnly(NO, NO, rightOfSecond - rightOfSecond / 2)
                .candidateOnly(YES, NO, second - rightOfSecond);
    }
}
