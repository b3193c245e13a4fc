package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.ClosingFigures;
import io.plimsoll.streams.bench.Machine;
import io.plimsoll.streams.bench.Sample;
import io.plimsoll.streams.bench.ServiceProbe;
import io.plimsoll.streams.bench.StageProfile;
import io.plimsoll.streams.bench.Timeline;
import io.plimsoll.streams.bench.Workload;
import io.plimsoll.streams.embedded.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Midnight: one pane of many models closes at once, each with as much history as its longest run reaches back to. The days
 * before close too, one after the other, but only the last is measured.
 */
final class ClosingBench {

    private static final int DAYS = 14;
    private static final int EVENTS_A_DAY = 100;
    private static final double NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Host host;
    private final Workload.Shape shape;
    private final List<String> models;

    ClosingBench(Host host, Workload.Shape shape, int models) {
        this.host = host;
        this.shape = shape;
        this.models = IntStream.range(0, models)
                .mapToObj(i -> String.format(Locale.ROOT, "model-%04d", i))
                .toList();
    }

    ClosingFigures run(int partitions, int heapMegabytes) throws IOException, InterruptedException, ExecutionException {
        try (BenchBox box = BenchBox.start(partitions, heapMegabytes)) {
            BenchLoad load = new BenchLoad(shape, models);
            try (ProgressBar progress = progress("models applied", models.size())) {
                load.apply(box.config(), progress::advance);
            }
            publish(box, load, 0, DAYS, EVENTS_A_DAY);
            try (JavaProcess service = box.service()) {
                return BenchBox.measured(service, () -> figures(box, load, service));
            }
        }
    }

    private ClosingFigures figures(BenchBox box, BenchLoad load, JavaProcess service) throws IOException {
        try (ServiceProbe probe = ServiceProbe.of(service.pid());
                BenchReports reports = new BenchReports(box.config())) {
            Timeline timeline = new Timeline();
            awaitPanes(reports, DAYS - 1, probe, timeline);
            Sample before = timeline.last();
            long atStart = probe.disturbances();
            publish(box, load, DAYS, 1, EVENTS_A_DAY);
            StageProfile profile = awaitPanes(reports, DAYS, probe, timeline);
            return figures(box, before, timeline, profile, probe.disturbances() - atStart, reports.panes());
        }
    }

    private void publish(BenchBox box, BenchLoad load, int firstDay, int days, int eventsADay) {
        long events = (long) days * eventsADay * models.size();
        try (ProgressBar progress = progress("predictions published", events)) {
            load.publish(box.config(), events, firstDay, days, progress::advance);
        }
    }

    /** Waits until so many panes of every model are reported, and looks at the service meanwhile. */
    private StageProfile awaitPanes(BenchReports reports, int days, ServiceProbe probe, Timeline timeline)
            throws IOException {
        List<List<String>> stacks = new ArrayList<>();
        long wanted = (long) days * models.size();
        Instant end = host.clock().instant().plus(PATIENCE);
        timeline.add(probe.sample());
        try (ProgressBar progress = progress("panes closed", wanted)) {
            long seen = 0;
            while (reports.panes() < wanted && host.clock().instant().isBefore(end)) {
                reports.read();
                stacks.add(probe.stack());
                timeline.add(probe.sample());
                progress.advance(reports.panes() - seen);
                seen = reports.panes();
            }
        }
        return StageProfile.of(stacks);
    }

    private ClosingFigures figures(
            BenchBox box, Sample before, Timeline timeline, StageProfile profile, long disturbances, long closed) {
        Sample after = timeline.last();
        return new ClosingFigures(
                Machine.here(box.options()),
                new ClosingFigures.Load(
                        models.size(),
                        shape.features(),
                        shape.attributes() * shape.values(),
                        DAYS,
                        (long) DAYS * EVENTS_A_DAY * models.size(),
                        box.config().topics().partitions()),
                (after.nanos() - before.nanos()) / NANOS,
                (after.streamNanos() - before.streamNanos()) / NANOS,
                (after.processNanos() - before.processNanos()) / NANOS,
                timeline.peakResidentBytes(),
                disturbances,
                profile,
                closed,
                (long) DAYS * models.size());
    }

    private ProgressBar progress(String label, long total) {
        return new ProgressBar(host.console(), host.clock(), label, total);
    }
}
