package io.plimsoll.streams.topology;

import io.plimsoll.streams.serde.BundleWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Hands the events of a poll to Streams in bundles: one record for some hundred events of a partition that follow each
 * other. What Streams does for each record (queues, sensors, contexts) costs several times what counting an event costs;
 * a bundle pays it once.
 *
 * <p><b>Exactly once</b> is as without: a bundle has the offset of its first event, which is what a task commits while the
 * bundle waits, and a bundle is processed as a whole, between two commits. When no bundle waits, a task commits the
 * position behind the poll, which is that behind its last bundle.
 *
 * <p>Every record of the topics named by {@value #TOPICS} goes into a bundle, whatever it holds, null keys too: so nobody
 * can send what is taken for a bundle. Records of other topics pass as they are.
 */
public final class BundleRecords implements ConsumerInterceptor<byte[], byte[]> {

    /** The property that names the topics, separated by commas. */
    static final String TOPICS = "plimsoll.bundled.topics";

    /** Fits a processor's cache while it is read. */
    private static final int LARGEST_BUNDLE = 128 << 10;

    /** Streams drops what has no key before a stage's flush. */
    private static final byte[] KEY = {0};

    private final BundleWriter writer = new BundleWriter();
    private Set<String> topics = Set.of();

    /** For Kafka, which makes it by name. */
    public BundleRecords() {}

    @Override
    public void configure(Map<String, ?> configuration) {
        topics = Set.of(String.valueOf(configuration.get(TOPICS)).split(","));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> poll) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> bundled = new LinkedHashMap<>();
        for (TopicPartition partition : poll.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = poll.records(partition);
            bundled.put(partition, topics.contains(partition.topic()) ? bundles(records) : records);
        }
        return new ConsumerRecords<>(bundled, poll.nextOffsets());
    }

    private List<ConsumerRecord<byte[], byte[]>> bundles(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> bundles = new ArrayList<>();
        int first = 0;
        writer.clear();
        for (int i = 0; i < records.size(); i++) {
            add(records.get(i));
            if (writer.size() >= LARGEST_BUNDLE || i == records.size() - 1) {
                bundles.add(bundle(records.get(first)));
                writer.clear();
                first = i + 1;
            }
        }
        return bundles;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            writer.addHeader(header.key(), header.value());
        }
        writer.add(record.offset(), record.timestamp(), record.key(), record.value());
    }

    private ConsumerRecord<byte[], byte[]> bundle(ConsumerRecord<byte[], byte[]> first) {
        byte[] bytes = writer.bytes();
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                // Streams passes over records from before 1970; what an event's own time may be is the decoder's to
                // say.
                Math.max(0, first.timestamp()),
                TimestampType.CREATE_TIME,
                KEY.length,
                bytes.length,
                KEY,
                bytes,
                new RecordHeaders(),
                first.leaderEpoch(),
                Optional.empty());
    }

    /**
     * What is in a record that has come through here.
     *
     * @throws IllegalStateException if it has not: Kafka goes on with what was polled where an interceptor fails
     */
    static byte[] bundle(byte[] key, byte[] value) {
        if (!Arrays.equals(key, KEY)) {
            throw new IllegalStateException("a record reached the first stage outside of a bundle");
        }
        return value;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
