package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How far several estimates lie apart, max − min or min/max, from the interval of each at α over their number.
 *
 * @param kind difference, or ratio of values at least 0
 * @param parts at least two
 */
public record SpreadEstimate(ContrastEstimate.Kind kind, List<Estimate> parts) implements Estimate {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException of fewer than two parts
     */
    public SpreadEstimate {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a spread of " + parts.size());
        }
    }

    @Override
    public OptionalDouble value() {
        if (parts.stream().anyMatch(part -> part.value().isEmpty())) {
            return OptionalDouble.empty();
        }
        double[] values = parts.stream()
                .mapToDouble(part -> part.value().orElseThrow())
                .sorted()
                .toArray();
        double least = values[0];
        double greatest = values[values.length - 1];
        return isRatio() ? kind.value(least, greatest) : kind.value(greatest, least);
    }

    private boolean isRatio() {
        return kind == ContrastEstimate.Kind.RATIO;
    }

    @Override
    public Interval interval(double alpha) {
        List<Interval> intervals =
                parts.stream().map(part -> part.interval(alpha / parts.size())).toList();
        Interval least = new Interval(least(intervals, Interval::lower), least(intervals, Interval::upper));
        Interval greatest = new Interval(greatest(intervals, Interval::lower), greatest(intervals, Interval::upper));
        return isRatio()
                ? new Interval(ratio(least.lower(), greatest.upper()), ratio(least.upper(), greatest.lower()))
                : new Interval(StrictMath.max(0, greatest.lower() - least.upper()), greatest.upper() - least.lower());
    }

    /** Of the least to the greatest, which is no smaller. */
    private static double ratio(double least, double greatest) {
        return least <= 0 ? 0 : StrictMath.min(1, least / greatest);
    }

    private static double least(List<Interval> intervals, ToDoubleFunction<Interval> end) {
        return intervals.stream().mapToDouble(end).min().orElseThrow();
    }

    private static double greatest(List<Interval> intervals, ToDoubleFunction<Interval> end) {
        return intervals.stream().mapToDouble(end).max().orElseThrow();
    }

    @Override
    public double observations() {
        return parts.stream().mapToDouble(Estimate::observations).min().orElseThrow();
    }

    @Override
    public Estimate scaled(double factor) {
        return new SpreadEstimate(
                kind, parts.stream().map(part -> part.scaled(factor)).toList());
    }

    @Override
    public boolean isExact() {
        return parts.stream().allMatch(Estimate::isExact);
    }
}
