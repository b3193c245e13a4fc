package io.plimsoll.detectors.tally;

import java.util.List;

/** Puts counts into a tally as if so many events had been observed: for simulations, which draw counts, not events. */
public final class TallyFiller {

    private final WindowTally tally;

    /** Begins with an empty tally. */
    public TallyFiller(Layout layout) {
        this.tally = new WindowTally(layout);
    }

    /** The number of events of all traffic. */
    public TallyFiller events(long events) {
        tally.cells()[Layout.EVENTS] = events;
        return this;
    }

    /** The number of repeated events. */
    public TallyFiller duplicates(long duplicates) {
        tally.cells()[Layout.DUPLICATES] = duplicates;
        return this;
    }

    /** The counts of a subject's cells, or codes, in all traffic. */
    public TallyFiller counts(int subject, long[] counts) {
        return put(tally.layout().block(subject) + header(subject), counts);
    }

    /** How many events lack a subject. */
    public TallyFiller missing(int subject, long missing) {
        tally.cells()[tally.layout().block(subject) + Layout.MISSING] = missing;
        return this;
    }

    /** How many of a number's values are out of range. */
    public TallyFiller outOfRange(int subject, long outOfRange) {
        tally.cells()[tally.layout().block(subject) + Layout.OUT_OF_RANGE] = outOfRange;
        return this;
    }

    /** The number of events in a segment. */
    public TallyFiller segmentEvents(int dimension, int value, long events) {
        tally.cells()[tally.layout().segment(dimension, value) + Layout.EVENTS] = events;
        return this;
    }

    /** The counts of a subject's evidence bins, or codes, in a segment. */
    public TallyFiller segmentCounts(int subject, int dimension, int value, long[] counts) {
        return put(
                tally.layout().segment(dimension, value) + tally.layout().segmentBlock(subject) + header(subject),
                counts);
    }

    /** The number of predictions of all traffic with a bin of the score, a decision and a label. */
    public TallyFiller outcomes(int scoreBin, int decision, int label, long count) {
        int cell = OutcomeTable.cell(tally.layout().outcome().orElseThrow(), scoreBin, decision, label);
        tally.cells()[tally.layout().outcomeBlock() + cell] += count;
        return this;
    }

    /** The number of predictions in a segment with an evidence bin of the score, a decision and a label. */
    public TallyFiller segmentOutcomes(int dimension, int value, int scoreBin, int decision, int label, long count) {
        int cell = OutcomeTable.cell(tally.layout().outcome().orElseThrow(), scoreBin, decision, label);
        tally.cells()[tally.layout().segment(dimension, value) + tally.layout().segmentOutcomeBlock() + cell] += count;
        return this;
    }

    /** The sums of the values in a number's cells, in its fixed point. */
    public TallyFiller sums(int subject, long[] sums) {
        return put(tally.layout().block(subject) + Layout.NUMERIC_HEADER + sums.length, sums);
    }

    /** The filled tally. */
    public WindowTally tally() {
        return tally;
    }

    private int header(int subject) {
        List<Subject> subjects = tally.layout().subjects();
        return subjects.get(subject) instanceof NumericSubject ? Layout.NUMERIC_HEADER : Layout.CATEGORICAL_HEADER;
    }

    private TallyFiller put(int first, long[] counts) {
        System.arraycopy(counts, 0, tally.cells(), first, counts.length);
        return this;
    }
}
