package io.plimsoll.streams.topology;

/**
 * A flush threw. The task must fail, for a commit now would drop what it has counted: a
 * {@code ProcessingExceptionHandler} never answers {@code RESUME} to this.
 */
public final class FlushFailedException extends RuntimeException {

    FlushFailedException(String stage, RuntimeException cause) {
        super("the flush of stage " + stage + " failed", cause);
    }
}
