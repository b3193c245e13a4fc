package io.plimsoll.streams.story;

/**
 * A chapter of the story, for whoever watches.
 *
 * @param day on which it begins, from 0
 * @param title in a few words
 * @param what happens
 */
public record Chapter(int day, String title, String what) {}
