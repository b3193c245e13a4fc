package io.plimsoll.streams.monitor;

/**
 * Counts that one partition adds to a pane: what leaves the first stage and what the second merges.
 *
 * @param model the model
 * @param series what the counts are kept apart by
 * @param pane the pane
 * @param counts the counts, as {@link io.plimsoll.detectors.tally.TallyCodec} writes them
 */
public record Delta(String model, Series series, long pane, byte[] counts) {}
