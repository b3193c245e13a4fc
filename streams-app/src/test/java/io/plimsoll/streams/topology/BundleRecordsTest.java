package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.serde.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BundleRecordsTest {

    private static final TopicPartition PREDICTIONS = new TopicPartition("predictions", 2);
    private static final TopicPartition DELTAS = new TopicPartition("deltas", 0);
    private static final int LARGE = 100_000;

    private final BundleRecords interceptor = new BundleRecords();

    @BeforeEach
    void configure() {
        interceptor.configure(Map.of(BundleRecords.TOPICS, "predictions,labels"));
    }

    @Test
    void shouldGiveOneRecordForTheEventsOfAPartitionAtTheOffsetOfTheFirst() {
        ConsumerRecords<byte[], byte[]> poll =
                poll(Map.of(PREDICTIONS, List.of(event(PREDICTIONS, 7, "a"), event(PREDICTIONS, 9, "b"))));

        List<ConsumerRecord<byte[], byte[]>> records =
                interceptor.onConsume(poll).records(PREDICTIONS);

        assertThat(records).extracting(ConsumerRecord::offset).containsExactly(7L);
        assertThat(contents(records)).containsExactly("7 a", "9 b");
    }

    @Test
    void shouldBeginAnotherBundleWhereOneIsLarge() {
        String large = "x".repeat(LARGE);
        List<ConsumerRecord<byte[], byte[]>> events =
                List.of(event(PREDICTIONS, 0, large), event(PREDICTIONS, 1, large), event(PREDICTIONS, 2, "last"));

        List<ConsumerRecord<byte[], byte[]>> records =
                interceptor.onConsume(poll(Map.of(PREDICTIONS, events))).records(PREDICTIONS);

        assertThat(records).extracting(ConsumerRecord::offset).containsExactly(0L, 2L);
        assertThat(contents(records)).containsExactly("0 " + large, "1 " + large, "2 last");
    }

    @Test
    void shouldLeaveRecordsOfOtherTopicsAndThePositionsAsTheyAre() {
        ConsumerRecord<byte[], byte[]> delta = event(DELTAS, 3, "delta");
        ConsumerRecords<byte[], byte[]> poll =
                poll(Map.of(DELTAS, List.of(delta), PREDICTIONS, List.of(event(PREDICTIONS, 7, "a"))));

        ConsumerRecords<byte[], byte[]> bundled = interceptor.onConsume(poll);

        assertThat(bundled.records(DELTAS)).containsExactly(delta);
        assertThat(bundled.nextOffsets()).isEqualTo(poll.nextOffsets());
    }

    @Test
    void shouldKeepARecordFromBefore1970ThatStreamsWouldPassOver() {
        ConsumerRecord<byte[], byte[]> old = event(PREDICTIONS, 0, "old", -1);

        List<ConsumerRecord<byte[], byte[]>> records =
                interceptor.onConsume(poll(Map.of(PREDICTIONS, List.of(old)))).records(PREDICTIONS);

        assertThat(records).extracting(ConsumerRecord::timestamp).containsExactly(0L);
        assertThat(first(records).timestamp()).isEqualTo(-1);
    }

    private static Bundle first(List<ConsumerRecord<byte[], byte[]>> records) {
        Bundle bundle = new Bundle();
        bundle.show(records.get(0).value());
        bundle.next();
        return bundle;
    }

    private static List<String> contents(List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> contents = new ArrayList<>();
        Bundle bundle = new Bundle();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            bundle.show(record.value());
            while (bundle.next()) {
                contents.add(bundle.offset() + " "
                        + new String(
                                bundle.bytes(), bundle.valueStart(), bundle.valueLength(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private static ConsumerRecords<byte[], byte[]> poll(
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records) {
        Map<TopicPartition, OffsetAndMetadata> next = new LinkedHashMap<>();
        records.forEach((partition, some) -> next.put(partition, new OffsetAndMetadata(100)));
        return new ConsumerRecords<>(records, next);
    }

    private static ConsumerRecord<byte[], byte[]> event(TopicPartition place, long offset, String value) {
        return event(place, offset, value, 1_000);
    }

    private static ConsumerRecord<byte[], byte[]> event(
            TopicPartition place, long offset, String value, long timestamp) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                place.topic(),
                place.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                bytes.length,
                new byte[] {'k'},
                bytes,
                new RecordHeaders(),
                Optional.empty());
    }
}
