package io.plimsoll.streams.config;

/** How the instances share the partitions. */
public enum GroupProtocol {
    /** The clients agree among themselves: the default, proven with kills and restarts. */
    CLASSIC,
    /** The broker decides (KIP-1071). */
    STREAMS
}
