package io.plimsoll.streams.topology;

import io.plimsoll.streams.serde.BundleWriter;
import org.jspecify.annotations.Nullable;

/** Bundles of events, as the consumer hands them to the first stage. */
final class Bundles {

    /** That of every bundle. */
    static final byte[] KEY = {0};

    private Bundles() {}

    /** One of one event. */
    static byte[] of(long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        BundleWriter writer = new BundleWriter();
        writer.add(0, timestamp, key, value);
        return writer.bytes();
    }
}
