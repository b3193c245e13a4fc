package io.plimsoll.streams.embedded;

/** The broker in a box could not start or stop; the message is fit for the person who asked for it. */
public final class BrokerException extends RuntimeException {

    /**
     * @param message what failed and what to do about it
     */
    public BrokerException(String message) {
        super(message);
    }

    /**
     * @param message what failed and what to do about it
     * @param cause what Kafka or the operating system said
     */
    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
