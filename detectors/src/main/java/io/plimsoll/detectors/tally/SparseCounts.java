package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * A few changes to the counts of a tally: by cell how much is to be added, which may be negative. Immutable.
 *
 * <p>This is how labels travel: a label moves a prediction from one cell to another, in few of thousands of cells.
 */
public final class SparseCounts {

    private final int cellsOfLayout;
    private final int[] cells;
    private final long[] counts;

    /** Of cells in increasing order, each with a change that is not zero; kept, not copied. */
    SparseCounts(int cellsOfLayout, int[] cells, long[] counts) {
        this.cellsOfLayout = cellsOfLayout;
        this.cells = cells;
        this.counts = counts;
    }

    /** No changes, to tallies of a layout. */
    public static SparseCounts none(Layout layout) {
        return new SparseCounts(layout.cells(), new int[0], new long[0]);
    }

    /** Whether there are no changes. */
    public boolean isEmpty() {
        return cells.length == 0;
    }

    /**
     * These changes and others together.
     *
     * @throws IllegalArgumentException if the others are for a layout with another number of cells
     */
    public SparseCounts plus(SparseCounts other) {
        if (cellsOfLayout != other.cellsOfLayout) {
            throw new IllegalArgumentException("changes to " + other.cellsOfLayout
                    + " cells cannot be put together with changes to " + cellsOfLayout);
        }
        Merge merge = new Merge(cells.length + other.cells.length);
        int mine = 0;
        int theirs = 0;
        while (mine < cells.length || theirs < other.cells.length) {
            boolean takesMine =
                    theirs == other.cells.length || (mine < cells.length && cells[mine] <= other.cells[theirs]);
            if (takesMine) {
                merge.add(cells[mine], counts[mine++]);
            } else {
                merge.add(other.cells[theirs], other.counts[theirs++]);
            }
        }
        return merge.finish(cellsOfLayout);
    }

    int cellsOfLayout() {
        return cellsOfLayout;
    }

    int size() {
        return cells.length;
    }

    int cell(int index) {
        return cells[index];
    }

    long count(int index) {
        return counts[index];
    }

    /** Adds up changes that come in the order of their cells, and leaves out what comes to nothing. */
    static final class Merge {

        private int[] cells;
        private long[] counts;
        private int size;

        Merge(int most) {
            cells = new int[most];
            counts = new long[most];
        }

        void add(int cell, long count) {
            if (size > 0 && cells[size - 1] == cell) {
                counts[size - 1] += count;
            } else {
                dropZero();
                ensureRoom();
                cells[size] = cell;
                counts[size++] = count;
            }
        }

        SparseCounts finish(int cellsOfLayout) {
            dropZero();
            return new SparseCounts(cellsOfLayout, Arrays.copyOf(cells, size), Arrays.copyOf(counts, size));
        }

        private void dropZero() {
            if (size > 0 && counts[size - 1] == 0) {
                size--;
            }
        }

        private void ensureRoom() {
            if (size == cells.length) {
                cells = Arrays.copyOf(cells, Math.max(8, 2 * size));
                counts = Arrays.copyOf(counts, Math.max(8, 2 * size));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseCounts that
                && cellsOfLayout == that.cellsOfLayout
                && Arrays.equals(cells, that.cells)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "SparseCounts in " + cells.length + " of " + cellsOfLayout + " cells";
    }
}
