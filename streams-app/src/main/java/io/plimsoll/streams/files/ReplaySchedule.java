package io.plimsoll.streams.files;

import java.io.Closeable;
import java.io.IOException;

/**
 * Predictions and labels in the one order in which they were published, for {@code replay} and {@code backtest}.
 *
 * <p>The rule is deterministic and keeps the order of each file. A prediction is due at its ingest time, where the file has
 * none at its event time; a label is due at its time; a row that stands behind a later one of its own file is due with that
 * one. What is due first comes first; of what is due at the same time predictions come before labels.
 *
 * <p>A label whose file does not say the model is about the model of the predictions, which must then be one.
 */
public final class ReplaySchedule implements Closeable {

    /** Takes the events in their order. The rows are overwritten afterwards. */
    public interface Recipient {

        /**
         * A prediction.
         *
         * @param row the prediction
         * @param due when it was published, in milliseconds since the epoch; never less than before
         */
        void prediction(PredictionRow row, long due) throws IOException;

        /**
         * A label, with its model.
         *
         * @param row the label
         * @param due when it was published, in milliseconds since the epoch; never less than before
         */
        void label(LabelRow row, long due) throws IOException;
    }

    private final Lane<PredictionRow> predictions;
    private final Lane<LabelRow> labels;
    private final SoleModel model = new SoleModel();

    /** Merges two files. They are closed with the schedule. */
    public ReplaySchedule(EventReader<PredictionRow> predictions, EventReader<LabelRow> labels) throws IOException {
        this.predictions = new Lane<>(predictions, new PredictionRow(), PredictionRow::publicationTime);
        this.labels = new Lane<>(labels, new LabelRow(), LabelRow::time);
        this.predictions.advance();
        this.labels.advance();
        noteModel();
    }

    /**
     * Gives the next event to the recipient.
     *
     * @return false at the end of both files
     * @throws EventFileException if an event cannot be read
     */
    public boolean next(Recipient recipient) throws IOException {
        if (predictions.goesBefore(labels)) {
            recipient.prediction(predictions.row(), predictions.due());
            predictions.advance();
            noteModel();
            return true;
        }
        if (labels.hasRow()) {
            model.complete(labels.row(), labels.where());
            recipient.label(labels.row(), labels.due());
            labels.advance();
            return true;
        }
        return false;
    }

    /** How many bytes of both files have been read. */
    public long position() {
        return predictions.position() + labels.position();
    }

    /** The size of both files in bytes. */
    public long size() {
        return predictions.size() + labels.size();
    }

    @Override
    public void close() throws IOException {
        try (predictions) {
            labels.close();
        }
    }

    private void noteModel() {
        if (predictions.hasRow()) {
            model.note(predictions.row().prediction.model);
        }
    }
}
