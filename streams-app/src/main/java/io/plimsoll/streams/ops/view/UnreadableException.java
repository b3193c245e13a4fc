package io.plimsoll.streams.ops.view;

import java.io.Serial;

/** A record breaks the contract. The text never quotes it. */
final class UnreadableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableException(String problem) {
        super(problem);
    }
}
