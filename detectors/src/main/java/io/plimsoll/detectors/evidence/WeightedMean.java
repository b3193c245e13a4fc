package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.Share;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * W = Σ_k l_k/n·V_k, a metric V of every class against the rest by the classes' numbers of labels l, and its spread by the delta
 * method: ∂W/∂c_ij = (V_j − W + Σ_k l_k ∂V_k/∂c_ij)/n.
 */
final class WeightedMean {
    private final ConfusionMatrix matrix;
    private final Function<Confusion, OptionalDouble> metric;
    private final Change change;

    private WeightedMean(ConfusionMatrix matrix, Function<Confusion, OptionalDouble> metric, Change change) {
        this.matrix = matrix;
        this.metric = metric;
        this.change = change;
    }

    /** Σ_k l_k ∂V_k/∂c_ij. */
    @FunctionalInterface
    private interface Change {
        double at(int decision, int label);
    }

    /** P_k = c_kk/d_k: ∂P_k/∂c_ij = [i=k]([j=k] − P_k)/d_k. */
    static WeightedMean ofPrecision(ConfusionMatrix matrix) {
        Function<Confusion, Share> precision = Confusion::precision;
        return new WeightedMean(matrix, precision.andThen(Share::value), (decision, label) -> {
            double decided = matrix.decided(decision);
            double gain = (decision == label ? 1 : 0) - matrix.count(decision, decision) / decided;
            return matrix.labelled(decision) * gain / decided;
        });
    }

    /** F_k = 2c_kk/S_k, S_k = d_k + l_k: ∂F_k/∂c_ij = 2[i=j=k]/S_k − ([i=k]+[j=k])F_k/S_k. */
    static WeightedMean ofF1(ConfusionMatrix matrix) {
        return new WeightedMean(matrix, Confusion::f1, (decision, label) -> {
            double gain = decision == label ? 2.0 * matrix.labelled(label) / margins(matrix, label) : 0;
            return gain - loss(matrix, decision) - loss(matrix, label);
        });
    }

    /** l_k F_k/S_k. */
    private static double loss(ConfusionMatrix matrix, int k) {
        double margins = margins(matrix, k);
        return matrix.labelled(k) * 2.0 * matrix.count(k, k) / margins / margins;
    }

    private static double margins(ConfusionMatrix matrix, int k) {
        return (double) matrix.decided(k) + matrix.labelled(k);
    }

    /** W; empty where V is undefined for a class that has labels. */
    OptionalDouble value() {
        return matrix.weighted(metric);
    }

    /** The standard deviation of what one case adds to W; of a W that is defined. Cells that hold nobody add nothing. */
    double deviation() {
        int classes = matrix.classes();
        double mean = value().orElseThrow();
        double[] counts = new double[classes * classes];
        double[] gradient = new double[classes * classes];
        for (int decision = 0; decision < classes; decision++) {
            for (int label = 0; label < classes; label++) {
                int cell = decision * classes + label;
                counts[cell] = (double) matrix.count(decision, label);
                gradient[cell] = counts[cell] == 0 ? 0 : derivative(decision, label, mean);
            }
        }
        return DeltaMethod.deviation(counts, gradient);
    }

    private double derivative(int decision, int label, double mean) {
        double own = metric.apply(matrix.oneVersusRest(label)).orElseThrow();
        return (own - mean + change.at(decision, label)) / matrix.total();
    }
}
