package io.plimsoll.streams.monitor;

/**
 * Requests of one partition that show a fault in a pane: what leaves the first stage beside the counts.
 *
 * @param model the model
 * @param series the series in which the requests were counted
 * @param pane the pane
 * @param place the fault
 * @param exemplars the requests
 */
public record ExemplarDelta(String model, Series series, long pane, FaultPlace place, Exemplars exemplars) {}
