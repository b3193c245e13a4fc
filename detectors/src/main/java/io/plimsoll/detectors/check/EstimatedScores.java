package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Cbpe;
import io.plimsoll.detectors.evidence.CbpeShift;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.ScoredCounts;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the scores of a binary model say about its decisions, calibrated on the labels of its reference. */
final class EstimatedScores {

    private final Cbpe cbpe;
    private final double accuracy;
    private final double noiseFactor;

    private EstimatedScores(Cbpe cbpe, double accuracy, double noiseFactor) {
        this.cbpe = cbpe;
        this.accuracy = accuracy;
        this.noiseFactor = noiseFactor;
    }

    /**
     * Of a reference; empty where it has no labelled decisions with a score.
     *
     * @param phi the design effect of wrong decisions
     * @param widening how many times as far as usual from the reference is still chance
     */
    static Optional<EstimatedScores> of(OutcomeTable reference, double phi, double widening) {
        ScoredCounts counts = ScoredCounts.of(
                scored(reference.byScore(OutcomeSubject.POSITIVE)), scored(reference.byScore(OutcomeSubject.NEGATIVE)));
        OptionalDouble accuracy = OutcomeRate.ACCURACY
                .of(BinaryOutcomes.of(reference, Favourable.POSITIVE))
                .value();
        return counts.totalPositives() + counts.totalNegatives() == 0 || accuracy.isEmpty()
                ? Optional.empty()
                : Optional.of(new EstimatedScores(
                        Cbpe.ofBins(counts), accuracy.getAsDouble(), widening * StrictMath.sqrt(phi)));
    }

    /** The decisions with a score, labelled or not. */
    static Cbpe.Decisions decisions(OutcomeTable table) {
        return Cbpe.Decisions.ofBins(decided(table, OutcomeSubject.POSITIVE), decided(table, OutcomeSubject.NEGATIVE));
    }

    /** How many decisions there are. */
    static long cases(Cbpe.Decisions decisions) {
        return Arrays.stream(decisions.selected()).sum()
                + Arrays.stream(decisions.rejected()).sum();
    }

    private static long[] decided(OutcomeTable table, int decision) {
        long[] counts = new long[table.scoreBins() - 1];
        for (int bin = 0; bin < counts.length; bin++) {
            for (int label = 0; label <= table.subject().none(); label++) {
                counts[bin] += table.count(bin, decision, label);
            }
        }
        return counts;
    }

    /** Without those that have no score, the last. */
    private static long[] scored(long[] byScore) {
        return Arrays.copyOf(byScore, byScore.length - 1);
    }

    /** What is expected of decisions. */
    Cbpe cbpe() {
        return cbpe;
    }

    /** The accuracy of the reference. */
    double accuracy() {
        return accuracy;
    }

    /** The expected accuracy against that of the reference; panes differ by √φ times as much as independent draws do. */
    Optional<CbpeShift> shift(Cbpe.Decisions decisions) {
        return CbpeShift.of(cbpe, decisions, accuracy)
                .map(shift -> new CbpeShift(
                        shift.estimate(), shift.reference(), noiseFactor * shift.noise(), shift.calibrationError()));
    }
}
