package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.WaitingAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a prediction until its label comes. Reused: the observer overwrites one instance event after
 * event, and a look-up shows what it finds in one instance, row after row.
 *
 * <p>All codes are those of the series' layout and at least 0. What is not set after {@link #clear()} is not there.
 */
public final class PendingRow implements WaitingAnswer {

    static final int NONE = -1;

    long hashHigh;
    long hashLow;
    int series;
    long time;
    int scoreCell;
    int decision;
    boolean hasValue;
    float value;
    int[] segments = new int[16];
    int segmentCount;
    short[] classScores = new short[16];
    int classCount;

    List<PendingLabel> labels = List.of();

    /** A row with nothing in it. */
    public PendingRow() {
        clear();
    }

    /** Forgets everything. */
    public void clear() {
        hashHigh = 0;
        hashLow = 0;
        series = 0;
        time = 0;
        scoreCell = NONE;
        decision = NONE;
        hasValue = false;
        value = 0;
        segmentCount = 0;
        classCount = 0;
        labels = List.of();
    }

    /** Sets which request is answered. */
    public void request(RequestHash hash) {
        request(hash.high(), hash.low());
    }

    /** Sets which request is answered, by the two halves of its {@link RequestHash}. */
    public void request(long high, long low) {
        hashHigh = high;
        hashLow = low;
    }

    /** The first 64 bits of the request's hash. */
    public long hashHigh() {
        return hashHigh;
    }

    /** The last 64 bits of the request's hash. */
    public long hashLow() {
        return hashLow;
    }

    /** The code of the series, as {@link PendingPredictions#series(Series)} gives it. */
    public int series() {
        return series;
    }

    /** Sets the code of the series. */
    public void series(int code) {
        series = code;
    }

    /** Event time, milliseconds since the epoch, negative before 1970. */
    @Override
    public long time() {
        return time;
    }

    /** Sets the event time. */
    public void time(long epochMillis) {
        time = epochMillis;
    }

    /** Whether there is a score. */
    public boolean hasScore() {
        return scoreCell != NONE;
    }

    /** The cell of the score on its grid. */
    @Override
    public int scoreCell() {
        return scoreCell;
    }

    /** Sets the cell of the score. */
    public void scoreCell(int cell) {
        scoreCell = cell;
    }

    /** Whether there is a decision. */
    public boolean hasDecision() {
        return decision != NONE;
    }

    /** The code of the decision. */
    @Override
    public int decision() {
        return decision;
    }

    /** Sets the code of the decision. */
    public void decision(int code) {
        decision = code;
    }

    /** Whether there is a number. */
    public boolean hasValue() {
        return hasValue;
    }

    /** A regression's value, or the score itself where sums of scores are wanted; to 24 bits. */
    public float value() {
        return value;
    }

    @Override
    public double predictedValue() {
        return hasValue ? value : Double.NaN;
    }

    /** Sets the number. */
    public void value(double number) {
        value = (float) number;
        hasValue = true;
    }

    /** The number of segment dimensions. */
    public int segments() {
        return segmentCount;
    }

    /** The code of the value in a segment dimension. */
    @Override
    public int segment(int dimension) {
        return segments[dimension];
    }

    /** Adds the code of the next segment dimension. */
    public void addSegment(int code) {
        if (segmentCount == segments.length) {
            segments = Arrays.copyOf(segments, 2 * segmentCount);
        }
        segments[segmentCount++] = code;
    }

    @Override
    public int classes() {
        return classCount;
    }

    @Override
    public int classScore(int index) {
        return classScores[index] & 0xffff;
    }

    /** Adds the score of the next class, as {@link io.plimsoll.detectors.tally.ProbabilityCode} has it. */
    public void addClassScore(int code) {
        if (classCount == classScores.length) {
            classScores = Arrays.copyOf(classScores, 2 * classCount);
        }
        classScores[classCount++] = (short) code;
    }

    /** The label of the request that counted when the row was found. */
    public Optional<PendingLabel> label() {
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels.get(labels.size() - 1));
    }

    /** All labels of the request that were known when the row was found; of two the one that stands later is right. */
    public List<PendingLabel> labels() {
        return labels;
    }

    /** Another one that says the same, and is not overwritten. */
    PendingRow copy() {
        PendingRow copy = new PendingRow();
        copy.request(hashHigh, hashLow);
        copy.series = series;
        copy.time = time;
        copy.scoreCell = scoreCell;
        copy.decision = decision;
        copy.hasValue = hasValue;
        copy.value = value;
        copy.segments = segments.clone();
        copy.segmentCount = segmentCount;
        copy.classScores = classScores.clone();
        copy.classCount = classCount;
        copy.labels = labels;
        return copy;
    }

    @Override
    public String toString() {
        return String.format("row of series %d, request %016x%016x", series, hashHigh, hashLow);
    }
}
