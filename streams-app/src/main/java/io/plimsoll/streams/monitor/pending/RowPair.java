package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.monitor.WaitingAnswer;
import io.plimsoll.streams.monitor.WaitingPair;
import java.util.function.IntFunction;

/** Two rows of a request, shown as a pair. One instance is overwritten pair after pair. */
final class RowPair implements WaitingPair {

    private final IntFunction<Series> seriesOf;
    private PendingRow acting = new PendingRow();
    private PendingRow candidate = new PendingRow();

    /**
     * @param seriesOf the series of a code
     */
    RowPair(IntFunction<Series> seriesOf) {
        this.seriesOf = seriesOf;
    }

    /** Shows these rows, which are kept. */
    void set(PendingRow newActing, PendingRow newCandidate) {
        acting = newActing;
        candidate = newCandidate;
    }

    /** The shadow's row, whose labels are the pair's. */
    PendingRow candidateRow() {
        return candidate;
    }

    @Override
    public Series acting() {
        return seriesOf.apply(acting.series());
    }

    @Override
    public WaitingAnswer actingAnswer() {
        return acting;
    }

    @Override
    public Series candidate() {
        return seriesOf.apply(candidate.series());
    }

    @Override
    public WaitingAnswer candidateAnswer() {
        return candidate;
    }

    @Override
    public String toString() {
        return acting + " and " + candidate;
    }
}
