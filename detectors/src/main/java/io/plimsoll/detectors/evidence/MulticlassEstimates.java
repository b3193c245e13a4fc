package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.Share;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The estimates of the metrics of a model of several classes.
 *
 * @param matrix of the span that is judged
 * @param reference of the reference, where it has labels
 * @param sampling how the cases came about; its labels are not selective
 */
public record MulticlassEstimates(ConfusionMatrix matrix, Optional<ConfusionMatrix> reference, Sampling sampling) {

    /** A metric of the matrix; empty for those on which no constraint can be decided. */
    public Optional<Estimate> of(PerformanceMetric metric) {
        return switch (metric) {
            case ACCURACY, MICRO_PRECISION, MICRO_RECALL, MICRO_F1, WEIGHTED_RECALL -> Optional.of(accuracy());
            case MACRO_RECALL -> Optional.of(macro(Confusion::recall));
            case MACRO_PRECISION -> Optional.of(macro(Confusion::precision));
            case MACRO_F1 -> Optional.of(macroF1());
            default -> Optional.empty();
        };
    }

    /** Right of all; also micro precision, recall and F1, and recall weighted by labels. */
    public Estimate accuracy() {
        return sampling.weigh(RateEstimate.of(matrix.accuracy(), reference.map(ConfusionMatrix::accuracy)));
    }

    /** A rate of one class against the rest. */
    public Estimate ofClass(int positive, Function<Confusion, Share> rate) {
        return sampling.weigh(RateEstimate.of(
                rate.apply(matrix.oneVersusRest(positive)),
                reference.map(known -> rate.apply(known.oneVersusRest(positive)))));
    }

    /** The plain mean of a rate over the classes, each bounded at α/K. */
    public Estimate macro(Function<Confusion, Share> rate) {
        return new MeanEstimate(IntStream.range(0, matrix.classes())
                .mapToObj(positive -> ofClass(positive, rate))
                .toList());
    }

    /** The plain mean of F1 over the classes, asymptotically. */
    public Estimate macroF1() {
        OptionalDouble value = matrix.macro(Confusion::f1);
        return sampling.weigh(new AsymptoticEstimate(
                value,
                value.isPresent() ? f1Deviation() : 0,
                value.isPresent() ? (double) matrix.total() : 0,
                0,
                AsymptoticEstimate.SHARES));
    }

    /** The mean of the classes' precision by their labels, asymptotically. */
    public Estimate weightedPrecision() {
        return weighted(WeightedMean.ofPrecision(matrix));
    }

    /** The mean of the classes' F1 by their labels, asymptotically. */
    public Estimate weightedF1() {
        return weighted(WeightedMean.ofF1(matrix));
    }

    /**
     * The mean of a loss of the labelled cases, asymptotically: Brier's score, log loss.
     *
     * @param losses at least 0 each
     */
    public Estimate loss(FixedPointMoments losses) {
        return sampling.weigh(AsymptoticEstimate.of(losses, AsymptoticEstimate.POSITIVE));
    }

    private Estimate weighted(WeightedMean mean) {
        OptionalDouble value = mean.value();
        return sampling.weigh(new AsymptoticEstimate(
                value,
                value.isPresent() ? mean.deviation() : 0,
                value.isPresent() ? (double) matrix.total() : 0,
                0,
                AsymptoticEstimate.SHARES));
    }

    /**
     * With F_k = 2c_kk/S_k, S_k the cases decided plus those labelled k: ∂F_k/∂c_ij = 2[i=j=k]/S_k − ([i=k]+[j=k])F_k/S_k.
     */
    private double f1Deviation() {
        int classes = matrix.classes();
        double[] counts = new double[classes * classes];
        double[] gradient = new double[classes * classes];
        for (int decision = 0; decision < classes; decision++) {
            for (int label = 0; label < classes; label++) {
                int cell = decision * classes + label;
                counts[cell] = (double) matrix.count(decision, label);
                double gain = decision == label ? 2 / margins(label) : 0;
                gradient[cell] = (gain - f1PerMargin(decision) - f1PerMargin(label)) / classes;
            }
        }
        return DeltaMethod.deviation(counts, gradient);
    }

    /** S_k. */
    private double margins(int k) {
        return (double) matrix.decided(k) + matrix.labelled(k);
    }

    /** F_k/S_k. */
    private double f1PerMargin(int k) {
        return 2.0 * matrix.count(k, k) / margins(k) / margins(k);
    }
}
