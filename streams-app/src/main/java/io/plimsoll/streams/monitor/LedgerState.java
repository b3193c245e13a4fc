package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Ledger} remembers of a model beside the counts.
 *
 * @param watermarks where the event time of each input partition stands, {@link Long#MIN_VALUE} for one not heard of
 * @param pulse when it was last heard of
 * @param book what its book remembers
 * @param former what the books of windows that are not in force any more remember, by window in milliseconds
 */
public record LedgerState(List<Long> watermarks, Pulse pulse, BookState book, Map<Long, BookState> former) {}
