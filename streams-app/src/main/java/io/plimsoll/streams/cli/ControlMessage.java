package io.plimsoll.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A control event as it lies on the topic: a CloudEvent in binary mode.
 *
 * @param type {@code io.plimsoll.alert.v1}; empty if the header is missing
 * @param subject model and version, {@code credit/v2}
 * @param time when it was decided, in event time
 * @param body the JSON; a text where it is none
 */
record ControlMessage(String type, String subject, String time, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ControlMessage of(ConsumerRecord<byte[], byte[]> published) {
        byte[] value = Optional.ofNullable(published.value()).orElse(new byte[0]);
        return new ControlMessage(
                header(published, "ce_type"),
                header(published, "ce_subject"),
                header(published, "ce_time"),
                json(value));
    }

    private static String header(ConsumerRecord<byte[], byte[]> published, String name) {
        Header header = published.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf("(not JSON, " + value.length + " bytes)");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The name of the model, without the version. */
    String model() {
        return text("model").orElseGet(() -> subject.split("/", 2)[0]);
    }

    /** A field of the body as text, if it is there and not null. */
    Optional<String> text(String field) {
        return text(body, field);
    }

    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }
}
