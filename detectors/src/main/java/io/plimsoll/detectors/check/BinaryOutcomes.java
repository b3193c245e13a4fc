package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.OutcomeTable;

/** Outcomes by "is it one of these classes?", of decisions and of labels. Predictions without a decision are left out. */
final class BinaryOutcomes {

    private BinaryOutcomes() {}

    /** Of a table, with some classes as the positive ones. */
    static Outcomes of(OutcomeTable table, Favourable positive) {
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

    private static int side(Favourable positive, int code) {
        return positive.includes(code) ? 0 : 1;
    }
}
