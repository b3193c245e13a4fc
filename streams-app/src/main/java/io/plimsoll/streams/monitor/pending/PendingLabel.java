package io.plimsoll.streams.monitor.pending;

/** What turned out to be true of a request, and since when that is known. */
public sealed interface PendingLabel {

    /** The label's own time, milliseconds since the epoch: of two labels the later one is right. */
    long time();

    /**
     * The label of a classification.
     *
     * @param time milliseconds since the epoch
     * @param outcome the code of the class, as {@link PendingPredictions#outcome(String, String)} gives it
     */
    record OfClass(long time, int outcome) implements PendingLabel {}

    /**
     * The label of a regression.
     *
     * @param time milliseconds since the epoch
     * @param value the true value
     */
    record OfNumber(long time, double value) implements PendingLabel {}
}
