package io.plimsoll.streams.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What it takes to let predictions wait for their labels, and to begin anew after a kill.
 *
 * @param machine what it ran on
 * @param load what was published
 * @param before the service before it had seen a prediction
 * @param waiting the service while all of them waited
 * @param restart what came after the kill
 */
public record WaitingFigures(Machine machine, Load load, Memory before, Memory waiting, Restart restart) {

    /**
     * What was published.
     *
     * @param predictions how many, none of which a label came for
     * @param segments attributes that traffic is sliced by
     * @param days of event time that they spread over
     * @param partitions of the topic
     * @param seconds from the first one published to the last one committed
     */
    public record Load(long predictions, int segments, int days, int partitions, double seconds) {}

    /**
     * Memory of the service.
     *
     * @param heapBytes used, after a full collection
     * @param residentBytes physical memory at that moment, 0 where the system does not tell
     * @param peakResidentBytes the most physical memory since its start, 0 where the system does not tell
     */
    public record Memory(long heapBytes, long residentBytes, long peakResidentBytes) {}

    /**
     * A start after SIGKILL.
     *
     * @param seconds from the start of the process until it answered that it is ready: all tasks restored and running
     * @param cpuSeconds of the process until then, which others on the same machine disturb less
     * @param memory when it was
     * @param repeated how many of the predictions were sent once more then
     * @param known how many of these it knew
     */
    public record Restart(double seconds, double cpuSeconds, Memory memory, long repeated, long known) {}

    /** Heap that a waiting prediction takes. */
    public double heapBytesEach() {
        return (double) (waiting.heapBytes() - before.heapBytes()) / load.predictions();
    }

    /** Whether it knew all of them; else they did not wait, and the figures mean nothing. */
    @JsonIgnore
    public boolean isComplete() {
        return restart.known() == restart.repeated();
    }
}
