package io.plimsoll.streams.monitor;

/**
 * A message of the first stage that nothing can be made of yet.
 *
 * @param message the message
 * @param published when the events that it is about were published, milliseconds since the epoch
 */
public record Deferred(StageMessage message, long published) {}
