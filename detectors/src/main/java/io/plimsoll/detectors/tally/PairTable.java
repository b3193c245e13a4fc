package io.plimsoll.detectors.tally;

import java.util.Arrays;

/**
 * What two versions said about the same requests, and what turned out to be true: a version that acts, and a candidate that
 * answers beside it.
 *
 * <pre>
 * ┌──────────────────────────────────────┬──────────────────────────────────────────┐
 * │ acting decision × candidate's × label │ acting score bin × candidate's × label   │
 * └──────────────────────────────────────┴──────────────────────────────────────────┘
 * </pre>
 *
 * <p>A pair is counted once in each block. Decisions and labels are codes of the {@link OutcomeSubject}, the last one for
 * "none": a label that comes later moves its pair from "none" to a class. Scores are told apart by {@value #SCORE_BINS} bins
 * of each version's own grid, which is to say by rank among the scores of its own reference, and one for "no score": enough
 * for how far two orders agree, however differently the versions are calibrated.
 */
public final class PairTable implements Tally<PairTable> {

    /** Bins of each version's score. */
    public static final int SCORE_BINS = 20;

    /** The bin of an answer without a score. */
    public static final int NO_SCORE = SCORE_BINS;

    /** More classes than this are not compared pair by pair: the cells grow with their cube. */
    public static final int MOST_CLASSES = 32;

    private static final int SCORE_WIDTH = SCORE_BINS + 1;

    private final OutcomeSubject subject;
    private final int width;
    private final int scores;
    private final long[] cells;

    /**
     * An empty table.
     *
     * @param subject the classes that the decisions of both versions and the labels name
     * @throws IllegalArgumentException if there are more than {@value #MOST_CLASSES}
     */
    public PairTable(OutcomeSubject subject) {
        this(subject, new long[cells(subject)]);
    }

    /** Over these cells, which are kept. */
    PairTable(OutcomeSubject subject, long[] cells) {
        this.subject = subject;
        this.width = subject.codes() + 1;
        this.scores = width * width * width;
        this.cells = cells;
    }

    /** The number of cells. */
    static int cells(OutcomeSubject subject) {
        if (!suits(subject)) {
            throw new IllegalArgumentException(
                    subject.codes() + " classes are too many to compare pair by pair, at most " + MOST_CLASSES);
        }
        int width = subject.codes() + 1;
        return width * (width * width + SCORE_WIDTH * SCORE_WIDTH);
    }

    /** Whether the classes are few enough to be compared pair by pair. */
    public static boolean suits(OutcomeSubject subject) {
        return subject.codes() <= MOST_CLASSES;
    }

    /**
     * The bin of a score.
     *
     * @param cell the score's cell of its version's grid, or negative without a score
     * @param cells how many cells that grid has
     */
    public static int scoreBin(int cell, int cells) {
        return cell < 0 ? NO_SCORE : Math.min(SCORE_BINS - 1, (int) ((long) cell * SCORE_BINS / cells));
    }

    /**
     * What one version answered.
     *
     * @param scoreBin of {@link #scoreBin}
     * @param decision the code of its decision
     */
    public record Answer(int scoreBin, int decision) {}

    /**
     * Counts pairs, or takes them back.
     *
     * @param acting what the acting version answered
     * @param candidate what the candidate did
     * @param label the code of the label
     * @param pairs how many, which may be negative
     */
    public void count(Answer acting, Answer candidate, int label, long pairs) {
        cells[decisionCell(acting.decision(), candidate.decision(), label)] += pairs;
        cells[scoreCell(acting.scoreBin(), candidate.scoreBin(), label)] += pairs;
    }

    private int decisionCell(int acting, int candidate, int label) {
        return decisionCell(subject, acting, candidate, label);
    }

    private int scoreCell(int acting, int candidate, int label) {
        return scoreCell(subject, acting, candidate, label);
    }

    /** The cell of decisions and a label, each of which may be "none". */
    static int decisionCell(OutcomeSubject subject, int acting, int candidate, int label) {
        int width = subject.codes() + 1;
        return (acting * width + candidate) * width + label;
    }

    /** The cell of two score bins and a label, which may be "none". */
    static int scoreCell(OutcomeSubject subject, int acting, int candidate, int label) {
        int width = subject.codes() + 1;
        return width * width * width + (acting * SCORE_WIDTH + candidate) * width + label;
    }

    /** The classes. */
    public OutcomeSubject subject() {
        return subject;
    }

    /** The pairs with these decisions and this label, each of which may be "none". */
    public long count(int acting, int candidate, int label) {
        return cells[decisionCell(acting, candidate, label)];
    }

    /** The pairs with these decisions, labelled or not. */
    public long decided(int acting, int candidate) {
        long sum = 0;
        for (int label = 0; label < width; label++) {
            sum += count(acting, candidate, label);
        }
        return sum;
    }

    /** The pairs with these decisions that have a label. */
    public long labelled(int acting, int candidate) {
        return decided(acting, candidate) - count(acting, candidate, subject.none());
    }

    /** The pairs with scores in these bins and this label, which may be "none". */
    public long scored(int acting, int candidate, int label) {
        return cells[scoreCell(acting, candidate, label)];
    }

    /** All pairs. */
    public long pairs() {
        return Arrays.stream(cells, 0, scores).sum();
    }

    /** All pairs that have a label. */
    public long labelled() {
        long sum = 0;
        for (int cell = 0; cell < scores; cell++) {
            sum += cell % width == subject.none() ? 0 : cells[cell];
        }
        return sum;
    }

    @Override
    public void add(PairTable other) {
        combine(other, 1);
    }

    @Override
    public void subtract(PairTable other) {
        combine(other, -1);
    }

    private void combine(PairTable other, int sign) {
        if (!subject.equals(other.subject)) {
            throw new IllegalArgumentException("pairs of other classes cannot be put together");
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] += sign * other.cells[i];
        }
    }

    @Override
    public boolean isEmpty() {
        return Arrays.stream(cells).allMatch(cell -> cell == 0);
    }

    @Override
    public PairTable copy() {
        return new PairTable(subject, cells.clone());
    }

    /** The cells, for the codec alone. */
    long[] cells() {
        return cells;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairTable that && subject.equals(that.subject) && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "PairTable of " + pairs() + " pairs, " + labelled() + " labelled";
    }
}
