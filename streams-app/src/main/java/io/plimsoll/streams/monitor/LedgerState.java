package io.plimsoll.streams.monitor;

import java.util.List;

/**
 * What a {@link Ledger} remembers of a model beside the counts.
 *
 * @param watermarks where the event time of each input partition stands, {@link Long#MIN_VALUE} for one not heard of
 * @param book what its book remembers
 */
public record LedgerState(List<Long> watermarks, BookState book) {}
