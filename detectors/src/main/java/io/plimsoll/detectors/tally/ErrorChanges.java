package io.plimsoll.detectors.tally;

import java.util.Map;
import java.util.TreeMap;

/**
 * Collects what labels change in the {@link ErrorTable}s of one layout, as {@link OutcomeChanges} does for classes: a label
 * that comes takes its prediction from those without one, a corrected one takes the old error back. Not for use by several
 * threads.
 */
public final class ErrorChanges {

    private final Layout layout;
    private final ErrorSubject subject;

    /** By the cell at which a table begins, what is to be added to it. */
    private final Map<Integer, long[]> tables = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if the layout counts no errors
     */
    public ErrorChanges(Layout layout) {
        this.layout = layout;
        this.subject = layout.errors().orElseThrow(() -> new IllegalArgumentException("no errors in " + layout));
    }

    /** Whether nothing was collected since the last time. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /**
     * A prediction's label changes, in all traffic.
     *
     * @param prediction the number that was predicted
     * @param from the label that it had, NaN for none
     * @param to the label that it has now, NaN for none
     */
    public void relabel(double prediction, double from, double to) {
        relabel(layout.outcomeBlock(), prediction, from, to);
    }

    /** The same, in the segment that the prediction belongs to; one of a value that has no segment is left out. */
    public void relabel(int dimension, int value, double prediction, double from, double to) {
        if (value < layout.dimensions().get(dimension).values().size()) {
            relabel(layout.segment(dimension, value) + layout.segmentOutcomeBlock(), prediction, from, to);
        }
    }

    private void relabel(int start, double prediction, double from, double to) {
        long[] cells = tables.computeIfAbsent(start, absent -> new long[subject.cells()]);
        count(cells, prediction, from, -1);
        count(cells, prediction, to, 1);
    }

    private void count(long[] cells, double prediction, double label, int sign) {
        if (Double.isNaN(label)) {
            subject.countUnlabelled(cells, 0, prediction, sign);
        } else {
            subject.count(cells, 0, prediction, label, sign);
        }
    }

    /** What was collected since the last time. */
    public SparseCounts take() {
        SparseCounts.Merge merge = new SparseCounts.Merge(tables.size() * subject.cells());
        tables.forEach((start, cells) -> {
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] != 0) {
                    merge.add(start + i, cells[i]);
                }
            }
        });
        tables.clear();
        return merge.finish(layout.cells());
    }
}
