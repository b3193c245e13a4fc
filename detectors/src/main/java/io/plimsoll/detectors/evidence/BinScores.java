package io.plimsoll.detectors.evidence;

import java.util.function.ToDoubleFunction;

/**
 * How far each bin of an ordered distribution lies from its middle, by normal scores: with x_b = Φ⁻¹(p₁ + … + p_b), the mean
 * of the score in bin b is z_b = (φ(x_{b−1}) − φ(x_b))/p_b and the mean of its square less one v_b = (x_{b−1}φ(x_{b−1}) −
 * x_bφ(x_b))/p_b, φ the normal density.
 */
final class BinScores {
    private final double[] shares;

    /** @param shares p_b &gt; 0 of each bin, in ascending order of the values; kept, not copied */
    BinScores(double[] shares) {
        this.shares = shares;
    }

    /** z_b: weights of a move. */
    double[] location() {
        return means(NormalScore::density);
    }

    /** v_b: weights of a spread. */
    double[] scale() {
        return means(NormalScore::weightedDensity);
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
        return NormalScore.between(sum(0, bin + 1), sum(bin + 1, shares.length));
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int b = from; b < to; b++) {
            sum += shares[b];
        }
        return sum;
    }
}
