package io.plimsoll.streams.ops;

/** That a task of this instance owns a model. */
@FunctionalInterface
public interface Claim extends AutoCloseable {

    /** It does no longer. */
    @Override
    void close();
}
