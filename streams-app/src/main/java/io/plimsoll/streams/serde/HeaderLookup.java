package io.plimsoll.streams.serde;

import org.jspecify.annotations.Nullable;

/** The headers of a record, as far as a decoder needs them. */
@FunctionalInterface
public interface HeaderLookup {

    /** The value of the last header of this name, or null. */
    byte @Nullable [] last(String name);

    /** No headers. */
    static HeaderLookup none() {
        return name -> null;
    }
}
