package io.plimsoll.streams.ops;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthCheck;
import io.plimsoll.streams.ops.http.HttpLimits;
import io.plimsoll.streams.ops.http.HttpService;
import io.plimsoll.streams.ops.http.HttpService.Content;
import io.plimsoll.streams.ops.http.References;
import io.plimsoll.streams.ops.view.ViewFeed;
import io.plimsoll.streams.ops.view.ViewTopic;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** All of operations, running: the view and its feed, the metrics, the health, and HTTP over them. */
public final class Operations implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Measurements measurements;
    private final ViewFeed feed;
    private final HttpService http;

    private Operations(
            ServiceConfig config,
            Measurements measurements,
            List<HealthCheck> checks,
            InstantSource clock,
            References references,
            Supplier<Consumer<byte[], byte[]>> consumers)
            throws IOException {
        this.measurements = measurements;
        feed = ViewFeed.of(consumers, topics(config), measurements.view(), PAUSE, this::prepare);
        List<HealthCheck> all = new ArrayList<>(checks);
        all.add(feed.healthCheck());
        Content content = new Content(measurements.view(), new Health(all), measurements::scrape, clock, references);
        http = HttpService.start(config.http(), HttpLimits.STANDARD, content);
    }

    /**
     * Starts everything, against the configured cluster.
     *
     * @param config the service's configuration
     * @param measurements what is shown; closed with this
     * @param checks what else the instance's health depends on
     * @param clock the time
     * @param references what windows were held against
     * @throws IOException if HTTP cannot listen where it should
     */
    public static Operations start(
            ServiceConfig config,
            Measurements measurements,
            List<HealthCheck> checks,
            InstantSource clock,
            References references)
            throws IOException {
        return started(new Operations(
                config,
                measurements,
                checks,
                clock,
                references,
                () -> new KafkaConsumer<>(ViewFeed.properties(config.kafka().properties()))));
    }

    static Operations start(
            ServiceConfig config,
            Measurements measurements,
            List<HealthCheck> checks,
            InstantSource clock,
            Supplier<Consumer<byte[], byte[]>> consumers)
            throws IOException {
        return started(new Operations(config, measurements, checks, clock, References.NONE, consumers));
    }

    private static Operations started(Operations operations) {
        operations.feed.start();
        return operations;
    }

    private void prepare() {
        http.prepare();
    }

    private static Map<String, ViewTopic> topics(ServiceConfig config) {
        return Map.of(
                config.topics().nameOf(TopicName.REPORTS), ViewTopic.REPORTS,
                config.topics().nameOf(TopicName.CONTROL), ViewTopic.CONTROL);
    }

    /** The port of HTTP. */
    public int port() {
        return http.port();
    }

    /** Stops HTTP, then the feed. */
    @Override
    public void close() {
        http.close();
        feed.close();
        measurements.close();
    }
}
