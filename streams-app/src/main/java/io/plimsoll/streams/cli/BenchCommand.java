package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.plimsoll.streams.bench.ClosingFigures;
import io.plimsoll.streams.bench.ThroughputFigures;
import io.plimsoll.streams.bench.WaitingFigures;
import io.plimsoll.streams.bench.Workload;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: the throughput of this machine. */
@Command(
        name = "bench",
        description =
                "Measures on this machine how many predictions the service takes per second of CPU, and shows where"
                        + " the time goes. Brings its own broker.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final int VALUES = 3;
    private static final int VALUES_AT_CLOSE = 5;

    /** The days of the horizon that a policy has unless it says otherwise. */
    private static final int LONGEST_WAIT = 30;

    private static final ObjectWriter JSON = Json.MESSAGES.writerWithDefaultPrettyPrinter();

    private final Host host;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many predictions; the first half warms up (default ${DEFAULT-VALUE}).")
    private long events = 4_000_000;

    @Option(names = "--features", paramLabel = "N", description = "Features of each (default ${DEFAULT-VALUE}).")
    private int features = 20;

    @Option(
            names = "--segments",
            paramLabel = "N",
            description = "Attributes that traffic is sliced by, of three values each (default ${DEFAULT-VALUE}).")
    private int segments = 3;

    @Option(
            names = "--close",
            paramLabel = "MODELS",
            description = "Measure instead how long it takes when a pane of so many models closes at once.")
    private int models;

    @Option(
            names = "--panes",
            paramLabel = "N",
            description = "Days that the predictions spread over; all but the last are judged meanwhile"
                    + " (default ${DEFAULT-VALUE}).")
    private int panes = 30;

    @Option(
            names = "--labels",
            paramLabel = "SHARE",
            description = "The share of the predictions for which a label comes (default ${DEFAULT-VALUE}).")
    private double labels;

    @Option(
            names = "--waiting",
            paramLabel = "N",
            description = "Measure instead what so many predictions take that wait for labels, and how long the service"
                    + " needs to be ready again after it was killed.")
    private long waiting;

    @Option(names = "--partitions", paramLabel = "N", description = "Of the topic (default ${DEFAULT-VALUE}).")
    private int partitions = 1;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            description = "Heap of the service at most, in megabytes (default ${DEFAULT-VALUE}).")
    private int heap = 512;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file too.")
    private @Nullable Path json;

    BenchCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        require(events >= 30_000, "--events must be at least 30000");
        require(features >= 1 && features <= 10_000, "--features must be from 1 to 10000");
        require(segments >= 0 && segments <= 20, "--segments must be from 0 to 20");
        require(panes >= 2 && panes <= 4_000, "--panes must be from 2 to 4000");
        require(labels >= 0 && labels <= 1, "--labels must be from 0 to 1");
        require(models >= 0 && models <= 1_000, "--close must be from 1 to 1000");
        require(partitions >= 1 && partitions <= 1_000, "--partitions must be from 1 to 1000");
        require(waiting >= 0, "--waiting must be at least 1");
        require(waiting == 0 || panes <= LONGEST_WAIT, "--panes must be at most 30, else not all of them wait");
        if (waiting > 0) {
            return waiting();
        }
        return models > 0 ? closing() : throughput();
    }

    private int waiting() throws IOException, InterruptedException, ExecutionException {
        Workload.Shape shape = new Workload.Shape(features, segments, VALUES, 2);
        WaitingFigures figures = new WaitingBench(host, shape, waiting, panes).run(partitions, heap);
        write(figures);
        WaitingTable.lines(figures).forEach(host.console()::print);
        return figures.isComplete() ? ExitCode.FINE : ExitCode.FAILURE;
    }

    private int throughput() throws IOException, InterruptedException, ExecutionException {
        Workload.Shape shape = new Workload.Shape(features, segments, VALUES, 2);
        ThroughputFigures figures = new ThroughputBench(host, shape, events, panes, labels).run(partitions, heap);
        write(figures);
        ThroughputTable.lines(figures).forEach(host.console()::print);
        return figures.outcome().isComplete() ? ExitCode.FINE : ExitCode.FAILURE;
    }

    private int closing() throws IOException, InterruptedException, ExecutionException {
        Workload.Shape shape = new Workload.Shape(features, segments, VALUES_AT_CLOSE, 1);
        ClosingFigures figures = new ClosingBench(host, shape, models).run(partitions, heap);
        write(figures);
        ClosingTable.lines(figures).forEach(host.console()::print);
        boolean calm = figures.disturbances() == 0 && figures.closed() == figures.expected();
        return calm ? ExitCode.FINE : ExitCode.FAILURE;
    }

    private void write(Object figures) throws IOException {
        if (json != null) {
            JSON.writeValue(json.toFile(), figures);
        }
    }

    private static void require(boolean holds, String remedy) {
        if (!holds) {
            throw new UsageException(remedy);
        }
    }
}
