package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.DifferenceSet;
import io.plimsoll.detectors.evidence.JointSet;
import io.plimsoll.detectors.evidence.PairedSet;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Candidates of known quality, looked at after every pane: how often they are promoted or rolled back wrongly, and after how
 * many labels they are decided. Prints a table.
 *
 * <p>100 runs of each by default; {@code -Pbenchmark} makes 1,000.
 */
class ComparisonSimulationTest {

    private static final int RUNS = Math.max(100, 10 * Integer.getInteger("plimsoll.simulation.seeds", 2));
    private static final int PANES = 150;
    private static final int REQUESTS = 1_000;
    private static final double ALLOWED = 0.05;

    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;
    private static final double ACTING_ACCURACY = 0.85;

    /** The share of requests that only one of the two versions gets right, on the same requests. */
    private static final double DISCORDANT = 0.1;

    /** How a candidate answers. */
    private enum Design {
        /** Beside the acting version, on the same requests; each labelled pair is one label. */
        PAIRED {
            @Override
            Trial trial(Counts counts) {
                return counts.shadow();
            }

            @Override
            JointSet set(Counts counts) {
                return counts.paired();
            }

            @Override
            void pane(Counts counts, Random random, double difference) {
                for (int i = 0; i < REQUESTS; i++) {
                    counts.pair(random.nextDouble(), difference);
                }
            }
        },
        /** On requests of its own, half of the traffic; the labels are those of both arms. */
        UNPAIRED {
            @Override
            Trial trial(Counts counts) {
                return counts.split();
            }

            @Override
            JointSet set(Counts counts) {
                return counts.unpaired();
            }

            @Override
            void pane(Counts counts, Random random, double difference) {
                for (int i = 0; i < REQUESTS; i++) {
                    boolean ofCandidate = random.nextBoolean();
                    double accuracy = ofCandidate ? ACTING_ACCURACY + difference : ACTING_ACCURACY;
                    counts.single(ofCandidate, random.nextDouble() < accuracy);
                }
            }
        };

        abstract Trial trial(Counts counts);

        abstract JointSet set(Counts counts);

        abstract void pane(Counts counts, Random random, double difference);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Design.class)
    @DisplayName("a candidate as good as the acting version is rolled back in at most 5% of runs")
    void shouldHardlyEverRollBackACandidateOfTheSameQuality(Design design) {
        Outcome outcome = simulate(design, 0);

        assertThat(outcome.share(Decision.FAIL)).isLessThanOrEqualTo(ALLOWED);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Design.class)
    @DisplayName("a candidate that is worse by .02 is promoted in at most 5% of runs")
    void shouldHardlyEverPromoteAWorseCandidate(Design design) {
        Outcome outcome = simulate(design, -0.02);

        assertThat(outcome.share(Decision.OK)).isLessThanOrEqualTo(ALLOWED);
    }

    /** The hardest case: just as much worse as is allowed, so that either decision is wrong. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(Design.class)
    void shouldHardlyEverDecideOnTheMargin(Design design) {
        Outcome outcome = simulate(design, -0.01);

        assertThat(outcome.share(Decision.OK)).isLessThanOrEqualTo(ALLOWED);
        assertThat(outcome.share(Decision.FAIL)).isLessThanOrEqualTo(ALLOWED);
    }

    @Test
    void shouldNeedFewerLabelsInPairs() {
        Outcome paired = simulate(Design.PAIRED, 0.03);
        Outcome unpaired = simulate(Design.UNPAIRED, 0.03);

        assertThat(paired.share(Decision.OK)).isEqualTo(1);
        assertThat(paired.median()).isLessThan(unpaired.median() / 2);
    }

    private static Outcome simulate(Design design, double difference) {
        List<Run> runs = IntStream.range(0, RUNS)
                .parallel()
                .mapToObj(seed -> run(design, new Random(1_000 + seed), difference))
                .toList();
        Outcome outcome = new Outcome(runs);
        System.out.printf(
                Locale.ROOT,
                "%-8s  new - old %+.2f  promoted %5.1f%%  rolled back %5.1f%%  median labels to a decision %s%n",
                design,
                difference,
                100 * outcome.share(Decision.OK),
                100 * outcome.share(Decision.FAIL),
                outcome.told());
        return outcome;
    }

    /** Looks after every pane until it is decided, and then asks the judge whether it says the same. */
    private static Run run(Design design, Random random, double difference) {
        Counts counts = new Counts();
        for (int pane = 0; pane < PANES; pane++) {
            design.pane(counts, random, difference);
            Decision decision = look(design.set(counts));
            if (decision != Decision.INSUFFICIENT) {
                assertThat(judged(design.trial(counts))).isEqualTo(decision);
                return new Run(decision, OptionalLong.of((pane + 1L) * REQUESTS));
            }
        }
        return new Run(Decision.INSUFFICIENT, OptionalLong.empty());
    }

    /** One evidence instead of an interval, whose end is where it reaches 1/α: a hundredth of the work. */
    private static Decision look(JointSet set) {
        double threshold = -Math.log(RolloutRules.STANDARD.alpha());
        if (set.logEAgainstAtLeast(-RolloutRules.STANDARD.margin()) >= threshold) {
            return Decision.FAIL;
        }
        return set.logEAgainstAtMost(-RolloutRules.STANDARD.margin()) >= threshold
                ? Decision.OK
                : Decision.INSUFFICIENT;
    }

    private static Decision judged(Trial trial) {
        Candidacy candidacy =
                new CandidateJudge(RolloutRules.STANDARD, Checks.STANDARD).judge(new Entrant(trial, List.of()));
        return candidacy instanceof Candidacy.Promote
                ? Decision.OK
                : candidacy instanceof Candidacy.RollBack ? Decision.FAIL : Decision.INSUFFICIENT;
    }

    /** Labelled answers so far. */
    private static final class Counts {

        private final long[][] pairs = new long[2][2]; // candidate right, acting right
        private final long[][] singles = new long[2][2]; // of candidate, right

        void pair(double u, double difference) {
            double candidateOnly = DISCORDANT / 2 + difference / 2;
            double actingOnly = DISCORDANT / 2 - difference / 2;
            boolean isDiscordant = u < DISCORDANT;
            boolean candidate = isDiscordant ? u < candidateOnly : u < DISCORDANT + ACTING_ACCURACY - actingOnly;
            pairs[candidate ? 1 : 0][isDiscordant == candidate ? 0 : 1]++;
        }

        void single(boolean ofCandidate, boolean isRight) {
            singles[ofCandidate ? 1 : 0][isRight ? 1 : 0]++;
        }

        JointSet paired() {
            long all = pairs[0][0] + pairs[0][1] + pairs[1][0] + pairs[1][1];
            return new PairedSet((double) pairs[1][0], (double) pairs[0][1], (double) all);
        }

        JointSet unpaired() {
            return new DifferenceSet(rate(singles[1]), rate(singles[0]));
        }

        private static Rate rate(long[] counts) {
            return new Rate((double) counts[1], (double) counts[0] + counts[1]);
        }

        Trial shadow() {
            PairTable table = new PairTable(SyntheticTrial.CLASSES);
            for (int candidate = 0; candidate < 2; candidate++) {
                for (int acting = 0; acting < 2; acting++) {
                    table.count(answer(acting), answer(candidate), YES, pairs[candidate][acting]);
                }
            }
            return new Trial.Shadow(
                    arm("v1", pairs[0][0] + pairs[1][0], pairs[0][1] + pairs[1][1]),
                    arm("v2", pairs[0][0] + pairs[0][1], pairs[1][0] + pairs[1][1]),
                    Optional.of(table));
        }

        private static PairTable.Answer answer(int right) {
            return new PairTable.Answer(0, right == 1 ? YES : NO);
        }

        Trial split() {
            return new Trial.Split(
                    arm("v1", singles[0][0], singles[0][1]), arm("v2", singles[1][0], singles[1][1]), Optional.empty());
        }

        private static Arm arm(String version, long wrong, long right) {
            WindowTally tally = new TallyFiller(SyntheticTrial.LAYOUT)
                    .outcomes(0, YES, NO, wrong)
                    .outcomes(0, YES, YES, right)
                    .tally();
            return new Arm(
                    version,
                    tally,
                    new OutcomeRun(1, 0, tally, new WindowTally(SyntheticTrial.LAYOUT), List.of(tally)));
        }
    }

    /** What became of one candidate, and after how many labels. */
    private record Run(Decision decision, OptionalLong labels) {}

    private record Outcome(List<Run> runs) {

        double share(Decision decision) {
            long those = runs.stream().filter(run -> run.decision() == decision).count();
            return (double) those / runs.size();
        }

        /** Those that were not decided took longer than any. */
        long median() {
            return labels()[runs.size() / 2];
        }

        String told() {
            long median = median();
            return median == Long.MAX_VALUE ? "over " + PANES * REQUESTS : String.valueOf(median);
        }

        private long[] labels() {
            return runs.stream()
                    .flatMapToLong(run -> LongStream.of(run.labels().orElse(Long.MAX_VALUE)))
                    .sorted()
                    .toArray();
        }
    }

    /**
     * The recall of people of 60 and more in adult, .528 of the acting version and .062 of the candidate, on invented people:
     * after how many of them with label 1 it is certain that the candidate is worse.
     */
    @Test
    void shouldFindWithinDozensOfLabelsWhatAdultV2DoesToTheOld() {
        long paired = median(ComparisonSimulationTest::positivesInPairs);
        long unpaired = median(ComparisonSimulationTest::positivesApart);

        System.out.printf(
                Locale.ROOT,
                "recall .528 against .062: decided after %d labels 1 in pairs, %d apart (medians)%n",
                paired,
                unpaired);
        assertThat(paired).isBetween(15L, 30L);
        assertThat(unpaired).isBetween(40L, 70L);
    }

    private static long median(ToLongFunction<Random> positives) {
        return IntStream.range(0, RUNS)
                .mapToLong(run -> positives.applyAsLong(new Random(run)))
                .sorted()
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Hardly anybody is found by the candidate alone: .003. */
    private static long positivesInPairs(Random random) {
        long[] found = new long[2]; // by the candidate alone, by the acting version alone
        long positives = 0;
        while (look(new PairedSet(found[0], found[1], positives)) != Decision.FAIL) {
            double u = random.nextDouble();
            found[0] += u < 0.003 ? 1 : 0;
            found[1] += u >= 0.531 ? 1 : 0;
            positives++;
        }
        return positives;
    }

    /** Those of both arms together. */
    private static long positivesApart(Random random) {
        long[] found = new long[2];
        long positives = 0;
        while (look(new DifferenceSet(new Rate(found[0], positives), new Rate(found[1], positives))) != Decision.FAIL) {
            found[0] += random.nextDouble() < 0.062 ? 1 : 0;
            found[1] += random.nextDouble() < 0.528 ? 1 : 0;
            positives++;
        }
        return 2 * positives;
    }
}
