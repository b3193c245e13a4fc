package io.plimsoll.streams.forward;

import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.ControlType;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A control event that others may have to be told of.
 *
 * @param event with its attributes; the id is the same again in a replay
 * @param published when it came onto the topic
 */
record Notice(CloudEvent event, Instant published) {

    /** What is on the topic, or nothing if it is no control event of a type that is known. */
    static Optional<Notice> of(ConsumerRecord<byte[], byte[]> published) {
        try {
            return Optional.of(new Notice(read(published), Instant.ofEpochMilli(published.timestamp())));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static CloudEvent read(ConsumerRecord<byte[], byte[]> published) throws IOException {
        ControlType type = ControlType.of(header(published, "ce_type"));
        byte[] value = Optional.ofNullable(published.value()).orElse(new byte[0]);
        ControlEvent data = Json.MESSAGES.readValue(value, type.body());
        return new CloudEvent(
                header(published, "ce_specversion"),
                header(published, "ce_id"),
                header(published, "ce_source"),
                header(published, "ce_subject"),
                Instant.parse(header(published, "ce_time")),
                CloudEvent.JSON,
                data);
    }

    private static String header(ConsumerRecord<byte[], byte[]> published, String name) {
        Header header = published.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
