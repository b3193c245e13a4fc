package io.plimsoll.streams.forward;

import java.time.Duration;
import java.util.Optional;

/** What became of a request. */
sealed interface Answer {

    /** It was taken. */
    record Delivered() implements Answer {}

    /**
     * Not now.
     *
     * @param why in a few words, without anything of the request
     * @param wish how long the destination asks us to wait
     */
    record Later(String why, Optional<Duration> wish) implements Answer {}

    /**
     * It was understood and is not wanted, now or ever.
     *
     * @param why in a few words
     */
    record Refused(String why) implements Answer {}
}
