package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Text;

/** A row of a file of predictions: the prediction, and what only files say about it. Reused from row to row. */
public final class PredictionRow {

    /** The prediction. */
    public final Prediction prediction = new Prediction();

    /** What turned out to be true, in a reference; meaningful where {@link #hasLabel()}. */
    public final Text label = new Text();

    private boolean labelled;
    private boolean ingested;
    private long ingestTime;

    /** Forgets everything. */
    public void clear() {
        prediction.clear();
        label.clear();
        labelled = false;
        ingested = false;
        ingestTime = 0;
    }

    /** Whether {@link #label} is there. */
    public boolean hasLabel() {
        return labelled;
    }

    /** Says that {@link #label} is there. */
    public void labelled() {
        labelled = true;
    }

    /** When the event was published, in milliseconds since the epoch: its ingest time, or else its event time. */
    public long publicationTime() {
        return ingested ? ingestTime : prediction.time();
    }

    /** Says that the event was published later than it happened. */
    public void ingestTime(long epochMillis) {
        ingested = true;
        ingestTime = epochMillis;
    }
}
