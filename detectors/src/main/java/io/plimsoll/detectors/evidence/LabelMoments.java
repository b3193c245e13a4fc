package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * Means over cases, in units of the labels, y counted from any centre and e from 0: what R² and its spread are made of.
 *
 * @param cases how many
 * @param first of y
 * @param second of y²
 * @param third of y³
 * @param fourth of y⁴
 * @param square of e²
 * @param fourthPower of e⁴
 * @param squareByFirst of e²y
 * @param squareBySecond of e²y²
 */
public record LabelMoments(
        long cases,
        double first,
        double second,
        double third,
        double fourth,
        double square,
        double fourthPower,
        double squareByFirst,
        double squareBySecond) {

    /** R² is at most 1, and has no least value. */
    private static final Interval AT_MOST_ONE = new Interval(Double.NEGATIVE_INFINITY, 1);

    Estimate determination() {
        double variance = StrictMath.max(0, second - first * first);
        return variance == 0
                ? new AsymptoticEstimate(OptionalDouble.empty(), 0, 0, 0, AT_MOST_ONE)
                : new AsymptoticEstimate(
                        OptionalDouble.of(1 - square / variance), deviation(variance), (double) cases, 0, AT_MOST_ONE);
    }

    /** √E[(e²/v − a(y − ȳ)²/v²)²]. */
    private double deviation(double variance) {
        double ratio = square / variance;
        double contribution = fourthPower - 2 * ratio * squareByCentred() + ratio * ratio * centredFourth();
        return StrictMath.sqrt(StrictMath.max(0, contribution)) / variance;
    }

    /** E[e²(y − ȳ)²]. */
    private double squareByCentred() {
        return squareBySecond - 2 * first * squareByFirst + first * first * square;
    }

    /** E[(y − ȳ)⁴]. */
    private double centredFourth() {
        double squared = first * first;
        return fourth - 4 * first * third + 6 * squared * second - 3 * squared * squared;
    }
}
