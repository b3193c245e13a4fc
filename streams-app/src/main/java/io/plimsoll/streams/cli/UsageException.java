package io.plimsoll.streams.cli;

/** Arguments or surroundings that a verb cannot work with. The message says the remedy and is shown as it is. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
