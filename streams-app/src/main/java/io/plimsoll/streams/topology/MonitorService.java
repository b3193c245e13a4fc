package io.plimsoll.streams.topology;

import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.monitor.StageMessage;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.StageMessageSerde;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.wire.Catalogue;
import io.plimsoll.streams.wire.PageLinks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** The topology, running. A task that fails is started again on a fresh thread; what it had counted comes again. */
public final class MonitorService implements AutoCloseable {

    private static final int TEXT_LENGTH = 4_096;
    private static final long STEP_MILLIS = 100;
    private static final int FEATURES = 10_000;
    private static final Duration CLOSING = Duration.ofSeconds(30);

    private final Catalogue catalogue;
    private final Instruments instruments;
    private final KafkaStreams streams;
    private final Map<String, ConsumerLag> lags;
    private final CountDownLatch ended = new CountDownLatch(1);

    private MonitorService(
            Catalogue catalogue, Instruments instruments, KafkaStreams streams, Map<String, ConsumerLag> lags) {
        this.instruments = instruments;
        this.catalogue = catalogue;
        this.streams = streams;
        this.lags = lags;
    }

    /**
     * Starts the service.
     *
     * @param config its configuration
     * @param partitions the number of partitions of the predictions
     * @param clock for bounds of record times, for pacing, and for idleness and silence
     * @param telemetry is told what happens
     */
    public static MonitorService start(ServiceConfig config, int partitions, InstantSource clock, Telemetry telemetry) {
        Catalogue catalogue = new Catalogue();
        Instruments instruments =
                Instruments.of(clock, telemetry, PageLinks.to(config.http().publicUrl()));
        Map<String, ConsumerLag> lags = lags(config);
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
                Objects.requireNonNull(lags.get(TopicName.PREDICTIONS.suffix())),
                config.time().idleAfter(),
                new SilenceCheck(config.time().silenceAfter()),
                instruments);
        KafkaStreams streams = new KafkaStreams(topology.build(), StreamsProperties.of(config));
        lags.values().forEach(lag -> lag.of(streams));
        MonitorService service = new MonitorService(catalogue, instruments, streams, lags);
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.setStateListener((now, before) -> {
            if (now.hasCompletedShutdown()) {
                service.ended.countDown();
            }
        });
        streams.start();
        instruments.inForce().start(clientId(streams), connection(config));
        return service;
    }

    private static Map<String, ConsumerLag> lags(ServiceConfig config) {
        return Map.of(
                TopicName.PREDICTIONS.suffix(),
                new ConsumerLag(config.topics().nameOf(TopicName.PREDICTIONS)),
                TopicName.LABELS.suffix(),
                new ConsumerLag(config.topics().nameOf(TopicName.LABELS)),
                MonitorTopology.DELTAS,
                new ConsumerLag(deltasTopic(config.streams().applicationId())));
    }

    private static String clientId(KafkaStreams streams) {
        return streams.metadataForLocalThreads().iterator().next().consumerClientId();
    }

    private static Properties connection(ServiceConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.kafka().properties());
        properties.remove("client.id");
        return properties;
    }

    /** The topics that the service of this id makes for itself; by name, for another's id may begin with this one. */
    public static Set<String> internalTopics(String applicationId) {
        return Stream.concat(
                        Stream.of(
                                        MonitorTopology.WAITING,
                                        MonitorTopology.PANES,
                                        MonitorTopology.STATES,
                                        MonitorTopology.DEFINITIONS)
                                .map(store -> applicationId + "-" + store + "-changelog"),
                        Stream.of(deltasTopic(applicationId)))
                .collect(Collectors.toSet());
    }

    /** Whether a group holds what an instance of the service of this id says of itself. */
    public static boolean isGroupOfInstance(String group, String applicationId) {
        return InForce.isGroup(group, applicationId);
    }

    /** The topic between the stages of the service of this id. */
    public static String deltasTopic(String applicationId) {
        return applicationId + "-" + MonitorTopology.DELTAS + "-repartition";
    }

    /** The message between the stages that lets the second forget what it counted and judged of a model. */
    public static byte[] forget(String model) {
        return StageMessageSerde.write(new StageMessage.Forget(model));
    }

    /** What is in force. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * How many records this instance has not read yet, by topic: the two inputs by their names without the prefix, and
     * {@code deltas}, which lies between the stages.
     */
    public Map<String, LongSupplier> lag() {
        return lags.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue()::records));
    }

    /** How long the oldest counts of this instance have been waiting for a commit; zero when none wait. */
    public Duration flushAge() {
        return instruments.age().longest();
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
        instruments.inForce().close();
    }
}
