package io.plimsoll.streams.ops.view;

import io.plimsoll.streams.ops.health.HealthCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the view, on a thread of its own: reads all partitions of both topics from their beginning, committed records
 * only, without a consumer group. A failure is tried again with the same positions, for as long as it takes.
 */
public final class ViewFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Map<String, ViewTopic> topics;
    private final ReportView view;
    private final Duration pause;
    private final Runnable whenCaughtUp;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile FeedState state = new FeedState.Starting();

    /** This and the next are read and written by the feed's thread alone. */
    private final Map<TopicPartition, Long> targets = new HashMap<>();

    private boolean hasCaughtUp;

    private ViewFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Map<String, ViewTopic> topics,
            ReportView view,
            Duration pause,
            Runnable whenCaughtUp) {
        this.consumers = consumers;
        this.topics = Map.copyOf(topics);
        this.view = view;
        this.pause = pause;
        this.whenCaughtUp = whenCaughtUp;
        thread = new Thread(this::run, "plimsoll-view");
        thread.setDaemon(true);
    }

    /**
     * A feed that has not begun.
     *
     * @param consumers makes the consumer, with the {@link #properties}
     * @param topics the full names of the topics, and which they are
     * @param view what is filled
     * @param pause how long to wait after a failure
     * @param whenCaughtUp what is done once, on the feed's thread, when all that was there at the start has been read
     */
    public static ViewFeed of(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Map<String, ViewTopic> topics,
            ReportView view,
            Duration pause,
            Runnable whenCaughtUp) {
        return new ViewFeed(consumers, topics, view, pause, whenCaughtUp);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** The consumer's properties, over those of the connection. */
    public static Properties properties(Map<String, String> connection) {
        Properties properties = new Properties();
        connection.forEach(properties::setProperty);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, "plimsoll-view");
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    /** How far it is. */
    public FeedState state() {
        return state;
    }

    /** Whether the view has caught up, as a health check. */
    public HealthCheck healthCheck() {
        return new HealthCheck("view", () -> state.health());
    }

    private void run() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            while (isOpen()) {
                attempt(consumer);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void attempt(Consumer<byte[], byte[]> consumer) {
        try {
            if (targets.isEmpty()) {
                begin(consumer);
            }
            consumer.poll(POLL).forEach(this::apply);
            tell(progress(consumer));
        } catch (WakeupException | InterruptException e) {
            LOG.debug("Woken up to close");
        } catch (KafkaException e) {
            fail(e);
            waitBeforeNext();
        }
    }

    private void begin(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = topics.keySet().stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        targets.putAll(consumer.endOffsets(partitions));
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic " + topic + " does not exist");
        }
        return partitions;
    }

    private void apply(ConsumerRecord<byte[], byte[]> published) {
        ViewTopic topic = topics.get(published.topic());
        if (topic != null && published.key() != null && published.value() != null) {
            String model = new String(published.key(), StandardCharsets.UTF_8);
            Instant at = Instant.ofEpochMilli(published.timestamp());
            view.apply(new Published(topic, model, published.value(), headers(published), at));
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> published) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : published.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    /** Positions, not records, are compared: the last offsets of a partition may be markers of transactions. */
    private FeedState progress(Consumer<byte[], byte[]> consumer) {
        long missing = targets.entrySet().stream()
                .mapToLong(target -> Math.max(0, target.getValue() - consumer.position(target.getKey())))
                .sum();
        if (missing > 0) {
            return new FeedState.Loading(missing);
        }
        return new FeedState.CaughtUp(targets.keySet().stream()
                .map(consumer::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum());
    }

    private void tell(FeedState now) {
        state = now;
        if (now instanceof FeedState.CaughtUp && !hasCaughtUp) {
            hasCaughtUp = true;
            whenCaughtUp.run();
        }
    }

    private void fail(RuntimeException e) {
        state = new FeedState.Failing(e.getClass().getSimpleName());
        LOG.atWarn().setCause(e).log("The view cannot read its topics");
    }

    private void waitBeforeNext() {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closing while waiting");
            }
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread and its consumer; at most ten seconds. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
