package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A paired difference of which labels are missing, and may be missing for a reason: what it is if all of them are as unkind to
 * the first version as they can be, to what it is if they are as kind. It has no value of its own.
 *
 * <p>Where pairs without a label may or may not be in the denominator both are tried, since an end may be reached by a smaller
 * difference of fewer cases.
 *
 * @param low the least kind completions, at least one
 * @param high the kindest, at least one
 */
public record PairedBounds(List<PairedEstimate> low, List<PairedEstimate> high) implements Estimate {

    /** Copies are kept. */
    public PairedBounds {
        low = List.copyOf(low);
        high = List.copyOf(high);
    }

    /** The differences that the labels at hand leave open, were there no chance in them; empty without cases. */
    public OptionalDouble least() {
        return low.stream().flatMapToDouble(each -> each.value().stream()).min();
    }

    /** The greatest of them. */
    public OptionalDouble greatest() {
        return high.stream().flatMapToDouble(each -> each.value().stream()).max();
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.empty();
    }

    @Override
    public Interval interval(double alpha) {
        return new Interval(
                low.stream()
                        .mapToDouble(each -> each.interval(alpha).lower())
                        .min()
                        .orElseThrow(),
                high.stream()
                        .mapToDouble(each -> each.interval(alpha).upper())
                        .max()
                        .orElseThrow());
    }

    @Override
    public double observations() {
        return low.stream().mapToDouble(PairedEstimate::observations).min().orElseThrow();
    }

    @Override
    public Estimate scaled(double factor) {
        return new PairedBounds(scaled(low, factor), scaled(high, factor));
    }

    private static List<PairedEstimate> scaled(List<PairedEstimate> estimates, double factor) {
        return estimates.stream()
                .map(each -> new PairedEstimate(
                        each.firstOnly() * factor, each.secondOnly() * factor, each.pairs() * factor))
                .toList();
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return Insufficiency.Reason.SELECTIVE_LABELS;
    }
}
