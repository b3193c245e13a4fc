package io.plimsoll.detectors.statistic;

import java.util.Arrays;

/**
 * Sample quantiles of type 7 (numpy {@code linear}, R's default), and the bin edges made from them.
 *
 * <p>At probability p the quantile lies at the position h = p(n − 1) of the sorted sample, between its neighbours a and b
 * by the fraction t of h: a + (b − a)t, written as b − (b − a)(1 − t) for t ≥ ½, as numpy does: edges agree with numpy's
 * to the last bit, so that a value that equals an edge falls in the same bin.
 *
 * <p>Samples are sorted ascending, finite, and not empty.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan, Sample quantiles in statistical packages
 *     (1996)</a>
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile at a probability.
     *
     * @param sorted ascending, finite, not empty
     * @param probability in [0, 1]
     * @throws IllegalArgumentException if the sample is empty or the probability outside
     */
    public static double type7(double[] sorted, double probability) {
        requireFinite(sorted);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: " + probability);
        }
        double position = probability * (sorted.length - 1);
        int before = (int) position;
        int after = StrictMath.min(before + 1, sorted.length - 1);
        return interpolate(sorted[before], sorted[after], position - before);
    }

    private static double interpolate(double a, double b, double t) {
        double difference = b - a;
        return t >= 0.5 ? b - difference * (1 - t) : a + difference * t;
    }

    /**
     * The distinct quantiles at i/groups, i = 1 … groups − 1: the inner edges of up to {@code groups} right-closed bins.
     *
     * <p>Where {@code groups} is a multiple of 10 the deciles' edges are among them, bit for bit: 75/250 and 3/10 round alike.
     *
     * @param sorted ascending, finite, not empty
     * @param groups at least 2
     * @return ascending, without duplicates, at least one
     */
    public static double[] edges(double[] sorted, int groups) {
        requireGroups(groups);
        double[] edges = new double[groups - 1];
        int distinct = 0;
        for (int i = 1; i < groups; i++) {
            double edge = type7(sorted, (double) i / groups);
            if (distinct == 0 || edge != edges[distinct - 1]) {
                edges[distinct++] = edge;
            }
        }
        return Arrays.copyOf(edges, distinct);
    }

    /**
     * The inner edges of equally wide bins, lowest + (highest − lowest)·i/groups; the one edge [lowest] of a constant.
     *
     * @param sorted ascending, finite, not empty
     * @param groups at least 2
     * @return ascending
     */
    public static double[] equalWidthEdges(double[] sorted, int groups) {
        requireGroups(groups);
        requireFinite(sorted);
        double lowest = sorted[0];
        double width = sorted[sorted.length - 1] - lowest;
        double[] edges = new double[width == 0 ? 1 : groups - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = width == 0 ? lowest : lowest + width * (i + 1) / groups;
        }
        return edges;
    }

    private static void requireGroups(int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException("groups: " + groups);
        }
    }

    private static void requireFinite(double[] sorted) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a value is not finite");
        }
    }
}
