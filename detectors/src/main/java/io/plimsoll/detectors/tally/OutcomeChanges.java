package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * Collects what labels change in the {@link OutcomeTable}s of one layout: a label that comes moves its prediction from
 * "no label" to a class, a corrected one from a class to another.
 *
 * <p>A change is a number appended to an array; only {@link #take} sorts them and adds them up. Not for use by several
 * threads.
 */
public final class OutcomeChanges {

    private static final int FIRST_CAPACITY = 64;

    private final Layout layout;

    /** A cell, doubled, and 1 more where a prediction leaves it. */
    private int[] log = new int[FIRST_CAPACITY];

    private int size;

    /**
     * @throws IllegalArgumentException if the layout has no outcomes
     */
    public OutcomeChanges(Layout layout) {
        if (layout.outcome().isEmpty()) {
            throw new IllegalArgumentException("no outcomes are counted in " + layout);
        }
        this.layout = layout;
    }

    /** Whether nothing was collected since the last time. */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * A prediction's label changes, in all traffic.
     *
     * @param scoreCell the cell of its score, or negative without a score
     * @param decision the code of its decision
     * @param from the code of the label that it had
     * @param to the code of the label that it has now
     */
    public void relabel(int scoreCell, int decision, int from, int to) {
        append(layout.outcomeCell(scoreCell, decision, from), layout.outcomeCell(scoreCell, decision, to));
    }

    /** The same, in the segment that the prediction belongs to; one of a value that has no segment is left out. */
    public void relabel(int dimension, int value, int scoreCell, int decision, int from, int to) {
        if (value < layout.dimensions().get(dimension).values().size()) {
            int segment = layout.segment(dimension, value);
            append(
                    segment + layout.segmentOutcomeCell(scoreCell, decision, from),
                    segment + layout.segmentOutcomeCell(scoreCell, decision, to));
        }
    }

    /** What was collected since the last time, added up. */
    public SparseCounts take() {
        Arrays.sort(log, 0, size);
        SparseCounts.Merge merge = new SparseCounts.Merge(size);
        for (int i = 0; i < size; i++) {
            merge.add(log[i] >> 1, (log[i] & 1) == 0 ? 1 : -1);
        }
        size = 0;
        return merge.finish(layout.cells());
    }

    private void append(int left, int entered) {
        if (size + 2 > log.length) {
            log = Arrays.copyOf(log, 2 * log.length);
        }
        log[size++] = (left << 1) | 1;
        log[size++] = entered << 1;
    }

    @Override
    public String toString() {
        return "OutcomeChanges, " + size + " for " + layout;
    }
}
