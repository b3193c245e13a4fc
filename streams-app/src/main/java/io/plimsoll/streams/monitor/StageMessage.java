package io.plimsoll.streams.monitor;

/** What the first stage tells the second about one model. */
public sealed interface StageMessage {

    /** The input partition that it is about. */
    int partition();

    /** The model that it is about. */
    String model();

    /**
     * Counts.
     *
     * @param partition the input partition
     * @param delta the counts
     */
    record Counts(int partition, Delta delta) implements StageMessage {

        @Override
        public String model() {
            return delta.model();
        }
    }

    /**
     * Requests that show a fault; they come after the counts in which they were counted.
     *
     * @param partition the input partition
     * @param delta the requests
     */
    record Shown(int partition, ExemplarDelta delta) implements StageMessage {

        @Override
        public String model() {
            return delta.model();
        }
    }

    /**
     * No later event of the partition will be older than this, but for late ones.
     *
     * @param partition the input partition
     * @param model the model
     * @param millis milliseconds since the epoch
     */
    record Watermark(int partition, String model, long millis) implements StageMessage {}

    /**
     * The partition was read to its end and holds nothing more of the model for now: it does not hold the watermark back.
     *
     * @param partition the input partition
     * @param model the model
     */
    record Idle(int partition, String model) implements StageMessage {}

    /**
     * Everything that was counted of the model is to be forgotten; not from the first stage, but from an operator.
     *
     * @param model the model
     */
    record Forget(String model) implements StageMessage {

        @Override
        public int partition() {
            return 0;
        }
    }
}
