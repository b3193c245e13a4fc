package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.ExpectedConfusion;
import io.plimsoll.detectors.statistic.IsotonicCalibration;
import io.plimsoll.detectors.statistic.ScoredCounts;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Confidence-based performance estimation: how good a binary model probably is, from its scores alone, while labels are
 * missing.
 *
 * <p>Scores are turned into probabilities p by {@link IsotonicCalibration} on the labelled reference; the expected
 * confusion table adds p up. It sees what changes in the mix of cases; it is blind to concept drift, where the same score
 * comes to mean something else. So its alarm is a warning at most, and its gap to the truth, once there, is reported.
 *
 * <p><b>Over score bins</b> ({@link #ofBins}) a probability is that of the bin. Within a bin the fit on single scores moves
 * between those of the neighbouring bins; {@link #binningError} bounds what that does to the accuracy.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2401.08348">Białek et al., Estimating model performance under covariate shift
 *     without labels (2024)</a>
 */
public final class Cbpe {
    private final IsotonicCalibration calibration;

    private Cbpe(IsotonicCalibration calibration) {
        this.calibration = calibration;
    }

    /** On scores. */
    public static Cbpe of(IsotonicCalibration calibration) {
        return new Cbpe(calibration);
    }

    /**
     * On score bins.
     *
     * @param reference the labelled reference by bin, not empty
     */
    public static Cbpe ofBins(ScoredCounts reference) {
        return new Cbpe(IsotonicCalibration.ofBins(reference));
    }

    /**
     * Predictions without labels by score, or by score bin with the bin's number as score.
     *
     * @param scores strictly increasing
     * @param selected decided 1 at each score, at least 0
     * @param rejected decided 0 at each score, at least 0
     */
    public record Decisions(double[] scores, long[] selected, long[] rejected) {
        /**
         * Checks the lengths; the arrays are not copied.
         *
         * @throws IllegalArgumentException if they differ
         */
        public Decisions {
            if (scores.length != selected.length || scores.length != rejected.length) {
                throw new IllegalArgumentException("decisions by score need one count of each for every score");
            }
        }

        /** Of single predictions, in any order. */
        public static Decisions of(double[] scores, boolean[] decisions) {
            double[] distinct = Arrays.stream(scores).sorted().distinct().toArray();
            long[] selected = new long[distinct.length];
            long[] rejected = new long[distinct.length];
            for (int i = 0; i < scores.length; i++) {
                (decisions[i] ? selected : rejected)[Arrays.binarySearch(distinct, scores[i])]++;
            }
            return new Decisions(distinct, selected, rejected);
        }

        /** By score bin. */
        public static Decisions ofBins(long[] selected, long[] rejected) {
            double[] bins = new double[selected.length];
            Arrays.setAll(bins, bin -> bin);
            return new Decisions(bins, selected, rejected);
        }

        long count(int i) {
            return selected[i] + rejected[i];
        }

        double total() {
            return (double)
                    (Arrays.stream(selected).sum() + Arrays.stream(rejected).sum());
        }

        /** The mean over the predictions of a function of their score; empty without any. */
        OptionalDouble mean(DoubleUnaryOperator ofScore) {
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                sum += count(i) * ofScore.applyAsDouble(scores[i]);
            }
            return total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / total());
        }
    }

    /** The table that is to be expected. */
    public ExpectedConfusion expected(Decisions decisions) {
        double[] cells = new double[4];
        for (int i = 0; i < decisions.scores().length; i++) {
            double p = calibration.probability(decisions.scores()[i]);
            cells[0] += decisions.selected()[i] * p;
            cells[1] += decisions.selected()[i] * (1 - p);
            cells[2] += decisions.rejected()[i] * p;
            cells[3] += decisions.rejected()[i] * (1 - p);
        }
        return new ExpectedConfusion(cells[0], cells[1], cells[2], cells[3]);
    }

    /**
     * The area under the curve that is to be expected: Σ_ij p_i(1 − p_j)([s_i &gt; s_j] + ½[s_i = s_j])/(Σp·Σ(1 − p));
     * empty where a class is not expected at all.
     */
    public OptionalDouble auc(Decisions decisions) {
        double below = 0;
        double pairs = 0;
        double positives = 0;
        for (int i = 0; i < decisions.scores().length; i++) {
            double p = calibration.probability(decisions.scores()[i]);
            double ones = decisions.count(i) * p;
            double zeros = decisions.count(i) * (1 - p);
            pairs += ones * (below + zeros / 2);
            below += zeros;
            positives += ones;
        }
        return positives * below == 0 ? OptionalDouble.empty() : OptionalDouble.of(pairs / (positives * below));
    }

    /** √Σp(1 − p)/n, the standard deviation of the accuracy that these cases will have; empty without any. */
    public OptionalDouble noise(Decisions decisions) {
        OptionalDouble variance = decisions.mean(score -> {
            double p = calibration.probability(score);
            return p * (1 - p);
        });
        return variance.isEmpty()
                ? variance
                : OptionalDouble.of(StrictMath.sqrt(variance.getAsDouble() / decisions.total()));
    }

    /**
     * What the probabilities may be off by because the reference is finite: the mean over the predictions of
     * √(p(1 − p)/m), m the reference cases that p rests on; empty without predictions.
     */
    public OptionalDouble calibrationError(Decisions decisions) {
        return decisions.mean(score -> {
            double p = calibration.probability(score);
            return StrictMath.sqrt(p * (1 - p) / calibration.support(score));
        });
    }

    /**
     * For bins: the mean over the predictions of the greater distance of their probability to those of the neighbouring
     * bins, at least |binned accuracy − accuracy on scores| but for the refit; empty without predictions.
     */
    public OptionalDouble binningError(Decisions decisions) {
        return decisions.mean(bin -> {
            double p = calibration.probability(bin);
            return StrictMath.max(p - calibration.probability(bin - 1), calibration.probability(bin + 1) - p);
        });
    }
}
