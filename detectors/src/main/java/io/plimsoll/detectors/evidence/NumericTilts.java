package io.plimsoll.detectors.evidence;

import java.util.function.ToDoubleFunction;

/**
 * How a numeric distribution usually moves: location, scale, tails.
 *
 * <p>With x_b = Φ⁻¹(p₁ + … + p_b), the normal score's mean in bin b is z_b = (φ(x_{b−1}) − φ(x_b))/p_b and the mean of
 * its square less one v_b = (x_{b−1}φ(x_{b−1}) − x_bφ(x_b))/p_b. Location q ∝ p e^{θz}, scale q ∝ p e^{θv}, tails
 * q = (1−ε)p + ε·1_b of the first and the last bin.
 */
final class NumericTilts {
    private static final double[] LOCATIONS = {0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] SCALES = {0.1, 0.2, 0.35};
    private static final double[] TAILS = {0.03, 0.1};
    private static final double LOCATION_WEIGHT = 0.60;
    private static final double SCALE_WEIGHT = 0.25;
    private static final double TAIL_WEIGHT = 0.15;
    private static final int SIDES = 2;

    private final double[] shares;
    private final Mixture mixture = new Mixture();

    private NumericTilts(double[] shares) {
        this.shares = shares;
    }

    /** @param weight of all tilts together; concentration A of each */
    static DirichletAlternatives of(double[] shares, double weight, double concentration) {
        NumericTilts tilts = new NumericTilts(shares);
        tilts.addExponential(LOCATIONS, tilts.means(NormalScore::density), weight * LOCATION_WEIGHT);
        tilts.addExponential(SCALES, tilts.means(NormalScore::weightedDensity), weight * SCALE_WEIGHT);
        tilts.addTails(weight * TAIL_WEIGHT);
        return tilts.mixture.withConcentration(concentration);
    }

    private void addExponential(double[] strengths, double[] scores, double weight) {
        double each = weight / (SIDES * strengths.length);
        for (double strength : strengths) {
            mixture.add(each, tilted(strength, scores));
            mixture.add(each, tilted(-strength, scores));
        }
    }

    private void addTails(double weight) {
        double each = weight / (SIDES * TAILS.length);
        for (double share : TAILS) {
            mixture.add(each, contaminated(0, share));
            mixture.add(each, contaminated(shares.length - 1, share));
        }
    }

    /** (f(x_{b−1}) − f(x_b)) / p_b for every bin. */
    private double[] means(ToDoubleFunction<NormalScore> function) {
        double[] means = new double[shares.length];
        double left = 0;
        for (int b = 0; b < shares.length; b++) {
            double right = b == shares.length - 1 ? 0 : function.applyAsDouble(scoreAfter(b));
            means[b] = (left - right) / shares[b];
            left = right;
        }
        return means;
    }

    private NormalScore scoreAfter(int bin) {
        return NormalScore.between(sum(shares, 0, bin + 1), sum(shares, bin + 1, shares.length));
    }

    private double[] tilted(double strength, double[] scores) {
        double[] tilted = new double[shares.length];
        for (int b = 0; b < tilted.length; b++) {
            tilted[b] = shares[b] * StrictMath.exp(strength * scores[b]);
        }
        return normalised(tilted);
    }

    private double[] contaminated(int bin, double share) {
        double[] contaminated = new double[shares.length];
        for (int b = 0; b < contaminated.length; b++) {
            contaminated[b] = (1 - share) * shares[b];
        }
        contaminated[bin] += share;
        return contaminated;
    }

    private static double[] normalised(double[] values) {
        double sum = sum(values, 0, values.length);
        for (int b = 0; b < values.length; b++) {
            values[b] /= sum;
        }
        return values;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int b = from; b < to; b++) {
            sum += values[b];
        }
        return sum;
    }
}
