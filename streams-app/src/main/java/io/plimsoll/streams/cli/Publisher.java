package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends messages to the public topics; the first failure is thrown by the next call. */
final class Publisher implements AutoCloseable {

    private final ServiceConfig config;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Publisher(ServiceConfig config) {
        this.config = config;
        Map<String, Object> properties = new HashMap<>(Cluster.clientProperties(config));
        properties.put("linger.ms", "20");
        properties.put("batch.size", "262144");
        properties.put("compression.type", "lz4");
        properties.put(
                "max.request.size", Long.toString(config.limits().report().bytes()));
        properties.put("delivery.timeout.ms", "60000");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends a message; a null value is a tombstone. */
    void send(TopicName topic, String key, byte @Nullable [] value) {
        send(topic, key, value, Map.of());
    }

    /** Sends a message with headers. */
    void send(TopicName topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        sendTo(config.topics().nameOf(topic), key, value, headers);
    }

    /** Sends a message to a topic that is not one of the public ones. */
    void sendTo(String topic, String key, byte[] value) {
        sendTo(topic, key, value, Map.of());
    }

    /** The offset behind the last message that was sent to a topic of one partition; after {@link #flush}. */
    long position(TopicName topic) {
        return positions.getOrDefault(config.topics().nameOf(topic), 0L);
    }

    private void sendTo(String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        requireNoFailure();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        // The callback below sees what this future would say.
        Future<RecordMetadata> unused = producer.send(message, (sent, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            } else {
                positions.merge(topic, sent.offset() + 1, Math::max);
            }
        });
    }

    /** Waits until everything is there. */
    void flush() {
        producer.flush();
        requireNoFailure();
    }

    private void requireNoFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new IllegalStateException("a message could not be sent: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
