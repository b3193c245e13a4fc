package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.OptionalDouble;

/**
 * What the counts say about a metric: its value, and for every level the values that they do not refute, however often one
 * looks.
 *
 * <p>An estimate without observations refutes nothing. Estimates compose: a monotone function of one is one, so are the
 * mean of several and the bounds between two.
 */
public sealed interface Estimate
        permits RateEstimate,
                ContrastEstimate,
                PairedEstimate,
                PairedBounds,
                MonotoneEstimate,
                MeanEstimate,
                AsymptoticEstimate,
                BoundedEstimate,
                IndependentContrast,
                QuantileEstimate,
                CalibrationEstimate,
                SpreadEstimate,
                LabelShift,
                ClassShift {

    /** The metric of the sample; empty where it is undefined or, because of missing labels, not known. */
    OptionalDouble value();

    /**
     * The values that are not refuted.
     *
     * @param alpha in (0, 1): the chance that the true value is ever outside
     */
    Interval interval(double alpha);

    /** How many cases it rests on; of several samples the smaller one. */
    double observations();

    /**
     * As if every count were this many times as large: 1/φ for a design effect φ, more for what a longer wait would show.
     *
     * @param factor positive
     */
    Estimate scaled(double factor);

    /** What stands in the way where the interval does not decide. */
    default Insufficiency.Reason obstacle() {
        return observations() == 0 ? Insufficiency.Reason.UNDEFINED : Insufficiency.Reason.TOO_FEW;
    }

    /** Whether the level is kept at every sample size; else for large ones only, and who shows it says so. */
    default boolean isExact() {
        return true;
    }
}
