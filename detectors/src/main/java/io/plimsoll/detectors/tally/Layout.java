package io.plimsoll.detectors.tally;

import java.util.List;

/**
 * Which cells a tally has and where they lie in its one flat array.
 *
 * <pre>
 * all traffic                                    each dimension            each of its values
 * ┌────────┬────────────┬─────────┬─────────┐ ┌────────┬─────────┐ ┌────────┬─────────┬─────────┐
 * │ events │ duplicates │ block 0 │ block 1 │…│ unseen │ missing │ │ events │ block 0 │ block 1 │…
 * └────────┴────────────┴─────────┴─────────┘ └────────┴─────────┘ └────────┴─────────┴─────────┘
 * numeric block of all traffic:   missing, wrong type, out of range, unbounded, cells of the grid, sums of the cells
 * numeric block of a segment:     missing, wrong type, out of range, unbounded, evidence bins
 * categorical block:              missing, wrong type, codes of the levels, "other"
 * </pre>
 *
 * <p>All traffic keeps the fine grid, segments the evidence bins: a twentieth of the memory for what is needed to decide.
 * A layout is made from a reference and the policy's parts that say what to count, and is immutable.
 */
public final class Layout {

    static final int EVENTS = 0;
    static final int DUPLICATES = 1;
    static final int ALL_HEADER = 2;

    static final int DIMENSION_HEADER = 2;
    static final int SEGMENT_HEADER = 1;

    static final int MISSING = 0;
    static final int WRONG_TYPE = 1;
    static final int CATEGORICAL_HEADER = 2;
    static final int OUT_OF_RANGE = 2;
    static final int UNBOUNDED = 3;
    static final int NUMERIC_HEADER = 4;

    private final String hash;
    private final List<Subject> subjects;
    private final List<Dimension> dimensions;

    /** Where the block of subject i begins among all traffic, and within a segment. */
    private final int[] blocks;

    private final int[] segmentBlocks;
    private final int[] dimensionStarts;
    private final int segmentCells;
    private final int cells;

    /**
     * @param hash identifies the reference and the parts of the policy that this layout was made from
     * @param subjects what is counted of every event
     * @param dimensions how traffic is sliced
     */
    public Layout(String hash, List<Subject> subjects, List<Dimension> dimensions) {
        this.hash = hash;
        this.subjects = List.copyOf(subjects);
        this.dimensions = List.copyOf(dimensions);
        this.blocks = new int[subjects.size()];
        this.segmentBlocks = new int[subjects.size()];
        int all = ALL_HEADER;
        int segment = SEGMENT_HEADER;
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = all;
            segmentBlocks[i] = segment;
            all += cellsOfBlock(subjects.get(i));
            segment += cellsOfSegmentBlock(subjects.get(i));
        }
        this.segmentCells = segment;
        this.dimensionStarts = new int[dimensions.size()];
        for (int d = 0; d < dimensionStarts.length; d++) {
            dimensionStarts[d] = all;
            all = Math.addExact(
                    all + DIMENSION_HEADER,
                    Math.multiplyExact(segment, dimensions.get(d).values().size()));
        }
        this.cells = all;
    }

    /** A layout that counts events and nothing of them, for a version without a reference. */
    public static Layout bare(String hash) {
        return new Layout(hash, List.of(), List.of());
    }

    /** Identifies the reference and the parts of the policy that this layout was made from. */
    public String hash() {
        return hash;
    }

    /** What is counted of every event. */
    public List<Subject> subjects() {
        return subjects;
    }

    /** How traffic is sliced. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** The number of cells. */
    public int cells() {
        return cells;
    }

    int block(int subject) {
        return blocks[subject];
    }

    int segmentBlock(int subject) {
        return segmentBlocks[subject];
    }

    /** Where the slice of a dimension's value begins. */
    int segment(int dimension, int value) {
        return dimensionStarts[dimension] + DIMENSION_HEADER + value * segmentCells;
    }

    /** The cell that counts events with a value that the reference never held; the next one counts those without. */
    int outside(int dimension) {
        return dimensionStarts[dimension];
    }

    private static int cellsOfBlock(Subject subject) {
        return subject instanceof NumericSubject numeric
                ? NUMERIC_HEADER + 2 * numeric.grid().cells()
                : CATEGORICAL_HEADER + ((CategoricalSubject) subject).levels().codes();
    }

    private static int cellsOfSegmentBlock(Subject subject) {
        return subject instanceof NumericSubject numeric
                ? NUMERIC_HEADER + numeric.grid().evidenceBins()
                : CATEGORICAL_HEADER + ((CategoricalSubject) subject).levels().codes();
    }

    @Override
    public boolean equals(Object other) {
        // The same instance nearly always: this stands on the path of every event.
        if (this == other) {
            return true;
        }
        return other instanceof Layout that
                && hash.equals(that.hash)
                && subjects.equals(that.subjects)
                && dimensions.equals(that.dimensions);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Layout " + hash + " of " + subjects.size() + " subjects, " + dimensions.size() + " dimensions, " + cells
                + " cells";
    }
}
