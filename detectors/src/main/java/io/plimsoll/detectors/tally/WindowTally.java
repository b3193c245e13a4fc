package io.plimsoll.detectors.tally;

import java.util.Arrays;
import java.util.Optional;

/**
 * The counts of one pane (a window of event time) of one version in one role, for all traffic and every segment.
 *
 * <p>One flat array of integers in the order of the {@link Layout}, and the latencies. Adding an event touches one cell
 * for each subject and scope; nothing is allocated.
 */
public final class WindowTally implements Tally<WindowTally> {

    private final Layout layout;
    private final long[] cells;
    private final LatencyCounts latencies = new LatencyCounts();

    /** An empty tally. */
    public WindowTally(Layout layout) {
        this.layout = layout;
        this.cells = new long[layout.cells()];
    }

    /** Which cells this tally has. */
    public Layout layout() {
        return layout;
    }

    /**
     * Counts an event.
     *
     * @throws IllegalArgumentException if the observation was made for another layout
     */
    public void observe(Observation event) {
        if (!event.layout().equals(layout)) {
            throw otherLayout(event.layout());
        }
        observeAll(event);
        for (int dimension = 0; dimension < event.dimensionValue.length; dimension++) {
            observeSegment(event, dimension, event.dimensionValue[dimension]);
        }
        if (event.latencyMicros != Observation.NO_LATENCY) {
            latencies.record(event.latencyMicros);
        }
    }

    /** Counts a repetition of an event that was counted before. */
    public void observeDuplicate() {
        cells[Layout.DUPLICATES]++;
    }

    private void observeAll(Observation event) {
        cells[Layout.EVENTS]++;
        if (event.outcomeCell >= 0) {
            cells[event.outcomeCell]++;
        }
        for (int subject = 0; subject < event.cell.length; subject++) {
            cells[event.cell[subject]]++;
            if (event.sumCell[subject] >= 0) {
                cells[event.sumCell[subject]] += event.summand[subject];
            }
        }
        if (event.hasError) {
            observeError(event, layout.outcomeBlock());
        }
        if (event.hasLosses) {
            observeLosses(event, layout.lossBlock());
        }
        if (event.faulty) {
            observeFaults(0, event.fault, event.fault);
        }
    }

    private void observeError(Observation event, int start) {
        ErrorSubject errors = layout.errors().orElseThrow();
        if (Double.isNaN(event.trueValue)) {
            errors.countUnlabelled(cells, start, event.predictedValue, 1);
        } else {
            errors.count(cells, start, event.predictedValue, event.trueValue, 1);
        }
    }

    private void observeLosses(Observation event, int start) {
        for (int i = 0; i < event.losses.length; i++) {
            cells[start + i] += event.losses[i];
        }
    }

    private void observeSegment(Observation event, int dimension, int value) {
        int values = layout.values(dimension);
        if (value >= values) {
            cells[layout.outside(dimension) + value - values]++;
            return;
        }
        int segment = layout.segment(dimension, value);
        cells[segment + Layout.EVENTS]++;
        if (event.segmentOutcomeCell >= 0) {
            cells[segment + event.segmentOutcomeCell]++;
        }
        for (int subject = 0; subject < event.segmentCell.length; subject++) {
            cells[segment + event.segmentCell[subject]]++;
        }
        if (event.hasError) {
            observeError(event, segment + layout.segmentOutcomeBlock());
        }
        if (event.hasLosses) {
            observeLosses(event, segment + layout.segmentLossBlock());
        }
        if (event.faulty) {
            observeFaults(segment, event.fault, event.segmentFault);
        }
    }

    private void observeFaults(int start, int[] fault, int[] place) {
        for (int subject = 0; subject < fault.length; subject++) {
            if (fault[subject] >= 0) {
                cells[start + place[subject]]++;
            }
        }
    }

    @Override
    public void add(WindowTally other) {
        requireSameLayout(other);
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
        latencies.add(other.latencies);
    }

    /** The outcomes or pairs of this tally and nothing else of it, as {@link Layout#outcomesAlone} has them. */
    public WindowTally outcomesAlone() {
        WindowTally alone = new WindowTally(layout.outcomesAlone());
        alone.addOutcomes(this);
        return alone;
    }

    /**
     * Adds the outcomes or pairs of another tally, and nothing else of it.
     *
     * @param other of the same layout, or of one that has the same outcomes alone
     * @throws IllegalArgumentException if the other tally has another layout
     */
    public void addOutcomes(WindowTally other) {
        requireSameOutcomes(other);
        layout.outcome()
                .ifPresent(classes -> addOutcomes(
                        other,
                        OutcomeTable.cells(classes, layout.scoreBins()) + layout.lossCells(),
                        OutcomeTable.cells(classes, layout.segmentScoreBins()) + layout.lossCells()));
        layout.errors().ifPresent(errors -> addOutcomes(other, errors.cells(), errors.cells()));
        layout.pairs()
                .ifPresent(classes -> addRange(other, Layout.ALL_HEADER, Layout.ALL_HEADER, PairTable.cells(classes)));
    }

    private void addOutcomes(WindowTally other, int lengthOfAll, int lengthOfSegment) {
        addRange(other, other.layout.outcomeBlock(), layout.outcomeBlock(), lengthOfAll);
        for (int dimension = 0; dimension < layout.dimensions().size(); dimension++) {
            for (int value = 0;
                    value < layout.dimensions().get(dimension).values().size();
                    value++) {
                addRange(
                        other,
                        other.layout.segment(dimension, value) + other.layout.segmentOutcomeBlock(),
                        layout.segment(dimension, value) + layout.segmentOutcomeBlock(),
                        lengthOfSegment);
            }
        }
    }

    private void addRange(WindowTally other, int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            cells[to + i] += other.cells[from + i];
        }
    }

    private void requireSameOutcomes(WindowTally other) {
        if (!layout.outcomesAlone().equals(other.layout.outcomesAlone())) {
            throw otherLayout(other.layout);
        }
    }

    /**
     * Adds changes.
     *
     * @throws IllegalArgumentException if they are for a layout with another number of cells
     */
    public void add(SparseCounts changes) {
        if (changes.cellsOfLayout() != cells.length) {
            throw new IllegalArgumentException(
                    "changes to " + changes.cellsOfLayout() + " cells are not for " + layout);
        }
        for (int i = 0; i < changes.size(); i++) {
            cells[changes.cell(i)] += changes.count(i);
        }
    }

    @Override
    public void subtract(WindowTally other) {
        requireSameLayout(other);
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= other.cells[i];
        }
        latencies.subtract(other.latencies);
    }

    @Override
    public boolean isEmpty() {
        for (long cell : cells) {
            if (cell != 0) {
                return false;
            }
        }
        return latencies.isEmpty();
    }

    @Override
    public WindowTally copy() {
        WindowTally copy = new WindowTally(layout);
        copy.add(this);
        return copy;
    }

    /** Makes every count zero. */
    public void clear() {
        Arrays.fill(cells, 0);
        latencies.clear();
    }

    /** The number of events, duplicates left out. */
    public long events() {
        return cells[Layout.EVENTS];
    }

    /** The number of repetitions of events. */
    public long duplicates() {
        return cells[Layout.DUPLICATES];
    }

    /** How long requests took. */
    public LatencyCounts latencies() {
        return latencies;
    }

    /** What was counted of a numeric subject in all traffic. */
    public BinCounts bins(int subject) {
        NumericSubject numeric = (NumericSubject) layout.subjects().get(subject);
        int block = layout.block(subject);
        int first = block + Layout.NUMERIC_HEADER;
        int count = numeric.grid().cells();
        return new BinCounts(
                numeric,
                faults(subject, events(), block),
                Arrays.copyOfRange(cells, first, first + count),
                Arrays.copyOfRange(cells, first + count, first + 2 * count),
                cells[block + Layout.UNBOUNDED]);
    }

    /** What was counted of a categorical subject in all traffic. */
    public CategoryCounts categories(int subject) {
        return categories(subject, events(), layout.block(subject));
    }

    /** The counts of a subject's evidence bins, or codes, in all traffic. */
    public long[] evidence(int subject) {
        return layout.subjects().get(subject) instanceof NumericSubject numeric
                ? numeric.grid().toEvidenceBins(bins(subject).counts())
                : categories(subject).counts();
    }

    /** The counts of a subject's evidence bins, or codes, in a segment. */
    public long[] evidence(int subject, int dimension, int value) {
        int block = layout.segment(dimension, value) + layout.segmentBlock(subject);
        if (layout.subjects().get(subject) instanceof NumericSubject numeric) {
            int first = block + Layout.NUMERIC_HEADER;
            return Arrays.copyOfRange(cells, first, first + numeric.grid().evidenceBins());
        }
        return categories(subject, events(dimension, value), block).counts();
    }

    /**
     * What was decided and turned out to be true, in all traffic, by the cells of the score's grid.
     *
     * @return empty if the layout does not count outcomes
     */
    public Optional<OutcomeTable> outcomes() {
        return layout.outcome().map(classes -> outcomes(classes, layout.outcomeBlock(), layout.scoreBins()));
    }

    /**
     * What was decided and turned out to be true in a segment, by the evidence bins of the score.
     *
     * @return empty if the layout does not count outcomes
     */
    public Optional<OutcomeTable> outcomes(int dimension, int value) {
        int first = layout.segment(dimension, value) + layout.segmentOutcomeBlock();
        return layout.outcome().map(classes -> outcomes(classes, first, layout.segmentScoreBins()));
    }

    private OutcomeTable outcomes(OutcomeSubject classes, int first, int scoreBins) {
        return new OutcomeTable(
                classes, Arrays.copyOfRange(cells, first, first + OutcomeTable.cells(classes, scoreBins)));
    }

    /**
     * What probabilities cost, in all traffic.
     *
     * @return empty if the layout does not count losses
     */
    public Optional<LossTable> losses() {
        return losses(layout.lossBlock());
    }

    /**
     * What probabilities cost in a segment.
     *
     * @return empty if the layout does not count losses
     */
    public Optional<LossTable> losses(int dimension, int value) {
        return losses(layout.segment(dimension, value) + layout.segmentLossBlock());
    }

    private Optional<LossTable> losses(int first) {
        return layout.countsLosses()
                ? Optional.of(new LossTable(Arrays.copyOfRange(cells, first, first + LossCells.CELLS)))
                : Optional.empty();
    }

    /**
     * How far predicted numbers were off, in all traffic.
     *
     * @return empty if the layout does not count errors
     */
    public Optional<ErrorTable> errors() {
        return layout.errors().map(errors -> errors(errors, layout.outcomeBlock()));
    }

    /**
     * How far predicted numbers were off in a segment.
     *
     * @return empty if the layout does not count errors
     */
    public Optional<ErrorTable> errors(int dimension, int value) {
        int first = layout.segment(dimension, value) + layout.segmentOutcomeBlock();
        return layout.errors().map(errors -> errors(errors, first));
    }

    private ErrorTable errors(ErrorSubject errors, int first) {
        return new ErrorTable(errors, Arrays.copyOfRange(cells, first, first + errors.cells()));
    }

    /**
     * What two versions answered to the same requests, and what turned out to be true.
     *
     * @return empty if the layout does not count pairs
     */
    public Optional<PairTable> pairs() {
        return layout.pairs()
                .map(classes -> new PairTable(
                        classes,
                        Arrays.copyOfRange(cells, Layout.ALL_HEADER, Layout.ALL_HEADER + PairTable.cells(classes))));
    }

    /** How many predictions of all traffic have a label. */
    public long labelled() {
        return outcomes().map(OutcomeTable::labelled).orElse(0L)
                + errors().map(ErrorTable::labelled).orElse(0L);
    }

    /** Of the labelled predictions with an answer those that were wrong: of another class, or with a large error. */
    public long wrong() {
        return outcomes().map(OutcomeTable::wrong).orElse(0L)
                + errors().map(ErrorTable::large).orElse(0L);
    }

    /** Of the labelled predictions with an answer those that were right. */
    public long right() {
        return outcomes().map(OutcomeTable::right).orElse(0L)
                + errors().map(table -> table.labelled() - table.large()).orElse(0L);
    }

    /** What was wrong with a subject's values in all traffic. */
    public Faults faults(int subject) {
        return faults(subject, events(), layout.block(subject));
    }

    /** What was wrong with a subject's values in a segment. */
    public Faults faults(int subject, int dimension, int value) {
        return faults(
                subject, events(dimension, value), layout.segment(dimension, value) + layout.segmentBlock(subject));
    }

    /** Whether a subject is numeric. */
    public boolean isNumeric(int subject) {
        return layout.subjects().get(subject) instanceof NumericSubject;
    }

    /** The number of events in a segment. */
    public long events(int dimension, int value) {
        return cells[layout.segment(dimension, value) + Layout.EVENTS];
    }

    /** How many of a numeric subject's values in a segment were too large, or infinite, to be summed. */
    public long unbounded(int subject, int dimension, int value) {
        return cells[layout.segment(dimension, value) + layout.segmentBlock(subject) + Layout.UNBOUNDED];
    }

    /** The number of events for each value of a dimension, then those with an unseen one. */
    public long[] mix(int dimension) {
        int values = layout.dimensions().get(dimension).values().size();
        long[] mix = new long[values + 1];
        for (int value = 0; value < values; value++) {
            mix[value] = events(dimension, value);
        }
        mix[values] = cells[layout.outside(dimension)];
        return mix;
    }

    /** The number of events that lack a dimension's attribute. */
    public long withoutValue(int dimension) {
        return cells[layout.outside(dimension) + 1];
    }

    private CategoryCounts categories(int subject, long events, int block) {
        CategoricalSubject categorical = (CategoricalSubject) layout.subjects().get(subject);
        int first = block + Layout.CATEGORICAL_HEADER;
        return new CategoryCounts(
                categorical,
                faults(subject, events, block),
                Arrays.copyOfRange(cells, first, first + categorical.levels().codes()));
    }

    private Faults faults(int subject, long events, int block) {
        long missing = cells[block + Layout.MISSING];
        long wrongType = cells[block + Layout.WRONG_TYPE];
        if (layout.subjects().get(subject) instanceof CategoricalSubject categorical) {
            Levels levels = categorical.levels();
            long unseen = levels.pooled() ? 0 : cells[block + Layout.CATEGORICAL_HEADER + levels.other()];
            return new Faults(events, missing, wrongType, 0, unseen);
        }
        return new Faults(events, missing, wrongType, cells[block + Layout.OUT_OF_RANGE], 0);
    }

    /** The cells, for the codec alone. */
    long[] cells() {
        return cells;
    }

    private void requireSameLayout(WindowTally other) {
        if (!other.layout.equals(layout)) {
            throw otherLayout(other.layout);
        }
    }

    private IllegalArgumentException otherLayout(Layout other) {
        return new IllegalArgumentException("counts of " + other + " cannot be merged with counts of " + layout);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WindowTally that
                && layout.equals(that.layout)
                && Arrays.equals(cells, that.cells)
                && latencies.equals(that.latencies);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "WindowTally of " + events() + " events, " + layout;
    }
}
