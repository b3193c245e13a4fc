package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.Machine;
import io.plimsoll.streams.bench.ServiceProbe;
import io.plimsoll.streams.bench.WaitingFigures;
import io.plimsoll.streams.bench.Workload;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.embedded.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * Predictions whose labels do not come: what they take while they wait, and how long the service needs to begin anew after a
 * kill, which under exactly-once means to read back all that waits.
 */
final class WaitingBench {

    private static final String MODEL = "bench";
    private static final long REPEATED = 1_000;
    private static final long LOOK_MILLIS = 50;
    private static final double NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Host host;
    private final Workload.Shape shape;
    private final long events;
    private final int days;

    /**
     * @param days that the predictions spread over, no more than the horizon, so that all of them wait
     */
    WaitingBench(Host host, Workload.Shape shape, long events, int days) {
        this.host = host;
        this.shape = shape;
        this.events = events;
        this.days = days;
    }

    WaitingFigures run(int partitions, int heapMegabytes) throws IOException, InterruptedException, ExecutionException {
        try (BenchBox box = BenchBox.start(partitions, heapMegabytes)) {
            BenchLoad load = new BenchLoad(shape, List.of(MODEL));
            load.apply(box.config(), applied -> {});
            WaitingFigures.Memory before;
            WaitingFigures.Memory waiting;
            double seconds;
            try (JavaProcess service = box.service()) {
                new ServiceHttp(service).awaitReady(PATIENCE);
                before = memory(service);
                long start = System.nanoTime();
                publish(box.config(), load);
                awaitCommitted(box.config(), events);
                seconds = (System.nanoTime() - start) / NANOS;
                waiting = memory(service);
                service.kill();
            }
            return new WaitingFigures(
                    Machine.here(box.options()),
                    new WaitingFigures.Load(events, shape.attributes(), days, partitions, seconds),
                    before,
                    waiting,
                    restart(box));
        }
    }

    private void publish(ServiceConfig config, BenchLoad load) {
        try (ProgressBar progress = progress("predictions published")) {
            load.publish(config, events, 0, days, progress::advance);
        }
    }

    private WaitingFigures.Restart restart(BenchBox box) throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try (JavaProcess service = box.service()) {
            ServiceHttp http = new ServiceHttp(service);
            http.awaitReady(PATIENCE);
            double seconds = (System.nanoTime() - start) / NANOS;
            double cpuSeconds = cpuSeconds(service);
            WaitingFigures.Memory memory = memory(service);
            new BenchLoad(shape, List.of(MODEL)).repeat(box.config(), REPEATED, events, days);
            awaitCommitted(box.config(), events + REPEATED);
            return new WaitingFigures.Restart(
                    seconds, cpuSeconds, memory, REPEATED, http.events("prediction", "duplicate"));
        }
    }

    private static double cpuSeconds(JavaProcess service) throws IOException {
        try (ServiceProbe probe = ServiceProbe.of(service.pid())) {
            return probe.cpuSeconds();
        }
    }

    private static WaitingFigures.Memory memory(JavaProcess service) throws IOException {
        try (ServiceProbe probe = ServiceProbe.of(service.pid())) {
            long heap = probe.heapAfterCollection();
            return new WaitingFigures.Memory(heap, probe.residentBytes(), probe.peakResidentBytes());
        }
    }

    /** Waits until so many predictions are committed, and a little more, so that nothing is under way. */
    private void awaitCommitted(ServiceConfig config, long predictions)
            throws InterruptedException, ExecutionException {
        Instant end = host.clock().instant().plus(PATIENCE);
        try (Admin admin = Admin.create(Map.copyOf(config.kafka().properties()));
                ProgressBar progress = progress("predictions committed")) {
            long seen = 0;
            while (seen < predictions) {
                if (host.clock().instant().isAfter(end)) {
                    throw new IllegalStateException("only " + seen + " of " + predictions + " predictions were taken");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                long now = committed(admin, config);
                progress.advance(now - seen);
                seen = now;
            }
        }
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
    }

    private static long committed(Admin admin, ServiceConfig config) throws InterruptedException, ExecutionException {
        String topic = config.topics().nameOf(TopicName.PREDICTIONS);
        return admin
                .listConsumerGroupOffsets(config.streams().applicationId())
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    private ProgressBar progress(String label) {
        return new ProgressBar(host.console(), host.clock(), label, events);
    }
}
