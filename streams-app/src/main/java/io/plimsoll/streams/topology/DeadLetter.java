package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken: its bytes untouched, and why. The reason is a code; the offending value is nowhere but
 * in the bytes.
 *
 * @param value the received value
 * @param reason why
 * @param field the path of the field at fault, empty if it is none
 * @param topic the topic that it was received from
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its Kafka timestamp, milliseconds since the epoch
 */
record DeadLetter(
        byte @Nullable [] value,
        RefusalReason reason,
        String field,
        String topic,
        int partition,
        long offset,
        long timestamp)
        implements FirstStage {

    /** A record that an observer cannot take. */
    static DeadLetter of(
            FixedKeyRecord<byte[], byte[]> record, RecordMetadata place, RefusalReason reason, String field) {
        return new DeadLetter(
                record.value(), reason, field, place.topic(), place.partition(), place.offset(), record.timestamp());
    }

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
