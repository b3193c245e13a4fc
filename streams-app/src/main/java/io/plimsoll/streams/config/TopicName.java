package io.plimsoll.streams.config;

import java.util.Locale;

/** The eight public topics. Their names behind the prefix are part of the contract and stay. */
public enum TopicName {
    /** What models answered; key: request id. */
    PREDICTIONS,
    /** What turned out to be true; key: request id, partitioned as {@link #PREDICTIONS}. */
    LABELS,
    /** Reference profiles; key: {@code model|version}. */
    REFERENCES,
    /** Policies; key: model. */
    MONITORS,
    /** One report per window and revision; key: model. */
    REPORTS,
    /** Alerts and recommendations; key: model. */
    CONTROL,
    /** The open incidents; key: alert key. */
    INCIDENTS,
    /** What could not be taken, untouched; key as received. */
    DEAD_LETTERS;

    /** The name behind the prefix, {@code dead-letters}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
