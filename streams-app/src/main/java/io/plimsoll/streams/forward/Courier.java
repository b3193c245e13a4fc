package io.plimsoll.streams.forward;

/** Takes requests where they are to go. */
@FunctionalInterface
interface Courier {

    /** Sends a request and waits for the answer. */
    Answer send(Post post) throws InterruptedException;
}
