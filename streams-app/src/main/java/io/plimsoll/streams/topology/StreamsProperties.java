package io.plimsoll.streams.topology;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.StreamsSettings;
import io.plimsoll.streams.config.TopicName;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties with which the topology is run: what exactly-once depends on is set here and nowhere else. The two
 * timeouts are defaults, which the section {@code kafka} may change.
 */
final class StreamsProperties {

    /** Judging at midnight takes longer than the ten seconds that Streams allows a transaction unless told otherwise. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 60_000;

    /** With the default of 45 s every restart after a kill would wait that long for its partitions. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    /**
     * Every client reads what is not compressed. Most of what leaves are rows that wait, made of hashes: to compress them
     * took a sixth of the stream thread's time and made them little smaller. Reports, which do shrink, are compressed by
     * their topic.
     */
    private static final String COMPRESSION = "none";

    /** Rows that wait leave in pages of some kilobytes: with the default of 16 kB nearly each would be a request. */
    private static final int BATCH_BYTES = 256 << 10;

    /** Some two megabytes of ordinary events. */
    private static final int POLL_RECORDS = 4_000;

    /** A partition is not read further while so many bundles, or messages between the stages, wait in its queue. */
    private static final int WAITING_BUNDLES = 32;

    private StreamsProperties() {}

    static Properties of(ServiceConfig config) {
        StreamsSettings streams = config.streams();
        Properties properties = new Properties();
        properties.putAll(config.kafka().properties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, streams.applicationId());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, streams.standbys());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, streams.stateDir().toString());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                streams.commitInterval().toMillis());
        properties.put(
                StreamsConfig.GROUP_PROTOCOL_CONFIG, streams.protocol().name().toLowerCase(Locale.ROOT));
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replication());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.putIfAbsent(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MILLIS);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Math.toIntExact(config.limits().report().bytes()));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), COMPRESSION);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.putIfAbsent(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLIS);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, EndThread.class.getName());
        bundle(properties, config);
        BeforeCommit.requireCache(properties);
        return properties;
    }

    /** Events reach Streams in bundles, of which a partition has but a few in its queue. */
    private static void bundle(Properties properties, ServiceConfig config) {
        String topics = String.join(
                ",",
                config.topics().nameOf(TopicName.PREDICTIONS),
                config.topics().nameOf(TopicName.LABELS));
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                BundleRecords.class.getName());
        properties.put(StreamsConfig.mainConsumerPrefix(BundleRecords.TOPICS), topics);
        properties.putIfAbsent(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, WAITING_BUNDLES);
    }
}
