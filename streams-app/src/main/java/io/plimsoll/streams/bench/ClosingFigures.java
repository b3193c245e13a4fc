package io.plimsoll.streams.bench;

/**
 * What it took to close one pane of many models at once.
 *
 * @param machine what it ran on
 * @param load what was closed
 * @param seconds from the first event beyond the panes to the last report that a consumer has read
 * @param streamCpuSeconds of the stream thread meanwhile
 * @param processCpuSeconds of the whole process meanwhile
 * @param peakResidentBytes the most physical memory of the process since its start; 0 where the system does not tell
 * @param disturbances tasks that were closed (migrated, fenced) and threads that were replaced, while the last pane closed
 * @param profile where the stream thread was while the panes closed
 * @param closed how many panes were reported, those of the days before included
 * @param expected how many had to be
 */
public record ClosingFigures(
        Machine machine,
        Load load,
        double seconds,
        double streamCpuSeconds,
        double processCpuSeconds,
        long peakResidentBytes,
        long disturbances,
        StageProfile profile,
        long closed,
        long expected) {

    /**
     * What was closed.
     *
     * @param models how many
     * @param features of each
     * @param segments of each
     * @param days of history that runs reach back to
     * @param predictions published before
     * @param partitions of the topic
     */
    public record Load(int models, int features, int segments, int days, long predictions, int partitions) {}
}
