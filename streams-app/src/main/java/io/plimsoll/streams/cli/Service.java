package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.ops.Operations;
import io.plimsoll.streams.ops.health.Fault;
import io.plimsoll.streams.ops.health.HealthChecks;
import io.plimsoll.streams.topology.MonitorService;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** An instance of the service: the topology, and what shows how it goes. */
final class Service implements AutoCloseable {

    private final MonitorService monitor;
    private final Operations operations;

    private Service(MonitorService monitor, Operations operations) {
        this.monitor = monitor;
        this.operations = operations;
    }

    /**
     * Starts both.
     *
     * @throws UsageException if a topic is missing
     * @throws IOException if HTTP cannot listen where it should
     */
    static Service start(ServiceConfig config, InstantSource clock)
            throws IOException, InterruptedException, ExecutionException {
        MonitorService monitor = MonitorService.start(config, Topics.partitions(config), clock);
        try {
            Operations operations = Operations.start(
                    config,
                    List.of(
                            HealthChecks.streams(monitor::isRunning),
                            HealthChecks.definitions(
                                    () -> faults(monitor.catalogue().faults()))),
                    clock);
            return new Service(monitor, operations);
        } catch (IOException | RuntimeException failed) {
            monitor.close();
            throw failed;
        }
    }

    /** The port of HTTP. */
    int port() {
        return operations.port();
    }

    /** Waits until it runs. */
    void awaitRunning(Duration longest) throws InterruptedException {
        monitor.awaitRunning(longest);
    }

    /** Waits until it has ended. */
    void await() throws InterruptedException {
        monitor.await();
    }

    @Override
    public void close() {
        operations.close();
        monitor.close();
    }

    /** Places are {@code monitors/MODEL} and {@code references/MODEL|VERSION}. */
    private static List<Fault> faults(Map<String, String> byPlace) {
        return byPlace.entrySet().stream()
                .map(fault -> new Fault(fault.getKey().substring(fault.getKey().indexOf('/') + 1), fault.getValue()))
                .toList();
    }
}
