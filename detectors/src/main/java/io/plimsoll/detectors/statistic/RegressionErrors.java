package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * Errors of predicted numbers, e = prediction − label, from fixed-point sums.
 *
 * @param signed moments of e
 * @param absolute moments of |e|, of the same cases
 * @param labels moments of the labels, of the same cases
 */
public record RegressionErrors(FixedPointMoments signed, FixedPointMoments absolute, FixedPointMoments labels) {

    /**
     * Checks that all are of the same cases.
     *
     * @throws IllegalArgumentException if the counts differ
     */
    public RegressionErrors {
        if (signed.count() != absolute.count() || signed.count() != labels.count()) {
            throw new IllegalArgumentException(
                    signed.count() + " errors, " + absolute.count() + " sizes, " + labels.count() + " labels");
        }
    }

    /** No cases. */
    public static RegressionErrors empty(int scale) {
        FixedPointMoments none = FixedPointMoments.empty(scale);
        return new RegressionErrors(none, none, none);
    }

    /** With one more case. */
    public RegressionErrors with(double prediction, double label) {
        double error = prediction - label;
        return new RegressionErrors(signed.with(error), absolute.with(StrictMath.abs(error)), labels.with(label));
    }

    /** Both samples together. */
    public RegressionErrors plus(RegressionErrors other) {
        return new RegressionErrors(
                signed.plus(other.signed), absolute.plus(other.absolute), labels.plus(other.labels));
    }

    /** The mean of |e|. */
    public OptionalDouble meanAbsoluteError() {
        return absolute.mean();
    }

    /** √ of the mean of e². */
    public OptionalDouble rootMeanSquaredError() {
        OptionalDouble square = signed.meanSquare();
        return square.isEmpty() ? square : OptionalDouble.of(StrictMath.sqrt(square.getAsDouble()));
    }

    /** The mean of e: positive where predictions are too high. */
    public OptionalDouble bias() {
        return signed.mean();
    }

    /** R² = 1 − Σe²/Σ(y − ȳ)²; below 0 where the labels' own mean predicts better; empty where all labels are equal. */
    public OptionalDouble determination() {
        double variance = labels.variance().orElse(0);
        return variance == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - signed.meanSquare().orElse(0) / variance);
    }
}
