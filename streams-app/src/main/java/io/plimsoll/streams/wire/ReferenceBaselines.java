package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.OwnFigures;
import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.ScoredCounts;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.streams.monitor.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the counts of a reference, under a profile's open map {@code baselines}, for people to read: performance
 * by slice and fairness by attribute, each by the metric's name, null where it is undefined.
 *
 * <p>Nobody judges by it: a reader of the profile counts again. So it is no part of the reference's hash.
 */
final class ReferenceBaselines {

    private final WindowTally tally;
    private final Policy policy;
    private final List<Dimension> dimensions;

    private ReferenceBaselines(WindowTally tally, Policy policy) {
        this.tally = tally;
        this.policy = policy;
        this.dimensions = tally.layout().dimensions();
    }

    /** The baselines of a reference's counts; empty where no labels are counted. */
    static Map<String, Object> of(WindowTally tally, Policy policy) {
        ReferenceBaselines baselines = new ReferenceBaselines(tally, policy);
        return tally.outcomes()
                .map(baselines::ofClasses)
                .or(() -> tally.errors().map(baselines::ofNumbers))
                .orElse(Map.of());
    }

    private Map<String, Object> ofClasses(OutcomeTable all) {
        return baselines(
                performance(all, tally.losses()),
                (d, value) -> performance(tally.outcomes(d, value).orElseThrow(), tally.losses(d, value)),
                d -> fairness(groups(d, all.subject())));
    }

    private Map<String, Object> ofNumbers(ErrorTable all) {
        return baselines(
                performance(all),
                (d, value) -> performance(tally.errors(d, value).orElseThrow()),
                this::fairness);
    }

    /** What is told of a slice. */
    @FunctionalInterface
    private interface BySlice {
        Map<String, @Nullable Double> of(int dimension, int value);
    }

    private Map<String, Object> baselines(
            Map<String, @Nullable Double> all,
            BySlice bySlice,
            IntFunction<Map<String, @Nullable Double>> byAttribute) {
        Map<String, Object> performance = new LinkedHashMap<>();
        Map<String, Object> fairness = new LinkedHashMap<>();
        performance.put(SegmentKey.ALL, all);
        for (int d = 0; d < dimensions.size(); d++) {
            Dimension dimension = dimensions.get(d);
            for (int value = 0; value < dimension.values().size(); value++) {
                performance.put(
                        SubjectWire.key(
                                dimension.attributes(), dimension.values().get(value)),
                        bySlice.of(d, value));
            }
            fairness.put(dimension.name(), byAttribute.apply(d));
        }
        return fairness.isEmpty()
                ? Map.of("performance", performance)
                : Map.of("performance", performance, "fairness", fairness);
    }

    private static Map<String, @Nullable Double> performance(ErrorTable table) {
        Metrics metrics = new Metrics();
        OwnFigures.performance(table).forEach(metrics::put);
        return metrics.values;
    }

    private Map<String, @Nullable Double> fairness(int d) {
        Map<String, ErrorTable> byGroup = new LinkedHashMap<>();
        for (int value = 0; value < dimensions.get(d).values().size(); value++) {
            byGroup.put(dimensions.get(d).label(value), tally.errors(d, value).orElseThrow());
        }
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        OwnFigures.fairness(byGroup, policy.checks().outcomes().fairness().minimumGroup())
                .forEach((metric, value) -> metrics.put(metric.label(), FindingWire.orNull(value)));
        return metrics;
    }

    private Map<String, @Nullable Double> performance(OutcomeTable table, Optional<LossTable> losses) {
        Map<String, @Nullable Double> metrics =
                policy.task() == Policy.Task.BINARY ? binary(table) : multiclass(matrix(table));
        losses.map(known -> OwnFigures.losses(known, table.subject()))
                .ifPresent(figures ->
                        figures.forEach((metric, value) -> metrics.put(metric.label(), FindingWire.orNull(value))));
        return metrics;
    }

    private static Map<String, @Nullable Double> binary(OutcomeTable table) {
        Outcomes outcomes = outcomes(table, Set.of(OutcomeSubject.POSITIVE));
        Confusion labelled = outcomes.labelled();
        Metrics metrics = new Metrics();
        metrics.put(PerformanceMetric.SELECTION_RATE, outcomes.selectionRate().value());
        metrics.put(PerformanceMetric.ACCURACY, labelled.accuracy().value());
        metrics.put(PerformanceMetric.BALANCED_ACCURACY, labelled.balancedAccuracy());
        metrics.put(PerformanceMetric.PRECISION, labelled.precision().value());
        metrics.put(PerformanceMetric.RECALL, labelled.recall().value());
        metrics.put(PerformanceMetric.SPECIFICITY, labelled.specificity().value());
        metrics.put(
                PerformanceMetric.NEGATIVE_PREDICTIVE_VALUE,
                labelled.negativePredictiveValue().value());
        metrics.put(PerformanceMetric.F1, labelled.f1());
        metrics.put(PerformanceMetric.MATTHEWS_CORRELATION, labelled.matthewsCorrelation());
        metrics.put(PerformanceMetric.AUC, auc(table));
        return metrics.values;
    }

    /** By bins of the score, those of a grid in all traffic and the evidence bins in a slice; without the scoreless. */
    private static OptionalDouble auc(OutcomeTable table) {
        int scored = table.scoreBins() - 1;
        return Auc.of(ScoredCounts.of(
                        Arrays.copyOf(table.byScore(OutcomeSubject.POSITIVE), scored),
                        Arrays.copyOf(table.byScore(OutcomeSubject.NEGATIVE), scored)))
                .map(auc -> OptionalDouble.of(auc.value()))
                .orElse(OptionalDouble.empty());
    }

    private static Map<String, @Nullable Double> multiclass(ConfusionMatrix matrix) {
        Metrics metrics = new Metrics();
        metrics.put(PerformanceMetric.ACCURACY, matrix.accuracy().value());
        metrics.put(PerformanceMetric.MACRO_RECALL, matrix.macro(value(Confusion::recall)));
        metrics.put(PerformanceMetric.MACRO_PRECISION, matrix.macro(value(Confusion::precision)));
        metrics.put(PerformanceMetric.MACRO_F1, matrix.macro(Confusion::f1));
        return metrics.values;
    }

    private static Function<Confusion, OptionalDouble> value(Function<Confusion, Share> share) {
        return confusion -> share.apply(confusion).value();
    }

    /** Over the classes of the reference; "other" is one of them only where it had too many. */
    private static ConfusionMatrix matrix(OutcomeTable table) {
        int other = table.subject().classes().other();
        boolean isOther =
                table.decided(other) > 0 || Arrays.stream(table.byScore(other)).sum() > 0;
        int classes = isOther ? other + 1 : other;
        return ConfusionMatrix.of(IntStream.range(0, classes)
                .mapToObj(decision -> IntStream.range(0, classes)
                        .mapToLong(label -> table.count(decision, label))
                        .toArray())
                .toArray(long[][]::new));
    }

    private Groups groups(int d, OutcomeSubject subject) {
        Set<Integer> favourable = policy.favourable().stream()
                .map(name -> subject.classes().code(name))
                .collect(Collectors.toSet());
        Map<String, Outcomes> byGroup = new LinkedHashMap<>();
        for (int value = 0; value < dimensions.get(d).values().size(); value++) {
            OutcomeTable table = tally.outcomes(d, value).orElseThrow();
            byGroup.put(dimensions.get(d).label(value), outcomes(table, favourable));
        }
        return Groups.of(byGroup, policy.checks().outcomes().fairness().minimumGroup());
    }

    private static Map<String, @Nullable Double> fairness(Groups groups) {
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        for (FairnessMetric metric : FairnessMetric.ofDecisions()) {
            metrics.put(metric.label(), FindingWire.orNull(metric.of(groups)));
        }
        return metrics;
    }

    /** One set of classes against all others; a prediction without a decision is left out. */
    private static Outcomes outcomes(OutcomeTable table, Set<Integer> positive) {
        long[][] counts = new long[2][3];
        int none = table.subject().none();
        for (int decision = 0; decision < none; decision++) {
            for (int label = 0; label <= none; label++) {
                int column = label == none ? 2 : side(label, positive);
                counts[side(decision, positive)][column] += table.count(decision, label);
            }
        }
        return new Outcomes(
                new Confusion(counts[0][0], counts[0][1], counts[1][0], counts[1][1]), counts[0][2], counts[1][2]);
    }

    private static int side(int code, Set<Integer> positive) {
        return positive.contains(code) ? 0 : 1;
    }

    /** Values by the names of metrics. */
    private static final class Metrics {

        private final Map<String, @Nullable Double> values = new LinkedHashMap<>();

        void put(PerformanceMetric metric, OptionalDouble value) {
            values.put(metric.label(), FindingWire.orNull(value));
        }
    }
}
