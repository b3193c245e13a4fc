package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * What was decided and what turned out to be true: counts by score, decision and label. Immutable.
 *
 * <p>The bins of the score are those of its grid, and one more at the end for predictions without a score. Decisions and
 * labels are codes of the {@link OutcomeSubject}; the last code stands for "none": no decision, no label yet.
 */
public final class OutcomeTable {

    private final OutcomeSubject subject;
    private final int width;
    private final long[] counts;

    /** Whatever the score, by decision and label. */
    private final long[] sums;

    /** Of counts in the order score bin, decision, label; kept, not copied. */
    OutcomeTable(OutcomeSubject subject, long[] counts) {
        this.subject = subject;
        this.width = subject.codes() + 1;
        this.counts = counts;
        this.sums = new long[width * width];
        for (int bin = 0; bin < counts.length; bin += sums.length) {
            for (int cell = 0; cell < sums.length; cell++) {
                sums[cell] += counts[bin + cell];
            }
        }
    }

    /** The cell of a prediction within a table. */
    static int cell(OutcomeSubject subject, int scoreBin, int decision, int label) {
        int width = subject.codes() + 1;
        return (scoreBin * width + decision) * width + label;
    }

    /** The number of cells of a table with so many bins of the score. */
    static int cells(OutcomeSubject subject, int scoreBins) {
        int width = subject.codes() + 1;
        return Math.multiplyExact(scoreBins, Math.multiplyExact(width, width));
    }

    /** The classes. */
    public OutcomeSubject subject() {
        return subject;
    }

    /** The number of bins of the score, that of predictions without a score included. */
    public int scoreBins() {
        return counts.length / (width * width);
    }

    /** The predictions in a bin of the score, with a decision and a label, each of which may be "none". */
    public long count(int scoreBin, int decision, int label) {
        return counts[(scoreBin * width + decision) * width + label];
    }

    /** The predictions with a decision and a label, each of which may be "none", whatever their score. */
    public long count(int decision, int label) {
        return sums[decision * width + label];
    }

    /** The predictions with a decision, labelled or not. */
    public long decided(int decision) {
        long sum = 0;
        for (int label = 0; label < width; label++) {
            sum += count(decision, label);
        }
        return sum;
    }

    /** The predictions with a decision that have a label. */
    public long labelled(int decision) {
        return decided(decision) - count(decision, subject.none());
    }

    /** The predictions that have a label, whether with a decision or not. */
    public long labelled() {
        long sum = 0;
        for (int decision = 0; decision < width; decision++) {
            sum += labelled(decision);
        }
        return sum;
    }

    /** The predictions with a label of which another class was decided. */
    public long wrong() {
        long wrong = 0;
        for (int decision = 0; decision < subject.codes(); decision++) {
            wrong += labelled(decision) - count(decision, decision);
        }
        return wrong;
    }

    /** The predictions with a label of which the very class was decided. */
    public long right() {
        long right = 0;
        for (int decision = 0; decision < subject.codes(); decision++) {
            right += count(decision, decision);
        }
        return right;
    }

    /** All predictions. */
    public long predictions() {
        return Arrays.stream(sums).sum();
    }

    /** By bin of the score the predictions with a label, whatever was decided; the last are those without a score. */
    public long[] byScore(int label) {
        long[] sums = new long[scoreBins()];
        for (int bin = 0; bin < sums.length; bin++) {
            for (int decision = 0; decision < width; decision++) {
                sums[bin] += count(bin, decision, label);
            }
        }
        return sums;
    }

    /** Whether fewer than no predictions have some label: of a difference, that a label was corrected. */
    public boolean takesLabelsBack() {
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] < 0 && cell % width != subject.none()) {
                return true;
            }
        }
        return false;
    }

    /** The sum of this table and another one of the same shape. */
    public OutcomeTable plus(OutcomeTable other) {
        return combined(other, 1);
    }

    /** This table without the counts of another one of the same shape. */
    public OutcomeTable minus(OutcomeTable other) {
        return combined(other, -1);
    }

    private OutcomeTable combined(OutcomeTable other, int sign) {
        if (!subject.equals(other.subject) || counts.length != other.counts.length) {
            throw new IllegalArgumentException("outcomes of different shape cannot be put together");
        }
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * other.counts[i];
        }
        return new OutcomeTable(subject, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutcomeTable that && subject.equals(that.subject) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "OutcomeTable of " + predictions() + " predictions, " + labelled() + " labelled";
    }
}
