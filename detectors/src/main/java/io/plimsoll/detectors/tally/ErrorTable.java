package io.plimsoll.detectors.tally;

import java.util.Arrays;

/** How far predicted numbers turned out to be off: counts, and sums in fixed point. Immutable. */
public final class ErrorTable {

    private final ErrorSubject subject;
    private final long[] cells;

    /** Of the cells of a subject; kept, not copied. */
    ErrorTable(ErrorSubject subject, long[] cells) {
        this.subject = subject;
        this.cells = cells;
    }

    /** How the errors are counted. */
    public ErrorSubject subject() {
        return subject;
    }

    /** All predictions. */
    public long predictions() {
        return cells[ErrorSubject.UNLABELLED] + labelled();
    }

    /** The predictions with a label. */
    public long labelled() {
        return cells[ErrorSubject.LABELLED];
    }

    /** Those of them whose error is large. */
    public long large() {
        return cells[ErrorSubject.LARGE];
    }

    /** Σe in units of errors and {@link ErrorSubject#SCALE}. */
    public long signed() {
        return cells[ErrorSubject.SIGNED];
    }

    /** Σ|e| likewise. */
    public long absolute() {
        return cells[ErrorSubject.ABSOLUTE];
    }

    /** Σe² likewise. */
    public long squares() {
        return cells[ErrorSubject.SQUARES];
    }

    /** Σe⁴ in units of errors and {@link ErrorSubject#SCALE_OF_FOURTH_POWERS}. */
    public long fourthPowers() {
        return cells[ErrorSubject.FOURTH_POWERS];
    }

    /** Σ of the labels less their centre, in units of labels and {@link ErrorSubject#SCALE}. */
    public long labels() {
        return cells[ErrorSubject.LABELS];
    }

    /** Σ of the squares of the same. */
    public long squaredLabels() {
        return cells[ErrorSubject.SQUARED_LABELS];
    }

    /** Σ of their cubes, in {@link ErrorSubject#SCALE_OF_CUBES}; of a fine table. */
    public long cubedLabels() {
        return cells[ErrorSubject.CUBED_LABELS];
    }

    /** Σ of their fourth powers, in {@link ErrorSubject#SCALE_OF_FOURTH_POWERS}; of a fine table. */
    public long fourthPowersOfLabels() {
        return cells[ErrorSubject.FOURTH_POWERS_OF_LABELS];
    }

    /** Σ of e² times the label, in {@link ErrorSubject#SCALE_OF_CUBES}; of a fine table. */
    public long squaresTimesLabels() {
        return cells[ErrorSubject.SQUARES_TIMES_LABELS];
    }

    /** Σ of e² times the label's square, in {@link ErrorSubject#SCALE_OF_FOURTH_POWERS}; of a fine table. */
    public long squaresTimesSquaredLabels() {
        return cells[ErrorSubject.SQUARES_TIMES_SQUARED_LABELS];
    }

    /** The labelled predictions between {@link ErrorSubject#sizeEdges()} of |e|. */
    public long[] sizes() {
        return Arrays.copyOfRange(cells, subject.firstOfSizes(), subject.firstOfErrors());
    }

    /** The labelled predictions between {@link ErrorSubject#errorEdges()} of e. */
    public long[] errors() {
        return Arrays.copyOfRange(cells, subject.firstOfErrors(), subject.firstOfSides());
    }

    /** The predictions without a label that are good for the person; of a table with a favourable side. */
    public long unlabelledFavourable() {
        return ofSide(ErrorSubject.UNLABELLED_FAVOURABLE);
    }

    /** The labelled predictions that are good for the person and whose label is too; of a table with a favourable side. */
    public long bothFavourable() {
        return ofSide(ErrorSubject.BOTH_FAVOURABLE);
    }

    /** The labelled predictions that are good for the person and whose label is not; of a table with a favourable side. */
    public long predictionFavourable() {
        return ofSide(ErrorSubject.PREDICTION_FAVOURABLE);
    }

    /** The labelled predictions that are not good for the person and whose label is; of a table with a favourable side. */
    public long labelFavourable() {
        return ofSide(ErrorSubject.LABEL_FAVOURABLE);
    }

    /** The labelled predictions that are not good for the person and whose label is not either; of a table with a favourable side. */
    public long neitherFavourable() {
        return labelled() - bothFavourable() - predictionFavourable() - labelFavourable();
    }

    private long ofSide(int cell) {
        if (subject.side().isEmpty()) {
            throw new IllegalStateException("it is not counted which numbers are favourable");
        }
        return cells[subject.firstOfSides() + cell];
    }

    /** By evidence bin of |e| the labelled predictions. */
    public long[] bySize() {
        return subject.isFine() ? subject.sizes().toEvidenceBins(sizes()) : sizes();
    }

    /** By evidence bin of e the labelled predictions. */
    public long[] byError() {
        return subject.isFine() ? subject.errors().toEvidenceBins(errors()) : errors();
    }

    /** All cells, in their order: for a profile, which keeps them. */
    public long[] cells() {
        return cells.clone();
    }

    /** The sum of this table and another one of the same subject. */
    public ErrorTable plus(ErrorTable other) {
        return combined(other, 1);
    }

    /** This table without the counts of another one of the same subject. */
    public ErrorTable minus(ErrorTable other) {
        return combined(other, -1);
    }

    private ErrorTable combined(ErrorTable other, int sign) {
        if (!subject.equals(other.subject)) {
            throw new IllegalArgumentException("errors that are counted differently cannot be put together");
        }
        long[] sums = cells.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * other.cells[i];
        }
        return new ErrorTable(subject, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorTable that && subject.equals(that.subject) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "ErrorTable of " + predictions() + " predictions, " + labelled() + " labelled";
    }
}
