package io.plimsoll.streams.forward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody who is to be told. Used by one thread. */
interface Destination {

    /** The name in metrics and in the consumer group. */
    String name();

    /**
     * Begins, or begins anew after another instance had the topic: what was known may be old.
     */
    default void begin() {}

    /**
     * What to send because of an event; nothing if it does not concern this destination.
     *
     * @param notice the event
     * @param now the time by the clock on the wall
     */
    Optional<Post> post(Notice notice, Instant now);

    /** The event was taken. */
    default void delivered(Notice notice) {}

    /** What must be said again although nothing happened. */
    default List<Post> repeats(Instant now) {
        return List.of();
    }
}
