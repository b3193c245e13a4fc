package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Observation;

/** Recognises events that came before. */
@FunctionalInterface
public interface Repetitions {

    /**
     * Whether an event is the first with its model, id, version and role in its pane; it is remembered.
     *
     * @param policy the policy of its model
     * @param series the series that it belongs to, the same instance for the same series
     * @param event the event
     * @param observation the event in terms of its layout
     */
    boolean isNew(Policy policy, Series series, Prediction event, Observation observation);
}
