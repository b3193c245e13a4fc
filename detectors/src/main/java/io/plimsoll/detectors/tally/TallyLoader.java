package io.plimsoll.detectors.tally;

/**
 * Makes a tally from counts that were read off another one: how a reference profile becomes a tally again.
 *
 * <p>Each method sets the cells of one block and is called at most once for it; what is not set is zero. The methods
 * mirror those by which {@link WindowTally} is read.
 */
public final class TallyLoader {

    private final Layout layout;
    private final WindowTally tally;

    /** Begins with an empty tally. */
    public TallyLoader(Layout layout) {
        this.layout = layout;
        this.tally = new WindowTally(layout);
    }

    /** The tally with what was set so far. */
    public WindowTally tally() {
        return tally;
    }

    /** Sets the number of events. */
    public void events(long events) {
        tally.cells()[Layout.EVENTS] = events;
    }

    /** Sets the number of events in a segment. */
    public void events(int dimension, int value, long events) {
        tally.cells()[layout.segment(dimension, value) + Layout.EVENTS] = events;
    }

    /** Sets the number of events whose value of a dimension the reference never held, and of those that have none. */
    public void outside(int dimension, long unseen, long missing) {
        tally.cells()[layout.outside(dimension)] = unseen;
        tally.cells()[layout.outside(dimension) + 1] = missing;
    }

    /**
     * Sets what was counted of a numeric subject in all traffic.
     *
     * @throws IllegalArgumentException if there is not one count and one sum for each cell of its grid
     */
    public void numeric(int subject, Faults faults, long unbounded, long[] counts, long[] sums) {
        int cells = ((NumericSubject) layout.subjects().get(subject)).grid().cells();
        requireLength(cells, counts);
        requireLength(cells, sums);
        int block = layout.block(subject);
        header(block, faults, unbounded);
        put(block + Layout.NUMERIC_HEADER, counts);
        put(block + Layout.NUMERIC_HEADER + cells, sums);
    }

    /**
     * Sets what was counted of a numeric subject in a segment.
     *
     * @throws IllegalArgumentException if there is not one count for each evidence bin
     */
    public void numeric(int subject, int dimension, int value, Faults faults, long unbounded, long[] evidence) {
        requireLength(((NumericSubject) layout.subjects().get(subject)).grid().evidenceBins(), evidence);
        int block = layout.segment(dimension, value) + layout.segmentBlock(subject);
        header(block, faults, unbounded);
        put(block + Layout.NUMERIC_HEADER, evidence);
    }

    /**
     * Sets what was counted of a categorical subject in all traffic.
     *
     * @param counts one for each level, then that of "other"
     * @throws IllegalArgumentException if there is not one count for each code
     */
    public void categorical(int subject, Faults faults, long[] counts) {
        categorical(subject, layout.block(subject), faults, counts);
    }

    /**
     * Sets what was counted of a categorical subject in a segment.
     *
     * @param counts one for each level, then that of "other"
     * @throws IllegalArgumentException if there is not one count for each code
     */
    public void categorical(int subject, int dimension, int value, Faults faults, long[] counts) {
        categorical(subject, layout.segment(dimension, value) + layout.segmentBlock(subject), faults, counts);
    }

    /**
     * Sets what was decided and turned out to be true in all traffic.
     *
     * @param counts by bin of the score, decision and label
     * @throws IllegalArgumentException if there is not one count for each cell
     */
    public void outcomes(long[] counts) {
        requireLength(OutcomeTable.cells(layout.outcome().orElseThrow(), layout.scoreBins()), counts);
        put(layout.outcomeBlock(), counts);
    }

    /**
     * Sets what was decided and turned out to be true in a segment.
     *
     * @param counts by evidence bin of the score, decision and label
     * @throws IllegalArgumentException if there is not one count for each cell
     */
    public void outcomes(int dimension, int value, long[] counts) {
        requireLength(OutcomeTable.cells(layout.outcome().orElseThrow(), layout.segmentScoreBins()), counts);
        put(layout.segment(dimension, value) + layout.segmentOutcomeBlock(), counts);
    }

    /**
     * Sets what probabilities cost in all traffic.
     *
     * @param cells those of a {@link LossTable}
     * @throws IllegalArgumentException if there is not one number for each cell
     */
    public void losses(long[] cells) {
        requireLength(layout.lossCells(), cells);
        put(layout.lossBlock(), cells);
    }

    /**
     * Sets what probabilities cost in a segment.
     *
     * @param cells those of a {@link LossTable}
     * @throws IllegalArgumentException if there is not one number for each cell
     */
    public void losses(int dimension, int value, long[] cells) {
        requireLength(layout.lossCells(), cells);
        put(layout.segment(dimension, value) + layout.segmentLossBlock(), cells);
    }

    /**
     * Sets how far predicted numbers were off in all traffic.
     *
     * @param cells those of an {@link ErrorTable}
     * @throws IllegalArgumentException if there is not one number for each cell
     */
    public void errors(long[] cells) {
        requireLength(layout.errors().orElseThrow().cells(), cells);
        put(layout.outcomeBlock(), cells);
    }

    /**
     * Sets how far predicted numbers were off in a segment.
     *
     * @param cells those of an {@link ErrorTable}
     * @throws IllegalArgumentException if there is not one number for each cell
     */
    public void errors(int dimension, int value, long[] cells) {
        requireLength(layout.errors().orElseThrow().cells(), cells);
        put(layout.segment(dimension, value) + layout.segmentOutcomeBlock(), cells);
    }

    private void categorical(int subject, int block, Faults faults, long[] counts) {
        requireLength(
                ((CategoricalSubject) layout.subjects().get(subject)).levels().codes(), counts);
        tally.cells()[block + Layout.MISSING] = faults.missing();
        tally.cells()[block + Layout.WRONG_TYPE] = faults.wrongType();
        put(block + Layout.CATEGORICAL_HEADER, counts);
    }

    private void header(int block, Faults faults, long unbounded) {
        long[] cells = tally.cells();
        cells[block + Layout.MISSING] = faults.missing();
        cells[block + Layout.WRONG_TYPE] = faults.wrongType();
        cells[block + Layout.OUT_OF_RANGE] = faults.outOfRange();
        cells[block + Layout.UNBOUNDED] = unbounded;
    }

    private void put(int first, long[] counts) {
        System.arraycopy(counts, 0, tally.cells(), first, counts.length);
    }

    private static void requireLength(int expected, long[] counts) {
        if (counts.length != expected) {
            throw new IllegalArgumentException("must be " + expected + " numbers, not " + counts.length);
        }
    }
}
