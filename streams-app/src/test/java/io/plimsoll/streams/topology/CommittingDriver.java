package io.plimsoll.streams.topology;

import io.plimsoll.streams.serde.BundleWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A TopologyTestDriver that commits when it is told to. The driver itself commits after each record, which is the one
 * commit interval at which heap state cannot go wrong; so records are given to its task, and the driver is asked for what
 * it does when the wall clock moves: punctuate, commit, collect what was sent.
 */
final class CommittingDriver implements AutoCloseable {

    /** Publication time of every record; nothing of the law depends on it. */
    static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

    private final TopologyTestDriver driver;
    private final StreamTask task;
    private long offset;

    CommittingDriver(Topology topology, String application, Path state) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Both stages are in the one task: without this it would wait for the input of the other.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
        driver = new TopologyTestDriver(topology, properties, NOW);
        task = (StreamTask) part("task");
    }

    /** Leaves what is sent to an internal topic there, in place of feeding it to the stage that reads it. */
    void cutOff(String topic) {
        ((Map<?, ?>) part("partitionsByInputTopic")).remove(topic);
    }

    /** Puts a record of a compacted topic into force. */
    void apply(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /** Processes a record, and does not commit. */
    void process(String topic, byte[] key, byte[] value) {
        task.addRecords(
                new TopicPartition(topic, 0),
                List.of(new ConsumerRecord<>(
                        topic,
                        0,
                        offset++,
                        NOW.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        key.length,
                        value.length,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty())));
        if (!task.process(NOW.toEpochMilli())) {
            throw new IllegalStateException("a record was not processed");
        }
    }

    /** Processes events as one bundle, and does not commit. */
    void process(String topic, BundleWriter events) {
        process(topic, Bundles.KEY, events.bytes());
    }

    /** Commits what was processed. */
    void commit() {
        elapse(Duration.ZERO);
    }

    /** Lets wall time pass, and commits. */
    void elapse(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** What committed transactions sent to a topic since it was last asked for. */
    List<TestRecord<String, byte[]>> sent(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }

    private Object part(String name) {
        try {
            Field field = TopologyTestDriver.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(driver);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("this is another TopologyTestDriver", changed);
        }
    }
}
