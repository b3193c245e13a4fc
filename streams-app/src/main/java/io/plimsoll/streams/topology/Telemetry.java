package io.plimsoll.streams.topology;

import io.plimsoll.schemas.ControlEvent;
import java.time.Duration;

/**
 * What the topology tells those who measure it. Its threads call, so every method returns at once; nothing that is told here
 * takes part in a decision. A transaction that is aborted and done again is told twice.
 */
public interface Telemetry {

    /** Tells nobody. */
    Telemetry NONE = new Telemetry() {
        @Override
        public Count events(String type, String outcome) {
            return () -> {};
        }

        @Override
        public Count misplaced(String type) {
            return () -> {};
        }

        @Override
        public Ownership own(String model) {
            return () -> {};
        }

        @Override
        public void reported(Duration latency) {}

        @Override
        public void sent(ControlEvent event) {}
    };

    /**
     * Counts events of one kind; taken once and kept, for looking it up is too slow for every event.
     *
     * @param type {@code prediction} or {@code label}
     * @param outcome {@code accepted}, {@code duplicate} or a reason code
     */
    Count events(String type, String outcome);

    /** Counts events that are not on the partition where murmur2 of their key puts them. */
    Count misplaced(String type);

    /** A task of this instance owns a model now, until it says otherwise. */
    Ownership own(String model);

    /** A pane was reported this long, by the wall clock, after the last event that it waited for. */
    void reported(Duration latency);

    /** The labels of a version that began to count with the last close took so long on the average, by event time. */
    default void labelDelay(String model, String version, Duration delay) {}

    /** An alert or a recommendation was sent. */
    void sent(ControlEvent event);

    /** Something that is counted. */
    @FunctionalInterface
    interface Count {
        /** One more. */
        void one();
    }

    /** That a task owns a model. */
    @FunctionalInterface
    interface Ownership extends AutoCloseable {
        /** It does no longer. */
        @Override
        void close();
    }
}
