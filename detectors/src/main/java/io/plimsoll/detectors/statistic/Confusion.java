package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * The confusion table of a binary decision: labelled cases by decision and label.
 *
 * <p>Every rate is a {@link Share}, whose value is absent where nobody is in its denominator. Tables of disjoint samples
 * add up. What counts as positive is the caller's choice; {@link #mirrored()} takes the other class.
 *
 * @param truePositives decided 1, label 1
 * @param falsePositives decided 1, label 0
 * @param falseNegatives decided 0, label 1
 * @param trueNegatives decided 0, label 0
 */
public record Confusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /** Nobody. */
    public static final Confusion EMPTY = new Confusion(0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Confusion {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("negative count in " + truePositives + ", " + falsePositives + ", "
                    + falseNegatives + ", " + trueNegatives);
        }
    }

    /** All labelled cases. */
    public long total() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** Cases with label 1. */
    public long positives() {
        return truePositives + falseNegatives;
    }

    /** Cases with label 0. */
    public long negatives() {
        return falsePositives + trueNegatives;
    }

    /** Cases decided 1. */
    public long selected() {
        return truePositives + falsePositives;
    }

    /** Cases decided 0. */
    public long rejected() {
        return falseNegatives + trueNegatives;
    }

    /** Both samples together. */
    public Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives,
                trueNegatives + other.trueNegatives);
    }

    /** The same cases with the other class as the positive one: where 0 is the decision that is good for the person. */
    public Confusion mirrored() {
        return new Confusion(
                /* truePositives= */ trueNegatives,
                /* falsePositives= */ falseNegatives,
                /* falseNegatives= */ falsePositives,
                /* trueNegatives= */ truePositives);
    }

    /** (tp + tn) of all. */
    public Share accuracy() {
        return new Share(truePositives + trueNegatives, total());
    }

    /** (tp + fn) of all: the share of label 1. */
    public Share baseRate() {
        return new Share(positives(), total());
    }

    /** (tp + fp) of all labelled. */
    public Share selectionRate() {
        return new Share(selected(), total());
    }

    /** tp of tp + fn: true positive rate, sensitivity. */
    public Share recall() {
        return new Share(truePositives, positives());
    }

    /** tn of tn + fp: true negative rate. */
    public Share specificity() {
        return new Share(trueNegatives, negatives());
    }

    /** fp of fp + tn. */
    public Share falsePositiveRate() {
        return new Share(falsePositives, negatives());
    }

    /** fn of fn + tp. */
    public Share falseNegativeRate() {
        return new Share(falseNegatives, positives());
    }

    /** tp of tp + fp: positive predictive value. */
    public Share precision() {
        return new Share(truePositives, selected());
    }

    /** tn of tn + fn. */
    public Share negativePredictiveValue() {
        return new Share(trueNegatives, rejected());
    }

    /** tp of tp + fp + fn: Jaccard's index, of which {@link #f1()} is an increasing function. */
    public Share jaccard() {
        return new Share(truePositives, truePositives + falsePositives + falseNegatives);
    }

    /** 2 tp/(2 tp + fp + fn), the harmonic mean of precision and recall; empty where there is no positive at all. */
    public OptionalDouble f1() {
        long denominator = 2 * truePositives + falsePositives + falseNegatives;
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(2.0 * truePositives / denominator);
    }

    /** (recall + specificity)/2; empty where a class is missing. */
    public OptionalDouble balancedAccuracy() {
        if (positives() == 0 || negatives() == 0) {
            return OptionalDouble.empty();
        }
        double recall = (double) truePositives / positives();
        double specificity = (double) trueNegatives / negatives();
        return OptionalDouble.of((recall + specificity) / 2);
    }

    /**
     * Matthews' correlation (tp·tn − fp·fn)/√((tp+fp)(tp+fn)(tn+fp)(tn+fn)), φ of the 2×2 table, in [−1, 1]; empty where
     * a class or a decision is missing (others put 0 there, which claims "no better than chance").
     *
     * @see <a href="https://doi.org/10.1016/0005-2795(75)90109-9">Matthews (1975)</a>
     */
    public OptionalDouble matthewsCorrelation() {
        double scale =
                StrictMath.sqrt((double) selected() * positives()) * StrictMath.sqrt((double) negatives() * rejected());
        if (scale == 0) {
            return OptionalDouble.empty();
        }
        double covariance = (double) truePositives * trueNegatives - (double) falsePositives * falseNegatives;
        return OptionalDouble.of(covariance / scale);
    }

    /** fn/fp, treatment equality's ratio of the two kinds of error; empty for fp = 0. */
    public OptionalDouble errorRatio() {
        return falsePositives == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) falseNegatives / falsePositives);
    }
}
