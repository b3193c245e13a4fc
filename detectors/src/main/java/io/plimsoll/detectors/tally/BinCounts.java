package io.plimsoll.detectors.tally;

/**
 * What was counted of a numeric subject in all traffic.
 *
 * @param subject the subject
 * @param faults what was wrong with its values
 * @param counts the number of values in each cell of the grid
 * @param sums the sum of round(value · 2^scale) over the values in each cell
 * @param unbounded how many values were too large, or infinite, to be summed
 */
public record BinCounts(NumericSubject subject, Faults faults, long[] counts, long[] sums, long unbounded) {

    /** The number of values that were present and numbers. */
    public long present() {
        long present = 0;
        for (long count : counts) {
            present += count;
        }
        return present;
    }
}
