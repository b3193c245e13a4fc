package io.plimsoll.streams.ops.health;

/**
 * A policy or reference that could not be taken; the last good one stays in force.
 *
 * @param model the model it is for
 * @param reason what is wrong with it
 */
public record Fault(String model, String reason) {}
