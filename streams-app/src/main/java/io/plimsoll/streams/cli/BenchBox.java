package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.embedded.BrokerProcess;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.embedded.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Where a benchmark takes place: a broker and the service, each in a JVM of its own, on a directory that goes with them.
 */
final class BenchBox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int LINES = 10;

    private final BenchDirectory directory;
    private final BrokerProcess broker;
    private final ServiceConfig config;
    private final Path file;
    private final List<String> options;

    private BenchBox(BenchDirectory directory, BrokerProcess broker, int partitions, int heapMegabytes)
            throws IOException {
        this.directory = directory;
        this.broker = broker;
        this.file = Files.writeString(directory.path().resolve("plimsoll.yaml"), """
                kafka: {bootstrap.servers: "%s", group.instance.id: bench}
                topics: {partitions: %d, replication: 1}
                streams: {state.dir: "%s"}
                http: {port: 0}
                """.formatted(
                        broker.bootstrapServers(), partitions, directory.path().resolve("state")));
        this.config = new ConfigParser(Map.of()).service(file);
        this.options = List.of("-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-XX:+ExitOnOutOfMemoryError");
    }

    /** Starts the broker and creates the topics; the service is started later. */
    static BenchBox start(int partitions, int heapMegabytes)
            throws IOException, InterruptedException, ExecutionException {
        BenchDirectory directory = BenchDirectory.temporary();
        BrokerProcess broker = BrokerProcess.start(
                BrokerSettings.temporary().in(directory.path().resolve("broker")));
        try {
            BenchBox box = new BenchBox(directory, broker.awaitReady(), partitions, heapMegabytes);
            Topics.create(box.config);
            return box;
        } catch (IOException | RuntimeException | ExecutionException failed) {
            broker.close();
            directory.close();
            throw failed;
        }
    }

    ServiceConfig config() {
        return config;
    }

    /** What the service's JVM is started with. */
    String options() {
        return String.join(" ", options);
    }

    /** Starts the service, and returns when it takes its work. */
    JavaProcess service() {
        JavaProcess service = JavaProcess.fork(
                Plimsoll.class,
                directory.path().resolve("service.log"),
                options,
                List.of("run", "--config", file.toString()));
        try {
            service.awaitLine("Plimsoll runs", PATIENCE);
            return service;
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    /**
     * Measures a service. Where it ends meanwhile the measurement fails with the end of its log, for the log goes with the box.
     *
     * @param service the service
     * @param measurement of it
     */
    static <T> T measured(JavaProcess service, Measurement<T> measurement)
            throws IOException, InterruptedException, ExecutionException {
        try {
            return measurement.take();
        } catch (IOException | RuntimeException failed) {
            if (service.endsWithin(MOMENT)) {
                throw new IllegalStateException(service.lastWords(LINES), failed);
            }
            throw failed;
        }
    }

    /** Something that takes a while. */
    @FunctionalInterface
    interface Measurement<T> {
        T take() throws IOException, InterruptedException, ExecutionException;
    }

    /** A file that goes with the box. */
    Path resolve(String name) {
        return directory.path().resolve(name);
    }

    @Override
    public void close() {
        broker.close();
        directory.close();
    }
}
