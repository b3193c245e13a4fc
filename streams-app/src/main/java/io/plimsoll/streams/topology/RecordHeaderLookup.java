package io.plimsoll.streams.topology;

import io.plimsoll.streams.serde.HeaderLookup;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of a record, as decoders look into them. */
final class RecordHeaderLookup {

    private RecordHeaderLookup() {}

    static HeaderLookup of(Headers headers) {
        return name -> {
            Header header = headers.lastHeader(name);
            return header == null ? null : header.value();
        };
    }
}
