package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken: its bytes untouched, and why. The reason is a code; the offending value is nowhere but
 * in the bytes.
 *
 * @param key the received key
 * @param value the received value
 * @param reason why
 * @param field the path of the field at fault, empty if it is none
 * @param topic the topic that it was received from
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its Kafka timestamp, milliseconds since the epoch
 */
record DeadLetter(
        byte @Nullable [] key,
        byte @Nullable [] value,
        RefusalReason reason,
        String field,
        String topic,
        int partition,
        long offset,
        long timestamp)
        implements FirstStage {

    /** The headers that go with the bytes. */
    Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "reason", reason.wire());
        if (!field.isEmpty()) {
            add(headers, "field", field);
        }
        add(headers, "topic", topic);
        add(headers, "partition", Integer.toString(partition));
        add(headers, "offset", Long.toString(offset));
        add(headers, "timestamp", Long.toString(timestamp));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
