package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.DriftCheck;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.ops.Measurements;
import io.plimsoll.streams.ops.Operations;
import io.plimsoll.streams.ops.health.Fault;
import io.plimsoll.streams.ops.health.HealthChecks;
import io.plimsoll.streams.ops.metrics.ProcessMeters;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.topology.MonitorService;
import io.plimsoll.streams.wire.ReferencePicture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** An instance of the service: the topology, and what shows how it goes. */
final class Service implements AutoCloseable {

    /** A commit comes after at most ten seconds; twice that is no accident. */
    private static final Duration LONGEST_FLUSH_AGE = Duration.ofSeconds(20);

    private final Measurements measurements;
    private final MonitorService monitor;
    private final Operations operations;

    private Service(Measurements measurements, MonitorService monitor, Operations operations) {
        this.measurements = measurements;
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
        Measurements measurements =
                new Measurements(config.limits().series(), config.limits().instanceSeries());
        ServiceTelemetry telemetry = new ServiceTelemetry(measurements);
        MonitorService monitor = MonitorService.start(config, Topics.partitions(config), clock, telemetry);
        try {
            ProcessMeters.bindTo(measurements.registry());
            measurements.gauges().flushAge(monitor::flushAge);
            measurements.limits(model -> limits(monitor, model));
            monitor.lag().forEach(measurements.gauges()::lag);
            measurements
                    .gauges()
                    .definitionFaults(() -> monitor.catalogue().faults().size());
            Operations operations = Operations.start(
                    config,
                    measurements,
                    List.of(
                            HealthChecks.streams(monitor::isRunning),
                            HealthChecks.definitions(
                                    () -> faults(monitor.catalogue().faults())),
                            HealthChecks.partitioning(telemetry::misplaced),
                            HealthChecks.flushing(monitor::flushAge, LONGEST_FLUSH_AGE)),
                    clock,
                    (model, layout) -> monitor.catalogue()
                            .monitor(model)
                            .flatMap(inForce -> inForce.reference(layout))
                            .map(ReferencePicture::of));
            return new Service(measurements, monitor, operations);
        } catch (IOException | RuntimeException failed) {
            monitor.close();
            throw failed;
        }
    }

    private static Map<String, Double> limits(MonitorService monitor, String model) {
        return monitor.catalogue()
                .monitor(model)
                .map(inForce -> inForce.policy().checks().drift().stream()
                        .filter(check -> check.ladder().alarms())
                        .collect(Collectors.toMap(
                                DriftCheck::name, check -> check.ladder().warning())))
                .orElse(Map.of());
    }

    /** The port of HTTP. */
    int port() {
        return operations.port();
    }

    /** The policy of a model that is in force on this instance, as it was written. */
    Optional<MonitorPolicy> definitionOf(String model) {
        return monitor.catalogue().written(model);
    }

    /** The end of the last window of a model that was reported, as the page has it. */
    Optional<Instant> judged(String model) {
        return measurements.view().model(model).stream()
                .flatMap(known -> known.newest().stream())
                .map(report -> report.window().end())
                .max(Instant::compareTo);
    }

    /** How many reports and control events of a model the page has taken up. */
    long changes(String model) {
        return measurements.view().model(model).map(ModelView::changes).orElse(0L);
    }

    /** How many predictions and labels wait to be read. */
    long waiting() {
        return monitor.lag().values().stream()
                .mapToLong(LongSupplier::getAsLong)
                .sum();
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
