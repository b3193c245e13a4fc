package io.plimsoll.streams.monitor;

import java.util.function.Consumer;

/** The rows of a reference data set of one model version, which can be read again and again. */
@FunctionalInterface
public interface ReferenceRows {

    /** Gives every row, in order; the instance is reused from row to row. */
    void forEach(Consumer<Prediction> reader);
}
