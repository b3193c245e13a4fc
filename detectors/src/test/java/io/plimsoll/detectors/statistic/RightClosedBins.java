package io.plimsoll.detectors.statistic;

/** Counting as grids do it: (−∞, e₁], (e₁, e₂], …, (e_k, +∞]. */
final class RightClosedBins {
    private RightClosedBins() {}

    static long[] count(double[] edges, double[] sample) {
        long[] counts = new long[edges.length + 1];
        for (double value : sample) {
            counts[bin(edges, value)]++;
        }
        return counts;
    }

    static long[] sums(double[] edges, double[] sample, int scale) {
        long[] sums = new long[edges.length + 1];
        for (double value : sample) {
            sums[bin(edges, value)] += Math.round(Math.scalb(value, scale));
        }
        return sums;
    }

    private static int bin(double[] edges, double value) {
        int bin = 0;
        while (bin < edges.length && value > edges[bin]) {
            bin++;
        }
        return bin;
    }
}
