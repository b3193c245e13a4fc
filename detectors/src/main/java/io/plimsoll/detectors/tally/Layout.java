package io.plimsoll.detectors.tally;

import java.util.List;
import java.util.Optional;

/**
 * Which cells a tally has and where they lie in its one flat array.
 *
 * <pre>
 * all traffic                                              each dimension       each of its values
 * ┌────────┬────────────┬─────────┬─────────┬───┬──────────┐ ┌────────┬─────────┐ ┌────────┬─────────┬───┬──────────┐
 * │ events │ duplicates │ block 0 │ block 1 │ … │ outcomes │ │ unseen │ missing │ │ events │ block 0 │ … │ outcomes │
 * └────────┴────────────┴─────────┴─────────┴───┴──────────┘ └────────┴─────────┘ └────────┴─────────┴───┴──────────┘
 * numeric block of all traffic:   missing, wrong type, out of range, unbounded, cells of the grid, sums of the cells
 * numeric block of a segment:     missing, wrong type, out of range, unbounded, evidence bins
 * categorical block:              missing, wrong type, codes of the levels, "other"
 * outcomes:                       bins of the score × decisions × labels, where there are classes to decide between; behind
 *                                 them the sums of a LossTable, where there are probabilities
 * </pre>
 *
 * <p>A layout {@link #ofPairs} counts nothing but the requests that two versions answered: behind the first two cells lie those
 * of a {@link PairTable}.
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
    private final Optional<OutcomeSubject> outcome;
    private final Optional<ErrorSubject> errors;
    private final Optional<OutcomeSubject> pairs;

    /** Where the block of subject i begins among all traffic, and within a segment. */
    private final int[] blocks;

    private final int[] segmentBlocks;

    /** The index of the score, or negative where it is no number. */
    private final int score;

    private final int outcomeBlock;
    private final int segmentOutcomeBlock;
    private final int lossBlock;
    private final int segmentLossBlock;
    private final int[] dimensionStarts;
    private final int[] dimensionValues;
    private final int segmentCells;
    private final int cells;
    private final Layout ofOutcomes;

    /**
     * @param hash identifies the reference and the parts of the policy that this layout was made from
     * @param subjects what is counted of every event
     * @param dimensions how traffic is sliced
     */
    public Layout(String hash, List<Subject> subjects, List<Dimension> dimensions) {
        this(hash, subjects, dimensions, Optional.empty());
    }

    /**
     * @param hash identifies the reference and the parts of the policy that this layout was made from
     * @param subjects what is counted of every event
     * @param dimensions how traffic is sliced
     * @param outcome the classes that decisions and labels name, empty if outcomes are not counted
     */
    public Layout(String hash, List<Subject> subjects, List<Dimension> dimensions, Optional<OutcomeSubject> outcome) {
        this(hash, subjects, dimensions, outcome, Optional.empty());
    }

    /**
     * @param hash identifies the reference and the parts of the policy that this layout was made from
     * @param subjects what is counted of every event
     * @param dimensions how traffic is sliced
     * @param outcome the classes that decisions and labels name, empty if outcomes are not counted
     * @param errors how the errors of predicted numbers are counted, empty if they are not; never together with classes
     */
    public Layout(
            String hash,
            List<Subject> subjects,
            List<Dimension> dimensions,
            Optional<OutcomeSubject> outcome,
            Optional<ErrorSubject> errors) {
        this(hash, subjects, dimensions, outcome, errors, Optional.empty());
    }

    private Layout(
            String hash,
            List<Subject> subjects,
            List<Dimension> dimensions,
            Optional<OutcomeSubject> outcome,
            Optional<ErrorSubject> errors,
            Optional<OutcomeSubject> pairs) {
        if (outcome.isPresent() && errors.isPresent()) {
            throw new IllegalArgumentException("a model predicts classes or numbers, not both");
        }
        this.errors = errors;
        this.pairs = pairs;
        this.hash = hash;
        this.subjects = List.copyOf(subjects);
        this.dimensions = List.copyOf(dimensions);
        this.outcome = outcome;
        this.score = scoreIn(subjects);
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
        this.outcomeBlock = all;
        this.segmentOutcomeBlock = segment;
        all += outcome.map(classes -> OutcomeTable.cells(classes, scoreBins())).orElse(0);
        segment += outcome.map(classes -> OutcomeTable.cells(classes, segmentScoreBins()))
                .orElse(0);
        this.lossBlock = all;
        this.segmentLossBlock = segment;
        all += lossCells();
        segment += lossCells();
        all += errors.map(ErrorSubject::cells).orElse(0);
        all += pairs.map(PairTable::cells).orElse(0);
        segment += errors.map(ErrorSubject::cells).orElse(0);
        this.segmentCells = segment;
        this.dimensionStarts = new int[dimensions.size()];
        this.dimensionValues = dimensions.stream()
                .mapToInt(dimension -> dimension.values().size())
                .toArray();
        for (int d = 0; d < dimensionStarts.length; d++) {
            dimensionStarts[d] = all;
            all = Math.addExact(
                    all + DIMENSION_HEADER,
                    Math.multiplyExact(segment, dimensions.get(d).values().size()));
        }
        this.cells = all;
        this.ofOutcomes = ofOutcomes();
    }

    /** The outcomes of all traffic are told by the score's grid, so that subject stays. */
    private Layout ofOutcomes() {
        List<Subject> told = score < 0 ? List.of() : List.of(subjects.get(score));
        return told.equals(subjects) ? this : new Layout(hash, told, dimensions, outcome, errors, pairs);
    }

    /** A layout that counts events and nothing of them, for a version without a reference. */
    public static Layout bare(String hash) {
        return new Layout(hash, List.of(), List.of());
    }

    /**
     * A layout that counts the requests that two versions answered, and nothing else.
     *
     * @param hash identifies the two versions and the layouts that each of them is counted in
     * @param classes that the decisions of both and the labels name
     * @throws IllegalArgumentException if there are too many to compare pair by pair
     */
    public static Layout ofPairs(String hash, OutcomeSubject classes) {
        return new Layout(hash, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(classes));
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

    /** The classes that decisions and labels name, empty if outcomes are not counted. */
    public Optional<OutcomeSubject> outcome() {
        return outcome;
    }

    /** How the errors of predicted numbers are counted, empty if they are not. */
    public Optional<ErrorSubject> errors() {
        return errors;
    }

    /** The classes by which pairs of answers are counted, empty if they are not. */
    public Optional<OutcomeSubject> pairs() {
        return pairs;
    }

    /** Whether labels are counted: outcomes of classes, errors of numbers, or pairs of answers. */
    public boolean countsLabels() {
        return outcome.isPresent() || errors.isPresent() || pairs.isPresent();
    }

    /** Whether what probabilities cost is counted. */
    public boolean countsLosses() {
        return outcome.isPresent() && outcome.get().losses();
    }

    /** The layout that counts of all this the outcomes, or pairs, alone: a fraction of the cells where there are features. */
    public Layout outcomesAlone() {
        return ofOutcomes;
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

    /** The number of a dimension's values. */
    int values(int dimension) {
        return dimensionValues[dimension];
    }

    /** Where the slice of a dimension's value begins. */
    int segment(int dimension, int value) {
        return dimensionStarts[dimension] + DIMENSION_HEADER + value * segmentCells;
    }

    /** The cell that counts events with a value that the reference never held; the next one counts those without. */
    int outside(int dimension) {
        return dimensionStarts[dimension];
    }

    /** The index of the score among the subjects, negative where there is none that is a number. */
    int score() {
        return score;
    }

    /** The bins of the score in the outcomes of all traffic: the cells of its grid, and "no score". */
    int scoreBins() {
        return score < 0 ? 1 : scoreGrid().cells() + 1;
    }

    /** The bins of the score in the outcomes of a segment: its evidence bins, and "no score". */
    int segmentScoreBins() {
        return score < 0 ? 1 : scoreGrid().evidenceBins() + 1;
    }

    /** Where the outcomes of all traffic begin. */
    int outcomeBlock() {
        return outcomeBlock;
    }

    /** Where the outcomes begin within a segment. */
    int segmentOutcomeBlock() {
        return segmentOutcomeBlock;
    }

    /** Where the losses of all traffic begin. */
    int lossBlock() {
        return lossBlock;
    }

    /** Where the losses begin within a segment. */
    int segmentLossBlock() {
        return segmentLossBlock;
    }

    /** The cells of losses, none where they are not counted. */
    int lossCells() {
        return countsLosses() ? LossCells.CELLS : 0;
    }

    /** The cell among all traffic that counts predictions with this score, decision and label. */
    int outcomeCell(int scoreCell, int decision, int label) {
        int bin = scoreCell < 0 ? scoreBins() - 1 : scoreCell;
        return outcomeBlock + OutcomeTable.cell(outcome.orElseThrow(), bin, decision, label);
    }

    /** The cell within a segment that counts predictions with this score, decision and label. */
    int segmentOutcomeCell(int scoreCell, int decision, int label) {
        int bin = scoreCell < 0 ? segmentScoreBins() - 1 : scoreGrid().evidenceBin(scoreCell);
        return segmentOutcomeBlock + OutcomeTable.cell(outcome.orElseThrow(), bin, decision, label);
    }

    private Grid scoreGrid() {
        return ((NumericSubject) subjects.get(score)).grid();
    }

    private static int scoreIn(List<Subject> subjects) {
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i).source() == Subject.Source.SCORE && subjects.get(i) instanceof NumericSubject) {
                return i;
            }
        }
        return -1;
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
                && dimensions.equals(that.dimensions)
                && outcome.equals(that.outcome)
                && errors.equals(that.errors)
                && pairs.equals(that.pairs);
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
