package io.plimsoll.detectors.evidence;

import java.util.List;

/**
 * One way in which a distribution may move: a weight u_b for each bin. What moves is the mean weight of a pane's rows, μ_i =
 * Σ_b u_b o_ib / m_i.
 *
 * @param weights u_b, one for each bin
 */
record Contrast(double[] weights) {

    /** The share of one bin. */
    static Contrast ofBin(int bin, int bins) {
        double[] weights = new double[bins];
        weights[bin] = 1;
        return new Contrast(weights);
    }

    /**
     * Whether the panes differ in this way more than independent draws: Σ_i m_i (μ_i − μ)²/σ² with k − 1 degrees of freedom,
     * σ² = Σ_b p_b (u_b − μ)² the variance of one row's weight. It is the part of Pearson's X² that lies along u.
     *
     * @param shares p_b, of all panes together
     */
    Homogeneity homogeneity(List<long[]> panes, double[] shares) {
        double mean = mean(shares);
        double variance = variance(shares, mean);
        double chiSquare = 0;
        for (long[] pane : panes) {
            double excess = excess(pane, mean);
            chiSquare += excess * excess / (rows(pane) * variance);
        }
        return variance > 0 ? new Homogeneity(chiSquare, panes.size() - 1) : new Homogeneity(0, 0);
    }

    private double mean(double[] shares) {
        double mean = 0;
        for (int bin = 0; bin < shares.length; bin++) {
            mean += shares[bin] * weights[bin];
        }
        return mean;
    }

    private double variance(double[] shares, double mean) {
        double variance = 0;
        for (int bin = 0; bin < shares.length; bin++) {
            double difference = weights[bin] - mean;
            variance += shares[bin] * difference * difference;
        }
        return variance;
    }

    /** m_i (μ_i − μ). */
    private double excess(long[] pane, double mean) {
        double excess = 0;
        for (int bin = 0; bin < pane.length; bin++) {
            excess += pane[bin] * (weights[bin] - mean);
        }
        return excess;
    }

    private static double rows(long[] pane) {
        double rows = 0;
        for (long count : pane) {
            rows += count;
        }
        return rows;
    }
}
