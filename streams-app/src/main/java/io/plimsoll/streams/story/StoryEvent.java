package io.plimsoll.streams.story;

/** Something that is published. */
public sealed interface StoryEvent permits PredictionMade, LabelArrived {

    /** When it is published, in milliseconds since the epoch. */
    long ingestTime();

    /** The request that it is about. */
    String id();
}
