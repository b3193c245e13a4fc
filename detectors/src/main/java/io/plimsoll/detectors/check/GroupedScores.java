package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Calibration;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.ProbabilityLoss;
import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Scores of which the cell of their grid is known: each stands for the mean of its cell, or of a cell that nobody was in for its
 * middle.
 *
 * <p>What is computed of them is off by what scores differ within a cell, some thousandths on a grid of 250.
 */
final class GroupedScores {

    /** Binary digits after the point; the greatest loss, 34.5, squared, of eight thousand million cases still fits. */
    private static final int SCALE = 20;

    private final double[] means;

    private GroupedScores(double[] means) {
        this.means = means;
    }

    /** Of all traffic; empty for a model without numbers for scores, and of counts of outcomes alone, which hold no scores. */
    static Optional<GroupedScores> of(WindowTally tally) {
        List<Subject> subjects = tally.layout().subjects();
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i).source() == Subject.Source.SCORE && subjects.get(i) instanceof NumericSubject) {
                return Optional.of(tally.bins(i))
                        .filter(GroupedScores::holdsAny)
                        .map(bins -> new GroupedScores(means(bins)));
            }
        }
        return Optional.empty();
    }

    private static double[] means(BinCounts scores) {
        double[] means = new double[scores.counts().length];
        for (int cell = 0; cell < means.length; cell++) {
            double sum = StrictMath.scalb(
                    (double) scores.sums()[cell], -scores.subject().scale());
            means[cell] = clipped(
                    scores.counts()[cell] == 0
                            ? middle(scores.subject().grid().edges(), cell)
                            : sum / scores.counts()[cell]);
        }
        return means;
    }

    private static boolean holdsAny(BinCounts scores) {
        return Arrays.stream(scores.counts()).anyMatch(count -> count > 0);
    }

    /** The outer cells end at 0 and 1. */
    private static double middle(double[] edges, int cell) {
        double from = cell == 0 ? 0 : edges[cell - 1];
        double to = cell == edges.length ? 1 : edges[cell];
        return (from + to) / 2;
    }

    private static double clipped(double probability) {
        return StrictMath.min(1, StrictMath.max(0, probability));
    }

    /** What the labelled cases cost. */
    FixedPointMoments losses(ProbabilityLoss loss, OutcomeTable table) {
        long[] positives = table.byScore(OutcomeSubject.POSITIVE);
        long[] negatives = table.byScore(OutcomeSubject.NEGATIVE);
        FixedPointMoments sum = FixedPointMoments.empty(SCALE);
        for (int cell = 0; cell < means.length; cell++) {
            sum = sum.plus(times(positives[cell], loss.of(means[cell], true)))
                    .plus(times(negatives[cell], loss.of(means[cell], false)));
        }
        return sum;
    }

    private static FixedPointMoments times(long count, double value) {
        return new FixedPointMoments(
                count,
                Math.multiplyExact(count, FixedPointMoments.toFixedPoint(value, SCALE)),
                Math.multiplyExact(count, FixedPointMoments.toFixedPoint(value * value, SCALE)),
                SCALE);
    }

    /** Whether scores are honest probabilities, of the labelled cases. */
    Calibration calibration(OutcomeTable table) {
        long[] positives = table.byScore(OutcomeSubject.POSITIVE);
        long[] negatives = table.byScore(OutcomeSubject.NEGATIVE);
        long[] counts = new long[Calibration.BINS];
        long[] ones = new long[Calibration.BINS];
        long[] sums = new long[Calibration.BINS];
        for (int cell = 0; cell < means.length; cell++) {
            int bin = Calibration.bin(means[cell]);
            long count = positives[cell] + negatives[cell];
            counts[bin] += count;
            ones[bin] += positives[cell];
            long score = FixedPointMoments.toFixedPoint(means[cell], Calibration.SCALE);
            sums[bin] = Math.addExact(sums[bin], Math.multiplyExact(count, score));
        }
        return Calibration.of(counts, ones, sums);
    }
}
