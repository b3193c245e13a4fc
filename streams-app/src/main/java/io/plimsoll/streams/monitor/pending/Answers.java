package io.plimsoll.streams.monitor.pending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The rows of one request in one shelf, predictions and labels. Reused from shelf to shelf. */
final class Answers {

    private final RowList rows = new RowList();
    private final List<Run> candidates = new ArrayList<>();

    /** Forgets everything. */
    void clear() {
        rows.clear();
        candidates.clear();
    }

    /** Whether there is no row, nor a run in which there may be one. */
    boolean isEmpty() {
        return rows.rows() == 0 && candidates.isEmpty();
    }

    /** Where the rows are gathered. */
    RowList rows() {
        return rows;
    }

    /** Notes a run in which there may be rows; one is noted once. */
    void candidate(Run run) {
        if (!candidates.contains(run)) {
            candidates.add(run);
        }
    }

    /** The runs in which there may be rows. */
    List<Run> candidates() {
        return candidates;
    }

    /** Whether there is a prediction for this label, which is not known yet. */
    boolean take(PendingLabel label, LabelOrder order) {
        return hasPrediction() && !labels(order).contains(label);
    }

    /** Shows the predictions, each with all labels. */
    void forEach(Shelf shelf, LabelOrder order, PendingRow into, Consumer<PendingRow> sink) {
        forEach(shelf, order, into, prediction -> true, sink);
    }

    /** Shows some of the predictions, each with all labels. */
    void forEach(
            Shelf shelf, LabelOrder order, PendingRow into, Predicate<PendingRow> wanted, Consumer<PendingRow> sink) {
        List<PendingLabel> labels = labels(order);
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            if (!RowCodec.isLabel(bytes, row)) {
                RowCodec.readPrediction(bytes, row, Shelf.startOf(shelf.day()), into);
                into.labels = labels;
                if (wanted.test(into)) {
                    sink.accept(into);
                }
            }
        }
    }

    /** The labels, the one that counts last. */
    List<PendingLabel> labels(LabelOrder order) {
        List<PendingLabel> labels = List.of();
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            if (RowCodec.isLabel(bytes, row)) {
                labels = labels.isEmpty() ? new ArrayList<>(2) : labels;
                labels.add(RowCodec.readLabel(bytes, row));
            }
        }
        if (labels.size() > 1) {
            labels.sort(order);
        }
        return labels;
    }

    private boolean hasPrediction() {
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            if (!RowCodec.isLabel(bytes, row)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
