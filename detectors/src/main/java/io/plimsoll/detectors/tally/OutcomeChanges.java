package io.plimsoll.detectors.tally;

/**
 * Collects what labels change in the {@link OutcomeTable}s of one layout: a label that comes moves its prediction from
 * "no label" to a class, a corrected one from a class to another.
 *
 * <p>A change is a number appended to an array; only {@link #take} sorts them and adds them up. Not for use by several
 * threads.
 */
public final class OutcomeChanges {

    private final Layout layout;
    private final ChangeLog log = new ChangeLog();

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
        return log.isEmpty();
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
        return log.take(layout);
    }

    private void append(int left, int entered) {
        log.leave(left);
        log.enter(entered);
    }

    @Override
    public String toString() {
        return "OutcomeChanges, " + log + " for " + layout;
    }
}
