package io.plimsoll.streams.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What a throughput run has shown.
 *
 * @param machine what it ran on
 * @param load what was published
 * @param measured the rates after the warm-up
 * @param yardstick how many of these predictions Jackson alone reads per second of CPU on this machine ({@link Yardstick})
 * @param quarters the rates of the four quarters of what was measured: with panes closing all the while they stay alike
 * @param peakResidentBytes the most physical memory of the process, 0 where the system does not tell
 * @param cpuSeconds the CPU time of the process while it was measured, by what its threads do
 * @param profile where the stream thread was meanwhile
 * @param outcome what came of the events
 */
public record ThroughputFigures(
        Machine machine,
        Load load,
        Rates measured,
        long yardstick,
        List<Rates> quarters,
        long peakResidentBytes,
        Map<String, Double> cpuSeconds,
        StageProfile profile,
        Outcome outcome) {

    /** The rate of the stream thread as a share of what Jackson alone reads, which machines differ in less than in the rate. */
    public double streamShare() {
        return (double) measured.perStreamCpuSecond() / yardstick;
    }

    /** The same of the whole process. */
    public double processShare() {
        return (double) measured.perProcessCpuSecond() / yardstick;
    }

    /**
     * What was published.
     *
     * @param predictions how many
     * @param labels how many labels were published beside them
     * @param warmUp how many predictions went by before the measuring began
     * @param bytes of an average event
     * @param features of an event
     * @param segments attributes that traffic is sliced by
     * @param panes how many days of event time they span
     * @param partitions of the topic
     */
    public record Load(
            long predictions,
            long labels,
            long warmUp,
            double bytes,
            int features,
            int segments,
            int panes,
            int partitions) {}

    /**
     * What came of the events; a run in which one is missing has measured something else.
     *
     * @param panesClosed how many panes were reported
     * @param counted the predictions in their reports
     * @param expected how many were published with a time in these panes
     * @param refused how many events went to the dead letters
     */
    public record Outcome(long panesClosed, long counted, long expected, long refused) {

        /** Whether every event is where it belongs. */
        @JsonIgnore
        public boolean isComplete() {
            return counted == expected && refused == 0;
        }
    }
}
