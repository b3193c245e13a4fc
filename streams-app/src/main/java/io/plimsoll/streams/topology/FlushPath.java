package io.plimsoll.streams.topology;

import org.apache.kafka.streams.Topology;

/** The way of a tick from the observers to the flush, as a built topology has it. */
public final class FlushPath {
    private FlushPath() {}

    /**
     * Refuses a topology in which a stage's ticks do not reach its flush within the task that counted.
     *
     * @param topology the built topology
     * @param stage one of its stages
     * @throws IllegalArgumentException if the stage is not there, or its ticks pass a repartition topic
     */
    public static void require(Topology topology, BeforeCommit<?> stage) {
        String description = topology.describe().toString();
        if (!description.contains(stage.flushName())) {
            throw new IllegalArgumentException("no stage " + stage.name() + " in this topology");
        }
        if (description.contains(stage.tickName() + "-repartition")) {
            throw new IllegalArgumentException("the ticks of stage " + stage.name()
                    + " pass a repartition topic: use processValues for its observers, and no step that may change the"
                    + " key between them and the flush");
        }
    }
}
