package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.ObservedLabel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records of {@code plimsoll.labels}. Holds buffers and a parser: one per task, used by one thread at a time. */
public final class LabelDecoder {

    private final TimeBounds times;
    private final LabelScanner scanner;
    private final LabelBody body;
    private final EventDecoder decoder;

    /** A decoder that holds events against these limits and bounds. */
    public LabelDecoder(Limits limits, TimeBounds times) {
        EventParser json = new EventParser(limits.depth());
        this.times = times;
        scanner = new LabelScanner(limits);
        body = new LabelBody(json);
        decoder = new EventDecoder(json, body, limits, times);
    }

    /**
     * Reads one record. Allocates nothing if it is accepted and no larger than others before it.
     *
     * @param key the record's key, which must be the id in UTF-8
     * @param value the record's value
     * @param headers the record's headers; they may name an envelope
     * @param recordTimestamp the record's own timestamp, in milliseconds since the epoch
     * @param into is overwritten: complete and valid if nothing is refused, empty otherwise
     * @return why the record is no label event; empty if it is one
     */
    public Optional<Refusal> decode(
            byte @Nullable [] key,
            byte @Nullable [] value,
            HeaderLookup headers,
            long recordTimestamp,
            ObservedLabel into) {
        if (isScanned(key, value, headers, into) && times.allow(into.time(), recordTimestamp)) {
            return Optional.empty();
        }
        body.into(into);
        return decoder.decode(key, value, headers, recordTimestamp);
    }

    /**
     * Reads the record that a bundle is at.
     *
     * @param record the record
     * @param into is overwritten likewise
     * @return why the record is no label event; empty if it is one
     */
    public Optional<Refusal> decode(Bundle record, ObservedLabel into) {
        if (record.isWhole()
                && (!record.hasHeaders() || Envelope.isNone(record))
                && scanner.read(record, into)
                && times.allow(into.time(), record.timestamp())) {
            return Optional.empty();
        }
        return decode(record.key(), record.value(), record, record.timestamp(), into);
    }

    private boolean isScanned(
            byte @Nullable [] key, byte @Nullable [] value, HeaderLookup headers, ObservedLabel into) {
        return key != null && value != null && Envelope.isNone(headers) && scanner.read(key, value, into);
    }
}
