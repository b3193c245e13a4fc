package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.Machine;
import io.plimsoll.streams.bench.ServiceProbe;
import io.plimsoll.streams.bench.StageProfile;
import io.plimsoll.streams.bench.ThreadTimes;
import io.plimsoll.streams.bench.ThroughputFigures;
import io.plimsoll.streams.bench.Timeline;
import io.plimsoll.streams.bench.Workload;
import io.plimsoll.streams.bench.Yardstick;
import io.plimsoll.streams.embedded.JavaProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * How fast the service takes predictions that are there already. The first half of them warms it up and is not measured.
 */
final class ThroughputBench {

    private static final String MODEL = "bench";
    private static final long LOOK_MILLIS = 40;
    private static final int LOOKS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int QUARTERS = 4;

    /** As many events as the yardstick reads in turn: some 12 MB, more than a processor's own cache holds. */
    private static final int SAMPLE = 20_000;

    private final Host host;
    private final Workload.Shape shape;
    private final long events;
    private final int panes;
    private final double labelled;
    private final long warmUp;

    /**
     * @param labelled the share of the predictions for which a label comes, in [0, 1]
     */
    ThroughputBench(Host host, Workload.Shape shape, long events, int panes, double labelled) {
        this.host = host;
        this.shape = shape;
        this.events = events;
        this.panes = panes;
        this.labelled = labelled;
        this.warmUp = events / 2;
    }

    ThroughputFigures run(int partitions, int heapMegabytes)
            throws IOException, InterruptedException, ExecutionException {
        try (BenchBox box = BenchBox.start(partitions, heapMegabytes)) {
            BenchLoad load = new BenchLoad(shape, List.of(MODEL), labelled);
            long before = yardstick(load);
            load.apply(box.config(), applied -> {});
            try (ProgressBar progress =
                    new ProgressBar(host.console(), host.clock(), "predictions published", events)) {
                load.publish(box.config(), events, 0, panes, progress::advance);
            }
            try (JavaProcess service = box.service()) {
                return BenchBox.measured(service, () -> figures(box, load, service, before));
            }
        }
    }

    /**
     * Beside the service it would take its processor, so it is read before all is published and after all was taken; the better
     * one counts, which is the harder on the service.
     */
    private static long yardstick(BenchLoad load) throws IOException {
        return new Yardstick(load.sample(MODEL, SAMPLE)).perCpuSecond();
    }

    private ThroughputFigures figures(BenchBox box, BenchLoad load, JavaProcess service, long before)
            throws IOException, InterruptedException {
        try (ServiceProbe probe = ServiceProbe.of(service.pid());
                BenchReports reports = new BenchReports(box.config())) {
            Observed observed = observe(probe);
            return figures(box, load, observed, outcome(reports), before);
        }
    }

    private record Observed(long from, Timeline timeline, Map<String, Double> cpuSeconds, StageProfile profile) {}

    private Observed observe(ServiceProbe probe) throws IOException, InterruptedException {
        Timeline timeline = new Timeline();
        try (ProgressBar progress = new ProgressBar(host.console(), host.clock(), "predictions taken", events)) {
            await(probe, timeline, warmUp, progress);
            long first = timeline.last().predictions();
            if (first > events * 3 / 4) {
                throw new UsageException("the run was over before it could be measured: raise --events");
            }
            ThreadTimes before = probe.threadTimes();
            List<List<String>> stacks = await(probe, timeline, events, progress);
            Map<String, Double> cpuSeconds = probe.threadTimes().since(before);
            return new Observed(first, timeline, cpuSeconds, StageProfile.of(stacks));
        }
    }

    /** Samples until so many predictions are taken; gives the stacks that were seen meanwhile. */
    private static List<List<String>> await(
            ServiceProbe probe, Timeline timeline, long predictions, ProgressBar progress)
            throws IOException, InterruptedException {
        List<List<String>> stacks = new ArrayList<>();
        long seen = timeline.isEmpty() ? 0 : timeline.last().predictions();
        while (seen < predictions) {
            for (int look = 0; look < LOOKS; look++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                stacks.add(probe.stack());
            }
            timeline.add(probe.sample());
            progress.advance(timeline.last().predictions() - seen);
            seen = timeline.last().predictions();
        }
        return stacks;
    }

    /** The last pane stays open; of all others every event must be in a report. */
    private ThroughputFigures.Outcome outcome(BenchReports reports) throws IOException {
        long expected = closedEvents();
        Instant end = host.clock().instant().plus(PATIENCE);
        while (reports.predictions() < expected && host.clock().instant().isBefore(end)) {
            reports.read();
        }
        return new ThroughputFigures.Outcome(reports.panes(), reports.predictions(), expected, reports.refused());
    }

    private long closedEvents() {
        long lastPane = Workload.START.toEpochMilli() + (panes - 1) * Workload.PANE.toMillis();
        long low = 0;
        long high = events;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (BenchLoad.time(middle, events, panes) < lastPane) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ThroughputFigures figures(
            BenchBox box, BenchLoad load, Observed observed, ThroughputFigures.Outcome outcome, long before)
            throws IOException {
        Timeline timeline = observed.timeline();
        return new ThroughputFigures(
                Machine.here(box.options()),
                new ThroughputFigures.Load(
                        events,
                        load.labels(),
                        observed.from(),
                        load.averageBytes(),
                        shape.features(),
                        shape.attributes(),
                        panes,
                        box.config().topics().partitions()),
                timeline.rates(observed.from(), events),
                Math.max(before, yardstick(load)),
                timeline.parts(observed.from(), events, QUARTERS),
                timeline.peakResidentBytes(),
                observed.cpuSeconds(),
                observed.profile(),
                outcome);
    }
}
