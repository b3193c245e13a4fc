package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * One event in terms of a layout: the cells that it adds to. Reused from event to event.
 *
 * <p>A value's cell is found once and serves all traffic and every segment. What is not set after {@link #clear()} is
 * missing.
 */
public final class Observation {

    /** No latency was reported with the event. */
    static final long NO_LATENCY = -1;

    private final Layout layout;
    final int[] cell;
    final int[] segmentCell;
    final int[] sumCell;
    final long[] summand;
    final int[] fault;
    final int[] segmentFault;
    final int[] dimensionValue;
    long latencyMicros = NO_LATENCY;

    private static final int NONE = -1;

    /** An observation with everything missing. */
    public Observation(Layout layout) {
        this.layout = layout;
        int subjects = layout.subjects().size();
        this.cell = new int[subjects];
        this.segmentCell = new int[subjects];
        this.sumCell = new int[subjects];
        this.summand = new long[subjects];
        this.fault = new int[subjects];
        this.segmentFault = new int[subjects];
        this.dimensionValue = new int[layout.dimensions().size()];
        clear();
    }

    /** The layout that this observation is made for. */
    public Layout layout() {
        return layout;
    }

    /** Makes everything missing. */
    public void clear() {
        for (int subject = 0; subject < cell.length; subject++) {
            missing(subject);
        }
        for (int dimension = 0; dimension < dimensionValue.length; dimension++) {
            dimensionValue[dimension] = layout.dimensions().get(dimension).missing();
        }
        latencyMicros = NO_LATENCY;
    }

    /** The event lacks the subject. */
    public void missing(int subject) {
        only(subject, Layout.MISSING);
    }

    /** The event holds something of another kind. */
    public void wrongType(int subject) {
        only(subject, Layout.WRONG_TYPE);
    }

    /**
     * The number that the event holds of a numeric subject.
     *
     * @param value any number; NaN counts as missing
     */
    public void number(int subject, double value) {
        if (Double.isNaN(value)) {
            missing(subject);
            return;
        }
        NumericSubject numeric = (NumericSubject) layout.subjects().get(subject);
        int block = layout.block(subject) + Layout.NUMERIC_HEADER;
        int bin = numeric.grid().cell(value);
        cell[subject] = block + bin;
        segmentCell[subject] = layout.segmentBlock(subject)
                + Layout.NUMERIC_HEADER
                + numeric.grid().evidenceBin(bin);
        fault(subject, numeric.range().excludes(value) ? Layout.OUT_OF_RANGE : NONE);
        summand(subject, numeric.fixedPoint(value), block + numeric.grid().cells() + bin);
    }

    /**
     * The level that the event holds of a categorical subject.
     *
     * @param code a code of the subject's {@link Levels}
     */
    public void level(int subject, int code) {
        cell[subject] = layout.block(subject) + Layout.CATEGORICAL_HEADER + code;
        segmentCell[subject] = layout.segmentBlock(subject) + Layout.CATEGORICAL_HEADER + code;
        sumCell[subject] = NONE;
        fault(subject, NONE);
    }

    /**
     * The value by which the event belongs to a segment.
     *
     * @param value a code of the {@link Dimension}, {@link Dimension#unseen()} or {@link Dimension#missing()}
     */
    public void dimension(int dimension, int value) {
        dimensionValue[dimension] = value;
    }

    /** How long the request took, in microseconds, ≥ 0. */
    public void latencyMicros(long micros) {
        latencyMicros = micros;
    }

    /** The evidence bin, or code, of a subject's value; negative where it is missing or of another kind. */
    public int evidenceBin(int subject) {
        int header = layout.subjects().get(subject) instanceof NumericSubject
                ? Layout.NUMERIC_HEADER
                : Layout.CATEGORICAL_HEADER;
        return segmentCell[subject] - layout.segmentBlock(subject) - header;
    }

    /** The value by which the event belongs to a segment, as it was set. */
    public int dimension(int dimension) {
        return dimensionValue[dimension];
    }

    private void only(int subject, int counter) {
        cell[subject] = layout.block(subject) + counter;
        segmentCell[subject] = layout.segmentBlock(subject) + counter;
        sumCell[subject] = NONE;
        fault(subject, NONE);
    }

    private void fault(int subject, int counter) {
        fault[subject] = counter == NONE ? NONE : layout.block(subject) + counter;
        segmentFault[subject] = layout.segmentBlock(subject) + counter;
    }

    private void summand(int subject, double fixedPoint, int target) {
        if (Math.abs(fixedPoint) <= NumericSubject.LARGEST_SUMMAND) {
            sumCell[subject] = target;
            summand[subject] = (long) fixedPoint;
        } else {
            sumCell[subject] = layout.block(subject) + Layout.UNBOUNDED;
            summand[subject] = 1;
        }
    }

    @Override
    public String toString() {
        return "Observation for " + layout + ", cells " + Arrays.hashCode(cell);
    }
}
