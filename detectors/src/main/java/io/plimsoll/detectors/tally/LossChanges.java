package io.plimsoll.detectors.tally;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what labels change in the {@link LossTable}s of one layout, as {@link OutcomeChanges} does for classes. Not for use by
 * several threads.
 */
public final class LossChanges {

    private final Layout layout;
    private final OutcomeSubject subject;
    private final long[] before = new long[LossCells.CELLS];
    private final long[] after = new long[LossCells.CELLS];

    /** The cells at which the tables begin: that of all traffic, and those of the segments by dimension and value. */
    private final int[] starts;

    /** By dimension, the table of its first value. */
    private final int[] firstTables;

    /** What is to be added to each table, null where nothing is. */
    private final long[] @Nullable [] tables;

    /**
     * @throws IllegalArgumentException if the layout counts no losses
     */
    public LossChanges(Layout layout) {
        this.layout = layout;
        this.subject = layout.outcome()
                .filter(OutcomeSubject::losses)
                .orElseThrow(() -> new IllegalArgumentException("no losses in " + layout));
        this.firstTables = new int[layout.dimensions().size()];
        int count = 1;
        for (int dimension = 0; dimension < firstTables.length; dimension++) {
            firstTables[dimension] = count;
            count += layout.values(dimension);
        }
        this.starts = starts(count);
        this.tables = new long[count][];
    }

    private int[] starts(int count) {
        int[] cells = new int[count];
        cells[0] = layout.lossBlock();
        for (int dimension = 0; dimension < firstTables.length; dimension++) {
            for (int value = 0; value < layout.values(dimension); value++) {
                cells[firstTables[dimension] + value] = layout.segment(dimension, value) + layout.segmentLossBlock();
            }
        }
        return cells;
    }

    /** Whether nothing was collected since the last time. */
    public boolean isEmpty() {
        return Arrays.stream(tables).allMatch(Objects::isNull);
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
        change(0, had, has);
        for (int dimension = 0; dimension < firstTables.length; dimension++) {
            int value = segments.applyAsInt(dimension);
            if (value < layout.values(dimension)) {
                change(firstTables[dimension] + value, had, has);
            }
        }
    }

    private void change(int table, boolean had, boolean has) {
        long[] cells = tables[table];
        if (cells == null) {
            cells = new long[LossCells.CELLS];
            tables[table] = cells;
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] += (has ? after[i] : 0) - (had ? before[i] : 0);
        }
    }

    /** What was collected since the last time. */
    public SparseCounts take() {
        SparseCounts.Merge merge = new SparseCounts.Merge(LossCells.CELLS);
        for (int table = 0; table < starts.length; table++) {
            long[] cells = tables[table];
            if (cells != null) {
                add(merge, starts[table], cells);
                tables[table] = null;
            }
        }
        return merge.finish(layout.cells());
    }

    private static void add(SparseCounts.Merge merge, int start, long[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                merge.add(start + i, cells[i]);
            }
        }
    }

    @Override
    public String toString() {
        return "LossChanges of " + (isEmpty() ? "nothing" : "labels") + " for " + layout;
    }
}
