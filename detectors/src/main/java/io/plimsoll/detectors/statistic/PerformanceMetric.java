package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.Optional;

/**
 * The performance metrics by the names that policies, reports and gauges use.
 *
 * <p>{@code tpr}, {@code tnr} and {@code ppv} are read as other names of recall, specificity and precision.
 */
public enum PerformanceMetric {
    /** {@link Confusion#accuracy()}, {@link ConfusionMatrix#accuracy()}. */
    ACCURACY("accuracy", Decided.BY_RATE, Task.BINARY, Task.MULTICLASS),
    /** {@link Confusion#balancedAccuracy()}. */
    BALANCED_ACCURACY("balanced_accuracy", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#precision()}. */
    PRECISION("precision", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#recall()}. */
    RECALL("recall", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#specificity()}. */
    SPECIFICITY("specificity", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#falsePositiveRate()}. */
    FALSE_POSITIVE_RATE("fpr", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#falseNegativeRate()}. */
    FALSE_NEGATIVE_RATE("fnr", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#negativePredictiveValue()}. */
    NEGATIVE_PREDICTIVE_VALUE("npv", Decided.BY_RATE, Task.BINARY),
    /** {@link Outcomes#selectionRate()}. */
    SELECTION_RATE("selection_rate", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#f1()}. */
    F1("f1", Decided.BY_RATE, Task.BINARY),
    /** {@link Confusion#matthewsCorrelation()}. */
    MATTHEWS_CORRELATION("mcc", Decided.ASYMPTOTICALLY, Task.BINARY),
    /** {@link Auc}. */
    AUC("auc", Decided.ASYMPTOTICALLY, Task.BINARY),
    /**
     * The mean of {@link ProbabilityLoss#SQUARED}; of several classes the sum of that over all of them, up to 2 (which of two classes
     * is twice the binary one).
     */
    BRIER("brier", Decided.ASYMPTOTICALLY, Task.BINARY, Task.MULTICLASS),
    /** The mean of {@link ProbabilityLoss#LOGARITHMIC}, of the probability of the true class. */
    LOG_LOSS("log_loss", Decided.ASYMPTOTICALLY, Task.BINARY, Task.MULTICLASS),
    /** Mean score less share of positives: above 0 scores promise more positives than there are. */
    CALIBRATION_GAP("calibration_gap", Decided.ASYMPTOTICALLY, Task.BINARY),
    /** {@link Calibration#expectedError()}. */
    EXPECTED_CALIBRATION_ERROR("ece", Decided.NOT_AT_ALL, Task.BINARY),
    /** The plain mean of the classes' recall. */
    MACRO_RECALL("macro_recall", Decided.BY_RATE, Task.MULTICLASS),
    /** The plain mean of the classes' precision. */
    MACRO_PRECISION("macro_precision", Decided.BY_RATE, Task.MULTICLASS),
    /** The plain mean of the classes' F1. */
    MACRO_F1("macro_f1", Decided.ASYMPTOTICALLY, Task.MULTICLASS),
    /** Equal to the accuracy. */
    MICRO_RECALL("micro_recall", Decided.BY_RATE, Task.MULTICLASS),
    /** Equal to the accuracy. */
    MICRO_PRECISION("micro_precision", Decided.BY_RATE, Task.MULTICLASS),
    /** Equal to the accuracy. */
    MICRO_F1("micro_f1", Decided.BY_RATE, Task.MULTICLASS),
    /** The mean of the classes' recall by their labels, equal to the accuracy. */
    WEIGHTED_RECALL("weighted_recall", Decided.BY_RATE, Task.MULTICLASS),
    /** The mean of the classes' precision by their labels. */
    WEIGHTED_PRECISION("weighted_precision", Decided.NOT_AT_ALL, Task.MULTICLASS),
    /** The mean of the classes' F1 by their labels. */
    WEIGHTED_F1("weighted_f1", Decided.NOT_AT_ALL, Task.MULTICLASS),
    /** {@link RegressionErrors#meanAbsoluteError()}. */
    MEAN_ABSOLUTE_ERROR("mae", Decided.ASYMPTOTICALLY, Task.REGRESSION),
    /** {@link RegressionErrors#rootMeanSquaredError()}. */
    ROOT_MEAN_SQUARED_ERROR("rmse", Decided.ASYMPTOTICALLY, Task.REGRESSION),
    /** {@link RegressionErrors#bias()}. */
    BIAS("bias", Decided.ASYMPTOTICALLY, Task.REGRESSION),
    /** {@link RegressionErrors#determination()}. */
    DETERMINATION("r2", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The share of |error| over the reference's 90% quantile. */
    LARGE_ERROR_RATE("large_error_rate", Decided.BY_RATE, Task.REGRESSION),
    /** The median of |error|. */
    MEDIAN_ABSOLUTE_ERROR("absolute_error_p50", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The 90% quantile of |error|. */
    ABSOLUTE_ERROR_P90("absolute_error_p90", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The 99% quantile of |error|. */
    ABSOLUTE_ERROR_P99("absolute_error_p99", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The 5% quantile of the error, prediction less label. */
    ERROR_P05("error_p05", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The median of the error. */
    MEDIAN_ERROR("error_p50", Decided.NOT_AT_ALL, Task.REGRESSION),
    /** The 95% quantile of the error. */
    ERROR_P95("error_p95", Decided.NOT_AT_ALL, Task.REGRESSION);

    /** What is predicted. */
    public enum Task {
        /** One of two classes. */
        BINARY,
        /** One of several classes. */
        MULTICLASS,
        /** A number. */
        REGRESSION
    }

    /** What a constraint on the metric is decided with. */
    public enum Decided {
        /** Sets for rates, valid at every sample size. */
        BY_RATE,
        /** A sequence that is valid for large samples; told as such. */
        ASYMPTOTICALLY,
        /** Nothing: the metric is shown, a constraint on it is an error of the policy. */
        NOT_AT_ALL
    }

    private final String label;
    private final Decided decided;
    private final Task first;
    private final Task last;

    PerformanceMetric(String label, Decided decided, Task task) {
        this(label, decided, task, task);
    }

    PerformanceMetric(String label, Decided decided, Task first, Task last) {
        this.label = label;
        this.decided = decided;
        this.first = first;
        this.last = last;
    }

    /** The name that policies and reports use. */
    public String label() {
        return label;
    }

    /** What a constraint is decided with. */
    public Decided decided() {
        return decided;
    }

    /** The rate that a binary model's value is; empty where it is no rate of its decisions. */
    public Optional<OutcomeRate> rate() {
        return Arrays.stream(OutcomeRate.values())
                .filter(rate -> rate.name().equals(name()))
                .findFirst();
    }

    /** Whether models of this task have it. */
    public boolean suits(Task task) {
        return task == first || task == last;
    }

    /** The metric of a name; empty where there is none. */
    public static Optional<PerformanceMetric> named(String name) {
        String canonical = switch (name) {
            case "tpr" -> "recall";
            case "tnr" -> "specificity";
            case "ppv" -> "precision";
            default -> name;
        };
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(canonical))
                .findFirst();
    }
}
