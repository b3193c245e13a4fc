package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * A confusion table before the labels are known: expected counts, from calibrated probabilities.
 *
 * @param truePositives Σp over those decided 1
 * @param falsePositives Σ(1 − p) over those decided 1
 * @param falseNegatives Σp over those decided 0
 * @param trueNegatives Σ(1 − p) over those decided 0
 */
public record ExpectedConfusion(
        double truePositives, double falsePositives, double falseNegatives, double trueNegatives) {

    /** Expected right of all. */
    public OptionalDouble accuracy() {
        double right = truePositives + trueNegatives;
        return quotient(right, right + falsePositives + falseNegatives);
    }

    /** Expected precision. */
    public OptionalDouble precision() {
        return quotient(truePositives, truePositives + falsePositives);
    }

    /** Expected recall. */
    public OptionalDouble recall() {
        return quotient(truePositives, truePositives + falseNegatives);
    }

    /** Expected specificity. */
    public OptionalDouble specificity() {
        return quotient(trueNegatives, trueNegatives + falsePositives);
    }

    /** Expected F1, of the expected counts. */
    public OptionalDouble f1() {
        return quotient(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    /** Expected share of positives. */
    public OptionalDouble baseRate() {
        double positives = truePositives + falseNegatives;
        return quotient(positives, positives + falsePositives + trueNegatives);
    }

    private static OptionalDouble quotient(double numerator, double denominator) {
        return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
    }
}
