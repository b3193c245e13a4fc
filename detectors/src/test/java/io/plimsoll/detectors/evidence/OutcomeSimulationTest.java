package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.Calibration;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.GroupComparison;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.ProbabilityLoss;
import io.plimsoll.detectors.statistic.ScoredCounts;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.statistic.TwoProportions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the answers about performance and fairness promise, in worlds where the truth is known. Prints a table.
 *
 * <p>Two seeds by default; {@code -Dplimsoll.simulation.seeds=100} simulates a hundred.
 */
class OutcomeSimulationTest {
    private static final int SEEDS = Integer.getInteger("plimsoll.simulation.seeds", 2);
    private static final int DAYS = 365;
    private static final double PER_MONTH = 0.2 * 0.05;
    private static final double PER_START = Budget.DEFAULT.perStart(Budget.Family.OUTCOME, Duration.ofDays(1));

    /** What is estimated, and its true value. */
    private record Metric(String name, double truth, Function<History, Estimate> estimate) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Of a model whose score is the probability of a positive, cut at ½; everything about it is known by integration. */
    static Stream<Metric> metrics() {
        return Stream.of(
                new Metric("accuracy", 0.75, history -> history.binary().rate(OutcomeRate.ACCURACY)),
                new Metric(
                        "accuracy, wrong reference",
                        0.75,
                        history -> history.binaryWithReference().rate(OutcomeRate.ACCURACY)),
                new Metric("precision", 0.75, history -> history.binary().rate(OutcomeRate.PRECISION)),
                new Metric("F1", 0.75, history -> history.binary().f1()),
                new Metric(
                        "balanced accuracy", 0.75, history -> history.binary().balancedAccuracy()),
                new Metric("Matthews", 0.5, history -> history.binary().matthewsCorrelation()),
                new Metric("Brier", 1.0 / 6, history -> history.binary().loss(history.losses)),
                new Metric(
                        "AUC",
                        5.0 / 6,
                        history -> history.binary().auc(Auc.of(history.counts()).orElseThrow())),
                new Metric("calibration error", 0, history -> history.binary().calibration(history.calibration())),
                new Metric(
                        "90% quantile of sizes of errors",
                        1.6448536269514722, history -> history.numbers.quantile(0.9)),
                new Metric("R²", 0.8, history -> history.numbers.moments().determination()),
                new Metric("ratio of halves", 1, history -> history.halves(ContrastEstimate.Kind.RATIO)),
                new Metric("difference of halves", 0, history -> history.halves(ContrastEstimate.Kind.DIFFERENCE)),
                new Metric(
                        "recall, selective labels",
                        0.75,
                        history -> history.selective().rate(OutcomeRate.RECALL)),
                new Metric(
                        "base rate, no labels",
                        0.5,
                        history -> new LabelShift(History.REFERENCE, history.selection())));
    }

    /** Cases so far. */
    private static final class History {
        static final Confusion REFERENCE = new Confusion(37_500, 12_500, 12_500, 37_500);
        private static final int BINS = 20;

        private final Random random;
        private final long[] positives = new long[BINS];
        private final long[] negatives = new long[BINS];
        private final long[][] right = new long[2][2];
        private final Numbers numbers;
        private FixedPointMoments losses = FixedPointMoments.empty(32);
        private Confusion confusion = Confusion.EMPTY;

        History(long seed) {
            this.random = new Random(seed);
            this.numbers = new Numbers(new Random(seed + 1_000_003));
        }

        void day(int cases) {
            for (int i = 0; i < cases; i++) {
                add(random.nextDouble());
                numbers.add();
            }
        }

        /** By twentieths, of which each bin of a tenth holds two; their scores are told as their middles. */
        Calibration calibration() {
            long[] counts = new long[Calibration.BINS];
            long[] ones = new long[Calibration.BINS];
            long[] sums = new long[Calibration.BINS];
            for (int bin = 0; bin < BINS; bin++) {
                int tenth = bin * Calibration.BINS / BINS;
                long count = positives[bin] + negatives[bin];
                counts[tenth] += count;
                ones[tenth] += positives[bin];
                sums[tenth] += count * FixedPointMoments.toFixedPoint((bin + 0.5) / BINS, Calibration.SCALE);
            }
            return Calibration.of(counts, ones, sums);
        }

        private void add(double score) {
            boolean label = random.nextDouble() < score;
            boolean decision = score > 0.5;
            (label ? positives : negatives)[(int) (score * BINS)]++;
            losses = losses.with(ProbabilityLoss.SQUARED.of(score, label));
            confusion = confusion.plus(one(decision, label));
            right[random.nextInt(2)][label == decision ? 1 : 0]++;
        }

        BinaryEstimates binary() {
            return BinaryEstimates.of(Outcomes.allLabelled(confusion));
        }

        BinaryEstimates binaryWithReference() {
            return new BinaryEstimates(
                    Outcomes.allLabelled(confusion),
                    Optional.of(Outcomes.allLabelled(new Confusion(900, 50, 50, 900))),
                    Sampling.INDEPENDENT);
        }

        /** The declined lose their labels. */
        BinaryEstimates selective() {
            Confusion approved = new Confusion(confusion.truePositives(), confusion.falsePositives(), 0, 0);
            return new BinaryEstimates(
                    new Outcomes(approved, 0, confusion.rejected()), Optional.empty(), Sampling.selective());
        }

        Estimate halves(ContrastEstimate.Kind kind) {
            return new ContrastEstimate(kind, rate(right[0]), rate(right[1]));
        }

        private static Rate rate(long[] counts) {
            return new Rate((double) counts[1], (double) (counts[0] + counts[1]));
        }

        ScoredCounts counts() {
            return ScoredCounts.of(positives, negatives);
        }

        Share selection() {
            return confusion.selectionRate();
        }
    }

    /** Errors are standard normal, labels normal about 1 with variance 5. */
    private static final class Numbers {
        private static final double[] EDGES =
                IntStream.range(1, 80).mapToDouble(i -> i / 20.0).toArray();

        private final Random random;
        private final long[] sizes = new long[EDGES.length + 1];
        private final double[] sums = new double[8];
        private long cases;

        Numbers(Random random) {
            this.random = random;
        }

        void add() {
            double e = random.nextGaussian();
            double y = 1 + Math.sqrt(5) * random.nextGaussian();
            int place = -Arrays.binarySearch(EDGES, Math.abs(e)) - 1;
            sizes[place]++;
            double[] terms = {y, y * y, y * y * y, y * y * y * y, e * e, e * e * e * e, e * e * y, e * e * y * y};
            Arrays.setAll(sums, i -> sums[i] + terms[i]);
            cases++;
        }

        Estimate quantile(double probability) {
            return QuantileEstimate.of(EDGES, sizes, probability, AsymptoticEstimate.POSITIVE);
        }

        LabelMoments moments() {
            double[] means = Arrays.stream(sums).map(sum -> sum / cases).toArray();
            return new LabelMoments(
                    cases, means[0], means[1], means[2], means[3], means[4], means[5], means[6], means[7]);
        }
    }

    private static Confusion one(boolean decision, boolean label) {
        return new Confusion(
                decision && label ? 1 : 0,
                decision && !label ? 1 : 0,
                !decision && label ? 1 : 0,
                !decision && !label ? 1 : 0);
    }

    /** 20 histories a seed, looked at after each of 150 days of 20 cases. */
    @ParameterizedTest
    @MethodSource("metrics")
    void shouldHoldTheTruthAtEveryLookAtOnce(Metric metric) {
        double alpha = 0.05;
        int histories = 20 * SEEDS;

        long missed = IntStream.range(0, histories)
                .filter(seed -> misses(metric, new History(seed), alpha))
                .count();

        print("coverage at every look, %s: missed by %d of %d histories at %.2f", metric, missed, histories, alpha);
        double slack = 3.1 * Math.sqrt(alpha * (1 - alpha) / histories);
        assertThat((double) missed / histories).isLessThanOrEqualTo(alpha + slack);
    }

    private static boolean misses(Metric metric, History history, double alpha) {
        for (int day = 0; day < 150; day++) {
            history.day(20);
            if (!metric.estimate().apply(history).interval(alpha).contains(metric.truth())) {
                return true;
            }
        }
        return false;
    }

    /** Selections of three groups, day by day. */
    private static final class Panes {
        private static final List<String> NAMES = List.of("female", "male", "nonbinary");
        private static final int[] SIZES = {90, 100, 10};

        private final Random random;
        private final List<Map<String, Outcomes>> days = new ArrayList<>();
        private Map<String, Outcomes> whole = Map.of();

        Panes(long seed) {
            this.random = new Random(seed);
        }

        /** Groups but the second, the reference, are selected at a ratio. */
        void day(double rate, double ratio) {
            Map<String, Outcomes> day = new TreeMap<>();
            for (int group = 0; group < SIZES.length; group++) {
                day.put(NAMES.get(group), draw(SIZES[group], group == 1 ? rate : rate * ratio));
            }
            days.add(day);
            whole = together(Stream.of(whole, day));
        }

        private Outcomes draw(int size, double rate) {
            long selected = random.doubles(size).filter(x -> x < rate).count();
            return new Outcomes(Confusion.EMPTY, selected, size - selected);
        }

        private static Map<String, Outcomes> together(Stream<Map<String, Outcomes>> panes) {
            Map<String, Outcomes> sum = new TreeMap<>();
            panes.forEach(pane -> pane.forEach((name, one) -> sum.merge(name, one, Outcomes::plus)));
            return sum;
        }

        Groups run(int length) {
            return Groups.of(together(days.subList(days.size() - length, days.size()).stream()));
        }

        boolean wholeFails() {
            int month = (days.size() - 1) / 30 + 1;
            return fails(Groups.of(whole), TwoSpans.wholeLevel(PER_MONTH, month));
        }

        boolean runFails() {
            return IntStream.of(1, 2, 3, 5, 7, 14, 28)
                    .filter(length -> length <= days.size())
                    .anyMatch(length -> fails(run(length), TwoSpans.runLevel(PER_START)));
        }

        private static boolean fails(Groups groups, double alpha) {
            return new GroupConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8), alpha)
                            .decide(groups, Optional.of("male"))
                            .decision()
                    == Decision.FAIL;
        }

        boolean isUnderFourFifthsToday() {
            return pairs().anyMatch(GroupComparison::isUnderFourFifths);
        }

        boolean differsToday() {
            return pairs().anyMatch(pair -> pair.proportions(OutcomeRate.SELECTION_RATE)
                            .map(TwoProportions::pooledP)
                            .orElseThrow()
                            .orElse(1)
                    < 0.05);
        }

        private Stream<GroupComparison> pairs() {
            return Stream.of("female", "nonbinary")
                    .map(group -> run(1).compare(group, "male").orElseThrow());
        }
    }

    /** A ratio of 1, and one that just keeps the limit: the hardest innocence. */
    @ParameterizedTest
    @CsvSource({"1", "0.82"})
    void shouldNeverFailAnInnocentModelInAYearOfLooking(double ratio) {
        int years = 2 * SEEDS;
        int failed = 0;
        int fourFifths = 0;
        int different = 0;
        for (int seed = 0; seed < years; seed++) {
            Panes panes = new Panes(seed);
            boolean fails = false;
            for (int day = 0; day < DAYS; day++) {
                panes.day(0.5, ratio);
                fails |= panes.wholeFails() || panes.runFails();
                fourFifths += panes.isUnderFourFifthsToday() ? 1 : 0;
                different += panes.differsToday() ? 1 : 0;
            }
            failed += fails ? 1 : 0;
        }
        print(
                "innocent at ratio %.2f: %d of %d years fail; four-fifths on %.2f, z-test on %.2f of days",
                ratio, failed, years, (double) fourFifths / years / DAYS, (double) different / years / DAYS);

        assertThat((double) failed).isLessThanOrEqualTo(allowedFailures(years));
        assertThat(fourFifths).isGreaterThan(years);
    }

    /** The budget promises at most 12 times a month's level a year; mean + 3.1 sd. */
    private static double allowedFailures(int years) {
        double mean = years * 12 * PER_MONTH;
        return mean + 3.1 * Math.sqrt(mean);
    }

    @Test
    void shouldFindABadYearAfterAGoodOneByARun() {
        List<Integer> byRun = new ArrayList<>();
        List<Integer> byWhole = new ArrayList<>();
        for (int seed = 0; seed < 2 * SEEDS; seed++) {
            Panes panes = new Panes(1000 + seed);
            IntStream.range(0, 270).forEach(day -> panes.day(0.5, 1));
            byRun.add(-1);
            byWhole.add(-1);
            for (int day = 1; day <= DAYS && byWhole.get(seed) < 0; day++) {
                panes.day(0.5, 0.5);
                if (byRun.get(seed) < 0 && panes.runFails()) {
                    byRun.set(seed, day);
                }
                if (panes.wholeFails()) {
                    byWhole.set(seed, day);
                }
            }
        }
        print(
                "270 good days, then a ratio of 0.5: found by a run after %s days, by the whole after %s",
                byRun, byWhole);

        assertThat(byRun).allSatisfy(days -> assertThat(days).isBetween(1, 14));
        assertThat(byWhole).allSatisfy(days -> assertThat(days).isGreaterThan(50));
    }

    /** The declined have no label, and they were the easy ones: on labelled cases the better version looks bad. */
    @Test
    void shouldNotRollBackABetterVersionBecauseOfSelectiveLabels() {
        int histories = 20 * SEEDS;
        int naive = 0;
        int guarded = 0;
        int recognised = 0;
        for (int seed = 0; seed < histories; seed++) {
            Approvals approvals = new Approvals(new Random(seed), 6000);
            Constraint constraint = Constraint.of(Limits.atLeast(0.79), 0.01);
            assertThat(approvals.truth.value().orElseThrow()).isGreaterThan(0.79);
            naive += constraint
                            .decide(RateEstimate.of(approvals.seen.labelled().accuracy()))
                            .is(Decision.FAIL)
                    ? 1
                    : 0;
            BinaryEstimates estimates = new BinaryEstimates(approvals.seen, Optional.empty(), Sampling.selective());
            guarded += constraint.decide(estimates.rate(OutcomeRate.ACCURACY)).is(Decision.FAIL) ? 1 : 0;
            recognised += approvals.coverage().isSelective() ? 1 : 0;
        }
        print(
                "selective labels, %d histories: the naive rule fails a better model in %d, the guard in %d; noticed in %d",
                histories, naive, guarded, recognised);

        assertThat(naive).isGreaterThan(histories / 2);
        assertThat(guarded).isZero();
        assertThat(recognised).isEqualTo(histories);
    }

    /** The old version declines the clear cases, which the new one, 81% right against 77%, would decline too. */
    private static final class Approvals {
        private final long[][][] coverage = new long[2][2][2];
        private Outcomes seen = Outcomes.EMPTY;
        private Share truth = new Share(0, 0);

        Approvals(Random random, int cases) {
            for (int i = 0; i < cases; i++) {
                double worth = random.nextGaussian();
                boolean label = worth + 0.5 * random.nextGaussian() > 0;
                boolean old = worth + 0.3 * random.nextGaussian() > -0.5;
                boolean now = worth + 0.3 * random.nextGaussian() > 0.3;
                add(label, old, now);
            }
        }

        private void add(boolean label, boolean old, boolean now) {
            truth = truth.plus(new Share(label == now ? 1 : 0, 1));
            coverage[old ? 1 : 0][now ? 1 : 0][old ? 1 : 0]++;
            seen = seen.plus(
                    old
                            ? Outcomes.allLabelled(one(now, label))
                            : new Outcomes(Confusion.EMPTY, now ? 1 : 0, now ? 0 : 1));
        }

        LabelCoverage coverage() {
            return new LabelCoverage(cell(1, 1), cell(1, 0), cell(0, 1), cell(0, 0));
        }

        private Share cell(int old, int now) {
            long[] cell = coverage[old][now];
            return new Share(cell[1], cell[0] + cell[1]);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
