package io.plimsoll.detectors.tally;

/**
 * A subject whose values are levels.
 *
 * @param name the name
 * @param source where it is found in an event
 * @param levels the levels, from the reference
 */
public record CategoricalSubject(String name, Source source, Levels levels) implements Subject {}
