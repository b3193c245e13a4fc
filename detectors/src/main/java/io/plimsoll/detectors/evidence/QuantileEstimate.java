package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.BinnedQuantile;
import io.plimsoll.detectors.statistic.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A quantile of a sample of which the counts between edges are known, with an interval that holds at every moment at once,
 * whatever the distribution.
 *
 * <p><b>Value</b>: where the quantile at p, the smallest value with at least ⌈p·n⌉ values at or below it, lies within its bin,
 * by linear interpolation of ranks; empty in a bin without end.
 *
 * <p><b>Interval</b>: of the edges that a {@link ConfidenceSequence} about p proves to have less than p below them the
 * greatest, of those that it proves to have more the least. That is the interval of order statistics, rounded outwards to
 * edges. It has the level of one rate, not of as many as there are edges: let Q be the true quantile and N the number of values
 * below it, of those that equal it as many by lot as make P exactly p. N counts independent draws of probability p, so with
 * probability 1 − α the sequence never refutes p by N. An edge below Q has at most N values below it, an edge from Q on at
 * least N; and what refutes p in one direction by N refutes it by every number beyond.
 *
 * <p>Source: Howard and Ramdas, Sequential estimation of quantiles (2022), doi:10.3150/21-BEJ1388, with this project's sequence
 * for a rate.
 */
public final class QuantileEstimate implements Estimate {
    private final double[] edges;
    private final long[] counts;
    private final double probability;
    private final Interval domain;
    private final double weight;
    private final ConfidenceSequence sequence;

    private QuantileEstimate(double[] edges, long[] counts, double probability, Interval domain, double weight) {
        this.edges = edges;
        this.counts = counts;
        this.probability = probability;
        this.domain = domain;
        this.weight = weight;
        this.sequence = ConfidenceSequence.around(probability);
    }

    /**
     * Of counts.
     *
     * @param edges strictly increasing, within the domain
     * @param counts of the right-closed bins between them, one more than there are edges, each ≥ 0
     * @param probability p, between 0 and 1, both excluded
     * @param domain the values that are possible
     * @throws IllegalArgumentException if the lengths do not fit or the probability is outside
     */
    public static QuantileEstimate of(double[] edges, long[] counts, double probability, Interval domain) {
        if (counts.length != edges.length + 1 || !(0 < probability && probability < 1)) {
            throw new IllegalArgumentException(
                    counts.length + " bins, " + edges.length + " edges, probability " + probability);
        }
        return new QuantileEstimate(edges.clone(), counts.clone(), probability, domain, 1);
    }

    @Override
    public OptionalDouble value() {
        Optional<Interval> bin = BinnedQuantile.of(edges, counts, probability).map(this::withinDomain);
        return bin.isPresent() && Double.isFinite(bin.get().upper() - bin.get().lower())
                ? OptionalDouble.of(interpolated(bin.get()))
                : OptionalDouble.empty();
    }

    private Interval withinDomain(Interval bin) {
        return new Interval(StrictMath.max(domain.lower(), bin.lower()), StrictMath.min(domain.upper(), bin.upper()));
    }

    private double interpolated(Interval bin) {
        double rank = StrictMath.max(1, StrictMath.ceil(probability * total()));
        double below = 0;
        int i = 0;
        while (below + counts[i] < rank) {
            below += counts[i];
            i++;
        }
        return bin.lower() + (bin.upper() - bin.lower()) * (rank - below) / counts[i];
    }

    @Override
    public Interval interval(double alpha) {
        double threshold = SignificanceLevel.logThreshold(alpha);
        double lower = domain.lower();
        Rate below = new Rate(0, observations());
        for (int i = 0; i < edges.length; i++) {
            below = new Rate(below.successes() + weight * counts[i], below.trials());
            boolean isRefuted = sequence.logE(below, probability) >= threshold;
            if (isRefuted && below.share() > probability) {
                return new Interval(lower, edges[i]);
            }
            lower = isRefuted ? StrictMath.max(lower, edges[i]) : lower;
        }
        return new Interval(lower, domain.upper());
    }

    private double total() {
        return (double) Arrays.stream(counts).sum();
    }

    @Override
    public double observations() {
        return weight * total();
    }

    @Override
    public Estimate scaled(double factor) {
        return new QuantileEstimate(edges, counts, probability, domain, weight * factor);
    }
}
