package io.plimsoll.streams.monitor;

/**
 * Counts that one partition adds to a pane: what leaves the first stage and what the second merges.
 *
 * @param model the model
 * @param series what the counts are kept apart by
 * @param pane the pane
 * @param since the pane at whose close they begin to count: of predictions their own, of labels that in which they came
 * @param counts the counts, as {@link io.plimsoll.detectors.tally.TallyCodec} writes them
 */
public record Delta(String model, Series series, long pane, long since, byte[] counts) {

    /** Counts of predictions. */
    public static Delta of(String model, Series series, long pane, byte[] counts) {
        return new Delta(model, series, pane, pane, counts);
    }
}
