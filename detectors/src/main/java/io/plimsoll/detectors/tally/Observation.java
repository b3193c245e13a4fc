package io.plimsoll.detectors.tally;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One event in terms of a layout: the cells that it adds to. Reused from event to event.
 *
 * <p>A value's cell is found once and serves all traffic and every segment. What is not set after {@link #clear()} is
 * missing.
 */
public final class Observation implements ClassScores {

    /** No latency was reported with the event. */
    static final long NO_LATENCY = -1;

    private final Layout layout;
    private final Place[] places;

    /** By subject; none where it is no number. */
    private final @Nullable NumericPlace[] numbers;

    private final int[] missingCell;

    /** By subject, the first cell of a value that is there and of the right kind. */
    private final int[] presentCell;

    /** By subject, the cell of levels that the reference never held; none where there is no such cell. */
    private final int[] unseenCell;

    private final int[] missingSegmentCell;
    private final int[] missingDimension;
    final int[] cell;
    final int[] segmentCell;
    final int[] sumCell;
    final long[] summand;
    final int[] fault;
    final int[] segmentFault;
    final int[] dimensionValue;
    long latencyMicros = NO_LATENCY;

    /** The cells that count this event's outcome, NONE where outcomes are not counted. */
    int outcomeCell = NONE;

    int segmentOutcomeCell = NONE;
    private int decision = NONE;

    /** What was predicted and what turned out to be true, of a number; NaN for a label that is yet to come. */
    boolean hasError;

    double predictedValue = Double.NaN;
    double trueValue = Double.NaN;

    /** What the probabilities of a labelled event cost. */
    final long[] losses = new long[LossCells.CELLS];

    boolean hasLosses;
    private double probability = Double.NaN;

    /** By class its probability, of a layout that counts what those of several classes cost. */
    private final double[] classProbabilities;

    private boolean hasClassProbabilities;

    /** Empty where what probabilities cost is not counted. */
    private final Optional<OutcomeSubject> costed;

    /** Whether some subject may have a fault; where none has, nobody need look through them. */
    boolean faulty;

    private static final int NONE = -1;

    /** Where a subject is counted. It lies in the layout too; this is at hand for every value of every event. */
    private record Place(Subject subject, int block, int segmentBlock, int header) {

        int unseenCell() {
            return subject instanceof CategoricalSubject categorical
                            && !categorical.levels().pooled()
                    ? block + header + categorical.levels().other()
                    : NONE;
        }

        static Place of(Layout layout, int subject) {
            return new Place(
                    layout.subjects().get(subject),
                    layout.block(subject),
                    layout.segmentBlock(subject),
                    layout.subjects().get(subject) instanceof NumericSubject
                            ? Layout.NUMERIC_HEADER
                            : Layout.CATEGORICAL_HEADER);
        }
    }

    /** Where a number is counted, and what that needs of its subject: a value reads one object, not five. */
    private static final class NumericPlace {
        private final NumericSubject subject;
        private final Grid grid;
        private final int firstCell;
        private final int firstSegmentCell;
        private final int firstSum;
        private final double low;
        private final double high;

        NumericPlace(NumericSubject subject, int block, int segmentBlock) {
            this.subject = subject;
            this.grid = subject.grid();
            this.firstCell = block + Layout.NUMERIC_HEADER;
            this.firstSegmentCell = segmentBlock + Layout.NUMERIC_HEADER;
            this.firstSum = firstCell + grid.cells();
            this.low = subject.range().low();
            this.high = subject.range().high();
        }
    }

    /** An observation with everything missing. */
    public Observation(Layout layout) {
        this.layout = layout;
        this.costed = layout.outcome().filter(OutcomeSubject::losses);
        this.classProbabilities = new double
                [costed.filter(classes -> !classes.isBinary())
                        .map(OutcomeSubject::codes)
                        .orElse(0)];
        int subjects = layout.subjects().size();
        this.cell = new int[subjects];
        this.segmentCell = new int[subjects];
        this.sumCell = new int[subjects];
        this.summand = new long[subjects];
        this.fault = new int[subjects];
        this.segmentFault = new int[subjects];
        this.dimensionValue = new int[layout.dimensions().size()];
        this.places = IntStream.range(0, subjects)
                .mapToObj(subject -> Place.of(layout, subject))
                .toArray(Place[]::new);
        this.numbers = new NumericPlace[subjects];
        for (int subject = 0; subject < subjects; subject++) {
            if (layout.subjects().get(subject) instanceof NumericSubject numeric) {
                numbers[subject] = new NumericPlace(numeric, layout.block(subject), layout.segmentBlock(subject));
            }
        }
        this.missingCell = Arrays.stream(places)
                .mapToInt(place -> place.block() + Layout.MISSING)
                .toArray();
        this.presentCell = Arrays.stream(places)
                .mapToInt(place -> place.block() + place.header())
                .toArray();
        this.unseenCell = Arrays.stream(places).mapToInt(Place::unseenCell).toArray();
        this.missingSegmentCell = Arrays.stream(places)
                .mapToInt(place -> place.segmentBlock() + Layout.MISSING)
                .toArray();
        this.missingDimension =
                layout.dimensions().stream().mapToInt(Dimension::missing).toArray();
        clear();
    }

    /** The layout that this observation is made for. */
    public Layout layout() {
        return layout;
    }

    /** Makes everything missing. */
    public void clear() {
        System.arraycopy(missingCell, 0, cell, 0, cell.length);
        System.arraycopy(missingSegmentCell, 0, segmentCell, 0, segmentCell.length);
        System.arraycopy(missingDimension, 0, dimensionValue, 0, dimensionValue.length);
        Arrays.fill(sumCell, NONE);
        Arrays.fill(fault, NONE);
        latencyMicros = NO_LATENCY;
        outcomeCell = NONE;
        segmentOutcomeCell = NONE;
        decision = NONE;
        hasError = false;
        hasLosses = false;
        faulty = false;
        probability = Double.NaN;
        if (hasClassProbabilities) {
            Arrays.fill(classProbabilities, 0);
            hasClassProbabilities = false;
        }
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
        NumericPlace place = Objects.requireNonNull(numbers[subject]);
        int bin = place.grid.cell(value);
        cell[subject] = place.firstCell + bin;
        segmentCell[subject] = place.firstSegmentCell + place.grid.evidenceBin(bin);
        fault(subject, value < place.low || value > place.high ? Layout.OUT_OF_RANGE : NONE);
        summand(subject, place.subject.fixedPoint(value), place.firstSum + bin);
    }

    /**
     * The level that the event holds of a categorical subject.
     *
     * @param code a code of the subject's {@link Levels}
     */
    public void level(int subject, int code) {
        Place place = places[subject];
        cell[subject] = place.block() + Layout.CATEGORICAL_HEADER + code;
        segmentCell[subject] = place.segmentBlock() + Layout.CATEGORICAL_HEADER + code;
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

    /**
     * What was decided, of a layout that counts outcomes; said last, when the score is known.
     *
     * @param decision a code of the {@link OutcomeSubject}
     * @param label likewise; none for an event whose label is yet to come
     */
    public void outcome(int decision, int label) {
        this.decision = decision;
        outcomeCell = layout.outcomeCell(scoreCell(), decision, label);
        segmentOutcomeCell = layout.segmentOutcomeCell(scoreCell(), decision, label);
        hasLosses = costed.isPresent() && LossCells.of(costed.get(), this, label, losses);
    }

    /** The probability that the model gives the positive class, from 0 to 1; said before the outcome. */
    public void probability(double ofPositive) {
        probability = (float) ofPositive;
    }

    /**
     * The probability that the model gives one of several classes; said before the outcome. Classes that share a code add up.
     *
     * @param code a code of the {@link OutcomeSubject}
     * @param ofClass from 0 to 1
     */
    public void probability(int code, double ofClass) {
        classProbabilities[code] += ofClass;
        hasClassProbabilities = true;
    }

    @Override
    public int classes() {
        return hasClassProbabilities ? classProbabilities.length : 0;
    }

    @Override
    public int classScore(int index) {
        return ProbabilityCode.of(classProbabilities[index]);
    }

    /**
     * What number was predicted, of a layout that counts errors.
     *
     * @param prediction finite
     * @param label what turned out to be true; NaN for an event whose label is yet to come
     */
    public void error(double prediction, double label) {
        hasError = true;
        predictedValue = prediction;
        trueValue = label;
    }

    /** Whether a number was predicted whose error is counted. */
    public boolean hasError() {
        return hasError;
    }

    /** The number that was predicted, or a binary model's probability where what that costs is counted; NaN without one. */
    @Override
    public double predictedValue() {
        return hasError ? predictedValue : probability;
    }

    /** The code of what was decided, as it was set; negative where outcomes are not counted. */
    public int decision() {
        return decision;
    }

    /** The cell of the score on its grid; negative without a score. */
    public int scoreCell() {
        int score = layout.score();
        return score < 0 ? NONE : Math.max(NONE, cell[score] - layout.block(score) - Layout.NUMERIC_HEADER);
    }

    /** How long the request took, in microseconds, ≥ 0. */
    public void latencyMicros(long micros) {
        latencyMicros = micros;
    }

    /** The evidence bin, or code, of a subject's value; negative where it is missing or of another kind. */
    public int evidenceBin(int subject) {
        Place place = places[subject];
        return segmentCell[subject] - place.segmentBlock() - place.header();
    }

    /** The value by which the event belongs to a segment, as it was set. */
    public int dimension(int dimension) {
        return dimensionValue[dimension];
    }

    /**
     * The next subject whose value is counted as a fault.
     *
     * @param from the first subject that is looked at
     * @return its index; negative if there is none
     */
    public int nextFault(int from) {
        for (int subject = from; subject < cell.length; subject++) {
            if (cell[subject] < presentCell[subject] || cell[subject] == unseenCell[subject] || isOutOfRange(subject)) {
                return subject;
            }
        }
        return NONE;
    }

    /** Whether the event lacks a subject. */
    public boolean isMissing(int subject) {
        return cell[subject] == missingCell[subject];
    }

    /** Whether a subject's value is outside the declared or learned range. */
    public boolean isOutOfRange(int subject) {
        return faulty && fault[subject] != NONE;
    }

    /** Whether a subject's value is of a level that the reference never held. */
    public boolean isUnseen(int subject) {
        return cell[subject] == unseenCell[subject];
    }

    private void only(int subject, int counter) {
        Place place = places[subject];
        cell[subject] = place.block() + counter;
        segmentCell[subject] = place.segmentBlock() + counter;
        sumCell[subject] = NONE;
        fault(subject, NONE);
    }

    private void fault(int subject, int counter) {
        if (counter == NONE) {
            fault[subject] = NONE;
            return;
        }
        fault[subject] = places[subject].block() + counter;
        segmentFault[subject] = places[subject].segmentBlock() + counter;
        faulty = true;
    }

    private void summand(int subject, double fixedPoint, int target) {
        if (Math.abs(fixedPoint) <= NumericSubject.LARGEST_SUMMAND) {
            sumCell[subject] = target;
            summand[subject] = (long) fixedPoint;
        } else {
            sumCell[subject] = places[subject].block() + Layout.UNBOUNDED;
            summand[subject] = 1;
        }
    }

    @Override
    public String toString() {
        return "Observation for " + layout + ", cells " + Arrays.hashCode(cell);
    }
}
