package io.plimsoll.detectors.evidence;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Gamma;

/** Pearson's test that all panes share one distribution. */
record Homogeneity(double chiSquare, int degreesOfFreedom) {
    static final double SIGNIFICANT = 0.01;
    private static final double LOWER_QUANTILE = 0.1;
    private static final double QUANTILE_PRECISION = 1e-12;

    static Homogeneity of(List<long[]> panes) {
        double[] columns = columns(panes);
        double all = sum(columns);
        double chiSquare = 0;
        int occupied = 0;
        for (int bin = 0; bin < columns.length; bin++) {
            if (columns[bin] > 0) {
                occupied++;
                chiSquare += ofBin(panes, bin, columns[bin] / all);
            }
        }
        return new Homogeneity(chiSquare, (occupied - 1) * (panes.size() - 1));
    }

    private static double ofBin(List<long[]> panes, int bin, double share) {
        double sum = 0;
        for (long[] pane : panes) {
            double expected = rows(pane) * share;
            double difference = pane[bin] - expected;
            sum += difference * difference / expected;
        }
        return sum;
    }

    DesignEffect.Estimated designEffect() {
        return new DesignEffect.Estimated(factor(SIGNIFICANT), chiSquare, degreesOfFreedom, pValue());
    }

    /** X² / χ²₀.₁(df) where the panes differ at this level of significance, else 1. */
    double factor(double significance) {
        return pValue() < significance ? chiSquare / lowerQuantile() : 1;
    }

    private double pValue() {
        return degreesOfFreedom == 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, chiSquare / 2);
    }

    private double lowerQuantile() {
        return new ChiSquaredDistribution(null, degreesOfFreedom, QUANTILE_PRECISION)
                .inverseCumulativeProbability(LOWER_QUANTILE);
    }

    private static double[] columns(List<long[]> panes) {
        double[] columns = new double[panes.get(0).length];
        for (long[] pane : panes) {
            if (pane.length != columns.length) {
                throw new IllegalArgumentException("panes of " + columns.length + " and " + pane.length + " bins");
            }
            for (int bin = 0; bin < columns.length; bin++) {
                columns[bin] += pane[bin];
            }
        }
        return columns;
    }

    private static double rows(long[] pane) {
        double rows = 0;
        for (long count : pane) {
            rows += count;
        }
        return rows;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
