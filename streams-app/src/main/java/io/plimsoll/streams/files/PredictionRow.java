package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Prediction;

/** A row of a file of predictions: the prediction, and what only files say about it. Reused from row to row. */
public final class PredictionRow {

    /** The prediction. */
    public final Prediction prediction = new Prediction();

    private boolean ingested;
    private long ingestTime;

    /** Forgets everything. */
    public void clear() {
        prediction.clear();
        ingested = false;
        ingestTime = 0;
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
