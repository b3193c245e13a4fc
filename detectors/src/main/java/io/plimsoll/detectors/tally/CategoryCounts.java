package io.plimsoll.detectors.tally;

/**
 * What was counted of a categorical subject.
 *
 * @param subject the subject
 * @param faults what was wrong with its values
 * @param counts the number of values of each code, "other" last
 */
public record CategoryCounts(CategoricalSubject subject, Faults faults, long[] counts) {

    /** The number of values that were present. */
    public long present() {
        long present = 0;
        for (long count : counts) {
            present += count;
        }
        return present;
    }

    /** The number of values that are no level. */
    public long other() {
        return counts[subject.levels().other()];
    }
}
