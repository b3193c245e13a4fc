package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.util.Optional;

/**
 * What a sample is held against: the training data of a version.
 *
 * @param version the version
 * @param reference the counts
 * @param rows the rows, empty where only a profile of them is at hand
 */
public record Base(String version, Reference reference, Optional<ReferenceRows> rows) {}
