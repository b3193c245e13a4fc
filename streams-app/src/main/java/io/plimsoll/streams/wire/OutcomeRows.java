package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.schemas.WireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tables of outcomes as rows of [bin of the score, decision, label, count]: most cells of a table hold nobody, and are left
 * out.
 */
final class OutcomeRows {

    private OutcomeRows() {}

    static List<List<Long>> of(OutcomeTable table) {
        int none = table.subject().none();
        List<List<Long>> rows = new ArrayList<>();
        for (int bin = 0; bin < table.scoreBins(); bin++) {
            for (int decision = 0; decision <= none; decision++) {
                for (int label = 0; label <= none; label++) {
                    long count = table.count(bin, decision, label);
                    if (count != 0) {
                        rows.add(List.of((long) bin, (long) decision, (long) label, count));
                    }
                }
            }
        }
        return rows;
    }

    /**
     * The counts of every cell, in the order of the table.
     *
     * @param path where the rows stand in the profile
     * @param shape a table of the same classes and bins
     * @param total the predictions that they must add up to
     * @throws WireException naming the path if there is no such cell, or the rows do not add up
     */
    static long[] counts(String path, List<List<Long>> rows, OutcomeTable shape, long total) {
        OutcomeSubject subject = shape.subject();
        int width = subject.none() + 1;
        long[] counts = new long[shape.scoreBins() * width * width];
        for (List<Long> row : rows) {
            int bin = index(path, row.get(0), shape.scoreBins());
            int decision = index(path, row.get(1), width);
            int label = index(path, row.get(2), width);
            counts[(bin * width + decision) * width + label] += row.get(3);
        }
        if (Arrays.stream(counts).sum() != total) {
            throw new WireException(path, "do not add up to the rows");
        }
        return counts;
    }

    private static int index(String path, long written, int size) {
        if (written >= size) {
            throw new WireException(path, "names a bin, decision or label " + written + " where there are " + size);
        }
        return (int) written;
    }
}
