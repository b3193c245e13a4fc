package io.plimsoll.detectors.tally;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Collects what labels change in the {@link LossTable}s of one layout, as {@link OutcomeChanges} does for classes. Not for use by
 * several threads.
 */
public final class LossChanges {

    private final Layout layout;
    private final OutcomeSubject subject;
    private final long[] before = new long[LossCells.CELLS];
    private final long[] after = new long[LossCells.CELLS];

    /** By the cell at which a table begins, what is to be added to it. */
    private final Map<Integer, long[]> tables = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if the layout counts no losses
     */
    public LossChanges(Layout layout) {
        this.layout = layout;
        this.subject = layout.outcome()
                .filter(OutcomeSubject::losses)
                .orElseThrow(() -> new IllegalArgumentException("no losses in " + layout));
    }

    /** Whether nothing was collected since the last time. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /**
     * A prediction's label changes, in all traffic and in the segments that the prediction belongs to.
     *
     * @param scores what the prediction said
     * @param segments its value of each dimension
     * @param from the code of the label that it had
     * @param to the code of the label that it has now
     */
    public void relabel(ClassScores scores, IntUnaryOperator segments, int from, int to) {
        boolean had = LossCells.of(subject, scores, from, before);
        boolean has = LossCells.of(subject, scores, to, after);
        if (!had && !has) {
            return;
        }
        change(layout.lossBlock(), had, has);
        for (int dimension = 0; dimension < layout.dimensions().size(); dimension++) {
            int value = segments.applyAsInt(dimension);
            if (value < layout.values(dimension)) {
                change(layout.segment(dimension, value) + layout.segmentLossBlock(), had, has);
            }
        }
    }

    private void change(int start, boolean had, boolean has) {
        long[] cells = tables.computeIfAbsent(start, absent -> new long[LossCells.CELLS]);
        for (int i = 0; i < cells.length; i++) {
            cells[i] += (has ? after[i] : 0) - (had ? before[i] : 0);
        }
    }

    /** What was collected since the last time. */
    public SparseCounts take() {
        SparseCounts.Merge merge = new SparseCounts.Merge(tables.size() * LossCells.CELLS);
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

    @Override
    public String toString() {
        return "LossChanges of " + tables.size() + " tables for " + layout;
    }
}
