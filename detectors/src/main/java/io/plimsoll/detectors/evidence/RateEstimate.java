package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.Share;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rate, by {@link ConfidenceSequence}.
 *
 * @param rate k of n
 * @param sequence with or without a reference rate
 */
public record RateEstimate(Rate rate, ConfidenceSequence sequence) implements Estimate {

    /**
     * Of a share; about the reference's where there is one. A reference without a denominator says nothing.
     *
     * @param share of the window
     * @param reference of the reference, at least of the same meaning
     */
    public static RateEstimate of(Share share, Optional<Share> reference) {
        ConfidenceSequence sequence = reference
                .filter(Share::isDefined)
                .map(known -> ConfidenceSequence.around(rate(known).smoothed()))
                .orElseGet(ConfidenceSequence::withoutReference);
        return new RateEstimate(rate(share), sequence);
    }

    /** Of a share about which nothing is known beforehand. */
    public static RateEstimate of(Share share) {
        return of(share, Optional.empty());
    }

    static Rate rate(Share share) {
        return new Rate((double) share.part(), (double) share.whole());
    }

    @Override
    public OptionalDouble value() {
        return rate.trials() == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate.share());
    }

    @Override
    public Interval interval(double alpha) {
        return sequence.interval(rate, alpha);
    }

    @Override
    public double observations() {
        return rate.trials();
    }

    @Override
    public Estimate scaled(double factor) {
        return new RateEstimate(rate.effective(1 / factor), sequence);
    }
}
