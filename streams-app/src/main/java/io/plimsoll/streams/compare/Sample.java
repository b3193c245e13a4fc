package io.plimsoll.streams.compare;

import io.plimsoll.streams.monitor.ReferenceRows;

/**
 * The rows in question: of one version, labelled as far as labels are known.
 *
 * @param version the version that answered
 * @param rows its rows
 */
public record Sample(String version, ReferenceRows rows) {}
