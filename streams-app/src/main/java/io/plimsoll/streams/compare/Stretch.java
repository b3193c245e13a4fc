package io.plimsoll.streams.compare;

/**
 * A stretch of event time, in milliseconds since the epoch.
 *
 * @param start the first instant in it
 * @param end the first one after it
 */
public record Stretch(long start, long end) {}
