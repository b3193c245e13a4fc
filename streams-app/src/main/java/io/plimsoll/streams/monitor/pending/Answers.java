package io.plimsoll.streams.monitor.pending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /** Whether there is a prediction for this label, and no label that is as new. */
    boolean take(PendingLabel label) {
        PendingLabel known = newestLabel();
        return hasPrediction() && (known == null || known.time() < label.time());
    }

    /** Shows the predictions, each with the newest label. */
    void forEach(Shelf shelf, PendingRow into, Consumer<PendingRow> sink) {
        PendingLabel label = newestLabel();
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            if (!RowCodec.isLabel(bytes, row)) {
                RowCodec.readPrediction(bytes, row, Shelf.startOf(shelf.day()), into);
                into.label = label;
                sink.accept(into);
            }
        }
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

    private @Nullable PendingLabel newestLabel() {
        PendingLabel newest = null;
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            if (RowCodec.isLabel(bytes, row)) {
                PendingLabel label = RowCodec.readLabel(bytes, row);
                newest = newest == null || newest.time() < label.time() ? label : newest;
            }
        }
        return newest;
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
