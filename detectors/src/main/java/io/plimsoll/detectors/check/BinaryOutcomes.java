package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;

/**
 * Outcomes by "is it one of these classes?", or "is it on this side of the threshold?", of predictions and of labels.
 * Predictions without a decision, or without a number, are left out.
 */
final class BinaryOutcomes {

    private BinaryOutcomes() {}

    /** What is favourable, somewhere; of numbers the tally counts that side. */
    static Outcomes in(OutcomePlace place, WindowTally tally, Favourable favourable) {
        return favourable instanceof Favourable.Classes classes
                ? of(place.in(tally), classes)
                : of(place.errorsIn(tally));
    }

    /** The same, of a run's last pane alone. */
    static Outcomes inLastPane(OutcomePlace place, OutcomeRun run, Favourable favourable) {
        return favourable instanceof Favourable.Classes classes
                ? of(place.inLastPane(run), classes)
                : of(place.errorsInLastPane(run));
    }

    /** Of a table, with some classes as the positive ones. */
    static Outcomes of(OutcomeTable table, Favourable.Classes positive) {
        int classes = table.subject().codes();
        long[][] counts = new long[2][3];
        for (int decision = 0; decision < classes; decision++) {
            long[] row = counts[side(positive, decision)];
            for (int label = 0; label < classes; label++) {
                row[side(positive, label)] += table.count(decision, label);
            }
            row[2] += table.count(decision, table.subject().none());
        }
        Confusion labelled = new Confusion(counts[0][0], counts[0][1], counts[1][0], counts[1][1]);
        return new Outcomes(labelled, counts[0][2], counts[1][2]);
    }

    private static int side(Favourable.Classes positive, int code) {
        return positive.includes(code) ? 0 : 1;
    }

    /** Of a table that counts a favourable side, which is the positive one. */
    static Outcomes of(ErrorTable table) {
        Confusion labelled = new Confusion(
                table.bothFavourable(),
                table.predictionFavourable(),
                table.labelFavourable(),
                table.neitherFavourable());
        long unlabelled = table.predictions() - table.labelled();
        return new Outcomes(labelled, table.unlabelledFavourable(), unlabelled - table.unlabelledFavourable());
    }
}
