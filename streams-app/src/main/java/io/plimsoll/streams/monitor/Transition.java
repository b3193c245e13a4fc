package io.plimsoll.streams.monitor;

/**
 * A change of an incident that people are told.
 *
 * @param key what the incident is about
 * @param pane the pane whose close brought it
 * @param change what happened
 */
public record Transition(AlertKey key, long pane, Incident.Change change) {}
