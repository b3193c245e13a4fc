package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * What the probabilities of labelled predictions cost: sums in fixed point, which are exact in any order. Immutable.
 *
 * <p>b is Brier's loss: (s − y)² of a binary model, Σ_k (p_k − y_k)² of one of several classes, up to 2. l is −ln of the
 * probability that the true class was given, clipped to [1e-15, 1 − 1e-15]. Predictions without probabilities are not among the
 * cases. Probabilities are taken as they were given: that they add up to 1 is the model's to see to.
 */
public final class LossTable {

    /** Binary digits after the point of sums of s − y, b and b²; two thousand million cases fit. */
    public static final int SCALE = 30;

    /** The same of sums of l and l²; 500 million of the worst cases fit. */
    public static final int SCALE_OF_LOGARITHMS = 24;

    private final long[] cells;

    /** Kept, not copied. */
    LossTable(long[] cells) {
        this.cells = cells;
    }

    /** The predictions with probabilities and a label. */
    public long cases() {
        return cells[LossCells.CASES];
    }

    /** Σ(s − y) of a binary model in {@link #SCALE}: by how much scores promise more positives than there are. */
    public long excess() {
        return cells[LossCells.EXCESS];
    }

    /** Σb in {@link #SCALE}. */
    public long squared() {
        return cells[LossCells.SQUARED];
    }

    /** Σb² in {@link #SCALE}. */
    public long squaresOfSquared() {
        return cells[LossCells.SQUARES_OF_SQUARED];
    }

    /** Σl in {@link #SCALE_OF_LOGARITHMS}. */
    public long logarithmic() {
        return cells[LossCells.LOGARITHMIC];
    }

    /** Σl² in {@link #SCALE_OF_LOGARITHMS}. */
    public long squaresOfLogarithmic() {
        return cells[LossCells.SQUARES_OF_LOGARITHMIC];
    }

    /** All cells, in their order: for a profile, which keeps them. */
    public long[] cells() {
        return cells.clone();
    }

    /** The sum of this table and another one. */
    public LossTable plus(LossTable other) {
        return combined(other, 1);
    }

    /** This table without the cases of another one. */
    public LossTable minus(LossTable other) {
        return combined(other, -1);
    }

    private LossTable combined(LossTable other, int sign) {
        long[] sums = cells.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * other.cells[i];
        }
        return new LossTable(sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LossTable that && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "LossTable of " + cases() + " cases";
    }
}
