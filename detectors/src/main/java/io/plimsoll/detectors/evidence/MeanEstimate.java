package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The plain mean of several estimates, from their bounds at α divided by their number: macro recall over classes, average
 * odds over two rates.
 *
 * @param parts at least one
 */
public record MeanEstimate(List<Estimate> parts) implements Estimate {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException without parts
     */
    public MeanEstimate {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a mean of nothing");
        }
    }

    @Override
    public OptionalDouble value() {
        return parts.stream().map(Estimate::value).anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(mean(part -> part.value().orElseThrow()));
    }

    @Override
    public Interval interval(double alpha) {
        double each = alpha / parts.size();
        List<Interval> intervals =
                parts.stream().map(part -> part.interval(each)).toList();
        double lower = 0;
        double upper = 0;
        for (Interval interval : intervals) {
            lower += interval.lower();
            upper += interval.upper();
        }
        return new Interval(lower / parts.size(), upper / parts.size());
    }

    private double mean(ToDoubleFunction<Estimate> value) {
        double sum = 0;
        for (Estimate part : parts) {
            sum += value.applyAsDouble(part);
        }
        return sum / parts.size();
    }

    @Override
    public double observations() {
        return parts.stream().mapToDouble(Estimate::observations).min().orElseThrow();
    }

    @Override
    public Estimate scaled(double factor) {
        return new MeanEstimate(parts.stream().map(part -> part.scaled(factor)).toList());
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return parts.stream()
                .map(Estimate::obstacle)
                .filter(reason -> reason != Insufficiency.Reason.TOO_FEW)
                .findFirst()
                .orElse(Insufficiency.Reason.TOO_FEW);
    }

    @Override
    public boolean isExact() {
        return parts.stream().allMatch(Estimate::isExact);
    }
}
