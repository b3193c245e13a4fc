package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ControlFeedTest {
    private static final String TOPIC = "plimsoll.control";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<ControlMessage> seen = new ArrayList<>();

    @Test
    void shouldReadEverythingFromTheBeginningAndStopAtTheEnd() {
        ControlFeed feed = feedOver("{\"model\": \"credit\"}", "not json").fromBeginning();

        feed.upToNow(seen::add);

        assertThat(seen).extracting(ControlMessage::type).containsOnly("io.plimsoll.alert.v1");
        assertThat(seen).extracting(ControlMessage::model).containsExactly("credit", "m");
        assertThat(seen.get(1).body().asText()).isEqualTo("(not JSON, 8 bytes)");
    }

    @Test
    void shouldSkipTheHistoryWhenStartedFromNow() {
        ControlFeed feed = feedOver("{}", "{}").fromNow();

        feed.upToNow(seen::add);

        assertThat(seen).isEmpty();
    }

    @Test
    void shouldNameTheVerbThatMakesTheTopic() {
        consumer.updatePartitions(TOPIC, List.of());

        assertThatThrownBy(() -> new ControlFeed(consumer, TOPIC))
                .isInstanceOf(UsageException.class)
                .hasMessage("the topic plimsoll.control does not exist: run plimsoll topics create");
    }

    private ControlFeed feedOver(String... bodies) {
        Node node = new Node(0, "localhost", 9092);
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) bodies.length));
        ControlFeed feed = new ControlFeed(consumer, TOPIC);
        for (int offset = 0; offset < bodies.length; offset++) {
            consumer.addRecord(published(offset, bodies[offset]));
        }
        return feed;
    }

    private static ConsumerRecord<byte[], byte[]> published(long offset, String body) {
        ConsumerRecord<byte[], byte[]> published =
                new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], body.getBytes(StandardCharsets.UTF_8));
        published.headers().add("ce_type", "io.plimsoll.alert.v1".getBytes(StandardCharsets.UTF_8));
        published.headers().add("ce_subject", "m/v1".getBytes(StandardCharsets.UTF_8));
        return published;
    }
}
