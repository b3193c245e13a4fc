package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a candidate is good enough to take over.
 *
 * @param metric what better means
 * @param margin δ: how much worse still counts as no worse; 0 asks for superiority
 * @param confidence of each decision, between 0 and 1
 * @param undecided what a gate that cannot be judged does
 */
public record RolloutRules(PerformanceMetric metric, double margin, double confidence, Undecided undecided) {

    private static final Set<PerformanceMetric> LOWER_IS_BETTER = EnumSet.of(
            PerformanceMetric.FALSE_POSITIVE_RATE,
            PerformanceMetric.FALSE_NEGATIVE_RATE,
            PerformanceMetric.BRIER,
            PerformanceMetric.LOG_LOSS,
            PerformanceMetric.MEAN_ABSOLUTE_ERROR,
            PerformanceMetric.ROOT_MEAN_SQUARED_ERROR,
            PerformanceMetric.LARGE_ERROR_RATE);

    private static final Set<PerformanceMetric> NEITHER_IS_BETTER =
            EnumSet.of(PerformanceMetric.SELECTION_RATE, PerformanceMetric.BIAS, PerformanceMetric.CALIBRATION_GAP);

    /** Accuracy, no worse than by 0.01, with 95% confidence; what cannot be judged needs approval. */
    public static final RolloutRules STANDARD =
            new RolloutRules(PerformanceMetric.ACCURACY, 0.01, 0.95, Undecided.APPROVE);

    /** What a gate that cannot be judged does. */
    public enum Undecided {
        /** The recommendation is made, needs approval and names the gate. */
        APPROVE,
        /** There is no recommendation. */
        BLOCK
    }

    /**
     * @throws IllegalArgumentException if the margin or the confidence is out of its limits, or the metric cannot tell which of
     *     two versions is better
     */
    public RolloutRules {
        if (!(margin >= 0 && margin <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a margin is at least 0, not " + margin);
        }
        if (!(0 < confidence && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not " + confidence);
        }
        if (!tellsTheBetter(metric)) {
            throw new IllegalArgumentException(metric.label() + " cannot tell which version is better");
        }
    }

    /** Whether versions can be compared by a metric: it can be decided on, and more of it is better, or less. */
    public static boolean tellsTheBetter(PerformanceMetric metric) {
        return metric.decided() != PerformanceMetric.Decided.NOT_AT_ALL && !NEITHER_IS_BETTER.contains(metric);
    }

    /** Whether less of the metric is better. */
    boolean lowerIsBetter() {
        return LOWER_IS_BETTER.contains(metric);
    }

    /** α: the chance that a decision of a kind is ever wrong. */
    double alpha() {
        return 1 - confidence;
    }
}
