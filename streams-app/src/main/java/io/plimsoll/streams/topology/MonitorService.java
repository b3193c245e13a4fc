package io.plimsoll.streams.topology;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.wire.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The topology, running. A task that fails is started again on a fresh thread; what it had counted comes again. */
public final class MonitorService implements AutoCloseable {

    private static final int TEXT_LENGTH = 4_096;
    private static final long STEP_MILLIS = 100;
    private static final int FEATURES = 10_000;
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Catalogue catalogue;
    private final KafkaStreams streams;
    private final CountDownLatch ended = new CountDownLatch(1);

    private MonitorService(Catalogue catalogue, KafkaStreams streams) {
        this.catalogue = catalogue;
        this.streams = streams;
    }

    /**
     * Starts the service.
     *
     * @param config its configuration
     * @param partitions the number of partitions of the predictions
     * @param clock for bounds of record times, and for pacing
     */
    public static MonitorService start(ServiceConfig config, int partitions, InstantSource clock) {
        Catalogue catalogue = new Catalogue();
        ConsumerLag lag = new ConsumerLag(config.topics().nameOf(TopicName.PREDICTIONS));
        MonitorTopology topology = new MonitorTopology(
                config.topics()::nameOf,
                catalogue,
                partitions,
                config.topics().partitions(),
                new Limits(
                        Math.toIntExact(config.limits().event().bytes()),
                        config.limits().depth(),
                        FEATURES,
                        TEXT_LENGTH),
                new TimeBounds(config.time().skew(), clock),
                clock,
                lag,
                config.time().idleAfter());
        KafkaStreams streams = new KafkaStreams(topology.build(), StreamsProperties.of(config));
        lag.of(streams);
        MonitorService service = new MonitorService(catalogue, streams);
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.setStateListener((now, before) -> {
            if (now.hasCompletedShutdown()) {
                service.ended.countDown();
            }
        });
        streams.start();
        return service;
    }

    /** What is in force. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Whether every thread has its tasks and they are restored. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    /**
     * Waits until the service runs.
     *
     * @throws IllegalStateException if it does not within this time
     */
    public void awaitRunning(Duration longest) throws InterruptedException {
        for (long waited = 0; !isRunning(); waited += STEP_MILLIS) {
            if (waited > longest.toMillis() || ended.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service does not run: it is " + streams.state());
            }
        }
    }

    /** Waits until the service has ended. */
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        streams.close(CLOSING);
    }
}
