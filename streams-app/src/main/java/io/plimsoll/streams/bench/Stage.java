package io.plimsoll.streams.bench;

import java.util.List;

/**
 * What the stream thread is at. A stack belongs to the stage of its innermost frame that a stage knows; inner stages
 * therefore win over those that call them.
 *
 * @param title what a person reads
 * @param frames how {@code package.Class.method} begins, for the frames of this stage
 */
record Stage(String title, List<String> frames) {

    private static final String OTHER = "other";
    private static final String OURS = "io.plimsoll.streams.";
    private static final String STREAMS = "org.apache.kafka.streams.";
    private static final String INTERNALS = STREAMS + "processor.internals.";

    /** The first that knows a frame has it. */
    private static final List<Stage> ALL = List.of(
            of("send records", INTERNALS + "RecordCollector"),
            of(
                    "decode events",
                    OURS + "serde.PredictionDecoder",
                    OURS + "serde.LabelDecoder",
                    OURS + "serde.EventDecoder"),
            of("bind to the layout", OURS + "monitor.Binder"),
            of("count", "io.plimsoll.detectors.tally.WindowTally.observe"),
            of("waiting rows", OURS + "monitor.pending.WaitingPredictions.isNew"),
            of("join labels", OURS + "monitor.pending.WaitingPredictions.join", OURS + "monitor.LabelDeltas"),
            of("store waiting rows", OURS + "monitor.pending.PendingPredictions.flush"),
            of("flush deltas", OURS + "topology.FlushDeltas"),
            of("merge deltas", OURS + "topology.MergeDeltas"),
            of("judge panes", OURS + "topology.JudgePanes", OURS + "topology.Write"),
            of("rest of observing", OURS + "topology.Observe", OURS + "monitor.Observer"),
            of("put events into bundles", OURS + "topology.BundleRecords"),
            of("poll: fetch, check, unpack", INTERNALS + "StreamThread.pollRequests"),
            of(
                    "queue records of a poll",
                    INTERNALS + "TaskManager.addRecordsToTasks",
                    INTERNALS + "StreamTask.addRecords"),
            of("take records from queues", INTERNALS + "PartitionGroup", INTERNALS + "RecordQueue"),
            of("commit", INTERNALS + "TaskManager.commit", INTERNALS + "TaskManager.maybeCommit"),
            of("Kafka Streams", STREAMS));

    private static Stage of(String title, String... frames) {
        return new Stage(title, List.of(frames));
    }

    /** The title of the stage of a stack, innermost frame first. */
    static String titleOf(List<String> stack) {
        return stack.stream()
                .flatMap(frame -> ALL.stream().filter(stage -> stage.knows(frame)))
                .map(Stage::title)
                .findFirst()
                .orElse(OTHER);
    }

    private boolean knows(String frame) {
        return frames.stream().anyMatch(frame::startsWith);
    }
}
