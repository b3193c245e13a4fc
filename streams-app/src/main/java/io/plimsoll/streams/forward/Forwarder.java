package io.plimsoll.streams.forward;

import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.config.ForwardSettings;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivery, running: a route to each destination, on a thread of its own. */
public final class Forwarder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    /** So few that even if each takes the whole time-out, the consumer polls again in time. */
    private static final int MOST_AT_ONCE = 2;

    /** Longer than a poll; whoever still waits for an answer then is interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final List<Running> running = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    private Forwarder() {}

    /**
     * Starts it.
     *
     * @param config whom to tell, and where the topics are
     * @param incidents reads what is open now
     * @param deliveries is told what happens
     * @param clock the time
     * @return the running delivery, to be closed
     * @throws IllegalArgumentException if there is nobody to tell
     */
    public static Forwarder start(
            ServiceConfig config, Supplier<List<Alert>> incidents, Deliveries deliveries, InstantSource clock) {
        Courier courier = new HttpCourier(config.forward().retry().timeout(), clock);
        return start(config, config.forward().group(), incidents, deliveries, clock, courier, Offsets.COMMITTED);
    }

    /**
     * Starts it for show, beside one that may be running in earnest: nothing is sent and no offset moves.
     *
     * @param shown takes a line for each request that would be sent
     * @see #start(ServiceConfig, Supplier, Deliveries, InstantSource)
     */
    public static Forwarder rehearse(
            ServiceConfig config,
            Supplier<List<Alert>> incidents,
            Deliveries deliveries,
            InstantSource clock,
            java.util.function.Consumer<String> shown) {
        Courier courier = post -> {
            shown.accept("POST " + post.address() + " " + post.shown());
            return new Answer.Delivered();
        };
        String group = config.forward().group() + "-dry-run";
        return start(config, group, incidents, deliveries, clock, courier, Offsets.FORGOTTEN);
    }

    private static Forwarder start(
            ServiceConfig config,
            String group,
            Supplier<List<Alert>> incidents,
            Deliveries deliveries,
            InstantSource clock,
            Courier courier,
            Offsets offsets) {
        List<Destination> destinations = destinations(config.forward(), incidents);
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException("nobody is to be told: set forward.alertmanager.url,"
                    + " forward.pagerduty.routing.key or forward.webhook.url in the configuration");
        }
        ForwardSettings.Retry retry = config.forward().retry();
        Backoff backoff = new Backoff(retry.first(), retry.longest());
        Forwarder forwarder = new Forwarder();
        for (Destination destination : destinations) {
            Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties(config, group, destination.name()));
            Route route = new Route(consumer, destination, courier, backoff, offsets, deliveries, clock);
            forwarder.run(destination.name(), consumer, route, config.topics().nameOf(TopicName.CONTROL));
        }
        return forwarder;
    }

    private static List<Destination> destinations(ForwardSettings settings, Supplier<List<Alert>> incidents) {
        List<Destination> destinations = new ArrayList<>();
        if (!settings.alertmanager().url().isEmpty()) {
            destinations.add(new AlertmanagerApi(settings.alertmanager(), incidents));
        }
        if (settings.pagerduty().routingKey().isSet()) {
            destinations.add(new PagerDuty(settings.pagerduty()));
        }
        if (!settings.webhook().url().isEmpty()) {
            destinations.add(new Webhook(settings.webhook()));
        }
        return destinations;
    }

    private static Properties properties(ServiceConfig config, String group, String destination) {
        Properties properties = new Properties();
        properties.putAll(config.kafka().properties());
        properties.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group + "-" + destination);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, "plimsoll-forward-" + destination);
        properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // A new group begins with what comes next; what is open by then Alertmanager hears of from the open incidents.
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MOST_AT_ONCE));
        properties.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    private void run(String name, Consumer<byte[], byte[]> consumer, Route route, String topic) {
        Thread thread = new Thread(() -> follow(consumer, route, topic), "plimsoll-forward-" + name);
        running.add(new Running(thread, consumer));
        thread.start();
    }

    private void follow(Consumer<byte[], byte[]> consumer, Route route, String topic) {
        try (consumer) {
            route.start(topic);
            while (isOpen()) {
                route.step();
            }
        } catch (WakeupException | InterruptedException closing) {
            LOG.debug("Woken up to close");
        } catch (RuntimeException failed) {
            // One route that is gone for good would go unnoticed: the process ends, and is started again by whoever
            // runs it.
            failure.compareAndSet(null, failed);
        } finally {
            ended.countDown();
        }
    }

    /** Whether every route runs. */
    public boolean isOpen() {
        return ended.getCount() > 0;
    }

    /**
     * Waits until it has ended.
     *
     * @throws RuntimeException what ended it, if nobody closed it
     */
    public void await() throws InterruptedException {
        ended.await();
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** What is under way is not waited for: it is sent again after the next start. */
    @Override
    public void close() {
        ended.countDown();
        running.forEach(each -> each.consumer.wakeup());
        running.forEach(Running::end);
    }

    private record Running(Thread thread, Consumer<byte[], byte[]> consumer) {

        /** A consumer that is interrupted while it closes does not leave its group, and the next one has to wait for that. */
        void end() {
            try {
                thread.join(PATIENCE.toMillis());
                if (thread.isAlive()) {
                    thread.interrupt();
                    thread.join(CLOSING.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
