package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fairness metrics by the names that policies, reports and gauges use; each is computed over the {@link Groups} of an
 * attribute, and those that compare rates are also decided pair by pair.
 *
 * <p>Without a stated reference group differences are max − min and ratios min/max over the groups for which the rate is
 * defined; equalized odds is the worse of its two rates. {@code disparate_impact} is the ratio to the reference group and
 * without one the least ratio of two groups. Average odds without a reference is the greatest over all pairs.
 */
public enum FairnessMetric {
    /** max − min of the selection rate: demographic (statistical) parity. */
    DEMOGRAPHIC_PARITY_DIFFERENCE("demographic_parity_difference", Contrast.DIFFERENCE, OutcomeRate.SELECTION_RATE),
    /** min/max of the selection rate. */
    DEMOGRAPHIC_PARITY_RATIO("demographic_parity_ratio", Contrast.RATIO, OutcomeRate.SELECTION_RATE),
    /** The selection rate relative to the reference group's: limits 0.8 and 1.25. */
    DISPARATE_IMPACT("disparate_impact", Contrast.DIRECTED_RATIO, OutcomeRate.SELECTION_RATE),
    /** max − min of the true positive rate. */
    EQUAL_OPPORTUNITY_DIFFERENCE("equal_opportunity_difference", Contrast.DIFFERENCE, OutcomeRate.RECALL),
    /** min/max of the true positive rate. */
    EQUAL_OPPORTUNITY_RATIO("equal_opportunity_ratio", Contrast.RATIO, OutcomeRate.RECALL),
    /** max − min of the false positive rate. */
    FALSE_POSITIVE_RATE_DIFFERENCE(
            "false_positive_rate_difference", Contrast.DIFFERENCE, OutcomeRate.FALSE_POSITIVE_RATE),
    /** min/max of the false positive rate. */
    FALSE_POSITIVE_RATE_RATIO("false_positive_rate_ratio", Contrast.RATIO, OutcomeRate.FALSE_POSITIVE_RATE),
    /** max − min of the false negative rate. */
    FALSE_NEGATIVE_RATE_DIFFERENCE(
            "false_negative_rate_difference", Contrast.DIFFERENCE, OutcomeRate.FALSE_NEGATIVE_RATE),
    /** min/max of the false negative rate. */
    FALSE_NEGATIVE_RATE_RATIO("false_negative_rate_ratio", Contrast.RATIO, OutcomeRate.FALSE_NEGATIVE_RATE),
    /** The greater of the differences of the true and the false positive rate. */
    EQUALIZED_ODDS_DIFFERENCE(
            "equalized_odds_difference", Contrast.DIFFERENCE, OutcomeRate.RECALL, OutcomeRate.FALSE_POSITIVE_RATE),
    /** The lesser of the ratios of the true and the false positive rate. */
    EQUALIZED_ODDS_RATIO("equalized_odds_ratio", Contrast.RATIO, OutcomeRate.RECALL, OutcomeRate.FALSE_POSITIVE_RATE),
    /** |mean of the differences of the true and the false positive rate|, of the worst pair. */
    AVERAGE_ODDS_DIFFERENCE(
            "average_odds_difference", Contrast.MEAN_DIFFERENCE, OutcomeRate.RECALL, OutcomeRate.FALSE_POSITIVE_RATE),
    /** max − min of the precision. */
    PREDICTIVE_PARITY_DIFFERENCE("predictive_parity_difference", Contrast.DIFFERENCE, OutcomeRate.PRECISION),
    /** min/max of the precision. */
    PREDICTIVE_PARITY_RATIO("predictive_parity_ratio", Contrast.RATIO, OutcomeRate.PRECISION),
    /** max − min of the accuracy. */
    ACCURACY_DIFFERENCE("accuracy_difference", Contrast.DIFFERENCE, OutcomeRate.ACCURACY),
    /** min/max of the accuracy. */
    ACCURACY_RATIO("accuracy_ratio", Contrast.RATIO, OutcomeRate.ACCURACY),
    /** max − min of fn/fp. */
    TREATMENT_EQUALITY_DIFFERENCE("treatment_equality_difference", Contrast.NONE),
    /** {@link BenefitInequality#THEIL} over people. */
    THEIL_INDEX("theil_index", Contrast.NONE),
    /** {@link BenefitInequality#GENERALIZED_ENTROPY} over people. */
    GENERALIZED_ENTROPY_INDEX("generalized_entropy_index", Contrast.NONE),
    /** max − min of mean score less share of positives: for whom scores promise too much, and for whom too little. */
    CALIBRATION_DIFFERENCE("calibration_difference", Contrast.DIFFERENCE, PerformanceMetric.CALIBRATION_GAP),
    /** max − min of the mean error of predicted numbers: who is over- and who underestimated. */
    BIAS_DIFFERENCE("bias_difference", Contrast.DIFFERENCE, PerformanceMetric.BIAS),
    /** max − min of the mean absolute error. */
    MEAN_ABSOLUTE_ERROR_DIFFERENCE("mae_difference", Contrast.DIFFERENCE, PerformanceMetric.MEAN_ABSOLUTE_ERROR),
    /** min/max of the mean absolute error. */
    MEAN_ABSOLUTE_ERROR_RATIO("mae_ratio", Contrast.RATIO, PerformanceMetric.MEAN_ABSOLUTE_ERROR),
    /** max − min of the share of large errors. */
    LARGE_ERROR_RATE_DIFFERENCE("large_error_rate_difference", Contrast.DIFFERENCE, PerformanceMetric.LARGE_ERROR_RATE),
    /** min/max of the share of large errors. */
    LARGE_ERROR_RATE_RATIO("large_error_rate_ratio", Contrast.RATIO, PerformanceMetric.LARGE_ERROR_RATE);

    /** How two groups are compared. */
    public enum Contrast {
        /** |p₁ − p₂|, of every rate. */
        DIFFERENCE,
        /** The lesser of p₁/p₂ and p₂/p₁, of every rate. */
        RATIO,
        /** p₁/p₂, the second being the reference group. */
        DIRECTED_RATIO,
        /** |mean of p₁ − p₂ over the rates|. */
        MEAN_DIFFERENCE,
        /** Not by pairs; a constraint on such a metric is an error of the policy. */
        NONE
    }

    private final String label;
    private final Contrast contrast;
    private final @Nullable OutcomeRate first;
    private final @Nullable OutcomeRate second;
    private final @Nullable PerformanceMetric mean;

    FairnessMetric(String label, Contrast contrast) {
        this(label, contrast, null, null, null);
    }

    FairnessMetric(String label, Contrast contrast, OutcomeRate rate) {
        this(label, contrast, rate, null, null);
    }

    FairnessMetric(String label, Contrast contrast, OutcomeRate first, OutcomeRate second) {
        this(label, contrast, first, second, null);
    }

    FairnessMetric(String label, Contrast contrast, PerformanceMetric mean) {
        this(label, contrast, null, null, mean);
    }

    FairnessMetric(
            String label,
            Contrast contrast,
            @Nullable OutcomeRate first,
            @Nullable OutcomeRate second,
            @Nullable PerformanceMetric mean) {
        this.label = label;
        this.contrast = contrast;
        this.first = first;
        this.second = second;
        this.mean = mean;
    }

    /** The name that policies and reports use. */
    public String label() {
        return label;
    }

    /** How two groups are compared. */
    public Contrast contrast() {
        return contrast;
    }

    /** What is compared of errors of numbers, or of scores; empty of a metric of decisions. */
    public Optional<PerformanceMetric> mean() {
        return Optional.ofNullable(mean);
    }

    /** Whether models of this task have it; those of decisions also a regression whose policy says which numbers are favourable. */
    public boolean suits(PerformanceMetric.Task task) {
        return mean == null ? task != PerformanceMetric.Task.REGRESSION : mean.suits(task);
    }

    /** The metrics of decisions between classes, or of numbers on either side of a threshold. */
    public static List<FairnessMetric> ofDecisions() {
        return Arrays.stream(values()).filter(metric -> metric.mean == null).toList();
    }

    /** The metrics of a task. */
    public static List<FairnessMetric> of(PerformanceMetric.Task task) {
        return Arrays.stream(values()).filter(metric -> metric.suits(task)).toList();
    }

    /** The rates that are compared; none where {@link #contrast()} is NONE, and of models that predict numbers. */
    public List<OutcomeRate> rates() {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a constraint on it can be decided. */
    public boolean isDecidable() {
        return contrast != Contrast.NONE;
    }

    /** Whether it is computed from labels. */
    public boolean needsLabels() {
        return rates().isEmpty() || rates().stream().anyMatch(OutcomeRate::needsLabels);
    }

    /** The metric of a name; empty where there is none. */
    public static Optional<FairnessMetric> named(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(name))
                .findFirst();
    }

    /**
     * The value over groups, with nobody as the reference, of a metric of decisions.
     *
     * @throws IllegalStateException of a metric of numbers or scores
     * @return empty where fewer than two groups have a defined rate, and where the definition divides by 0
     */
    public OptionalDouble of(Groups groups) {
        if (mean != null) {
            throw new IllegalStateException(label + " is no metric of decisions");
        }
        return switch (this) {
            case TREATMENT_EQUALITY_DIFFERENCE -> groups.errorRatioSpread().difference();
            case THEIL_INDEX -> BenefitInequality.THEIL.of(groups.everybody().labelled());
            case GENERALIZED_ENTROPY_INDEX ->
                BenefitInequality.GENERALIZED_ENTROPY.of(groups.everybody().labelled());
            case AVERAGE_ODDS_DIFFERENCE -> greatestAverageOdds(groups);
            default -> worstSpread(groups);
        };
    }

    private OptionalDouble worstSpread(Groups groups) {
        boolean isDifference = contrast == Contrast.DIFFERENCE;
        List<OptionalDouble> values = rates().stream()
                .map(groups::spread)
                .map(spread -> isDifference ? spread.difference() : spread.ratio())
                .toList();
        if (values.stream().anyMatch(OptionalDouble::isEmpty)) {
            return OptionalDouble.empty();
        }
        DoubleStream defined = values.stream().mapToDouble(OptionalDouble::getAsDouble);
        return isDifference ? defined.max() : defined.min();
    }

    private static OptionalDouble greatestAverageOdds(Groups groups) {
        Set<String> names = groups.outcomes().keySet();
        return names.stream()
                .flatMap(one -> names.stream()
                        .filter(other -> !other.equals(one))
                        .map(other -> groups.compare(one, other).orElseThrow()))
                .flatMapToDouble(pair -> pair.averageOddsDifference().stream())
                .max();
    }

    /** The names of the groups that take no part because a rate is undefined for them, in order. */
    public List<String> leftOut(Groups groups) {
        return rates().stream()
                .flatMap(rate -> groups.spread(rate).undefined().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
