package io.plimsoll.streams.cli;

import io.plimsoll.streams.files.EventFile;
import io.plimsoll.streams.files.EventReader;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backtest}: the same engine without Kafka, over files. */
@Command(
        name = "backtest",
        description = "Replays files through the engine, without Kafka, and writes every report and alert.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

    private final Host host;

    @Option(names = "--monitor", paramLabel = "FILE", required = true, description = "The policy.")
    private @Nullable Path monitor;

    @Option(
            names = "--reference",
            paramLabel = "CSV",
            required = true,
            description = "The training data, of one version or several; may be repeated.")
    private @Nullable List<Path> references;

    @Option(names = "--predictions", paramLabel = "CSV", required = true, description = "The predictions.")
    private @Nullable Path predictions;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = "What turned out to be true, by request; without it only what needs no labels is judged.")
    private @Nullable Path labels;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results go.")
    private @Nullable Path out;

    BacktestCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        PolicyFile policy = PolicyFile.read(given(monitor));
        Monitor inForce = new Monitor(policy.policy(), new ReferenceFile(policy, given(references)).references());
        PendingPredictions pending = new PendingPredictions(new HeapBlockStore());
        try (BacktestResults results = BacktestResults.in(given(out), policy, host.clock())) {
            Backtest backtest = new Backtest(only(inForce), WaitingPredictions.ofFiles(pending), results::add);
            replay(policy, backtest, results);
            backtest.finish();
            results.draw(inForce);
            results.summary().forEach(host.console()::print);
        }
        return ExitCode.FINE;
    }

    private void replay(PolicyFile policy, Backtest backtest, BacktestResults results) throws IOException {
        Feed feed = new Feed(backtest, results);
        try (ReplaySchedule schedule = schedule(policy);
                ProgressBar progress = new ProgressBar(host.console(), host.clock(), "events", 0)) {
            while (schedule.next(feed)) {
                progress.advance(1);
            }
        }
    }

    private ReplaySchedule schedule(PolicyFile policy) throws IOException {
        EventReader<PredictionRow> rows = EventFile.at(given(predictions)).predictions(policy.attributes());
        return new ReplaySchedule(
                rows,
                labels == null ? EventReader.empty() : EventFile.at(labels).labels());
    }

    /** Gives events to the engine in the order in which they were published. */
    private record Feed(Backtest backtest, BacktestResults results) implements ReplaySchedule.Recipient {

        @Override
        public void prediction(PredictionRow row, long due) {
            results.count(backtest.accept(row.prediction));
        }

        @Override
        public void label(LabelRow row, long due) {
            results.count(backtest.accept(row.observed()));
        }
    }

    private static Monitors only(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return monitor.policy().model().equals(model) ? Optional.of(monitor) : Optional.empty();
            }

            @Override
            public long stamp() {
                return 1;
            }
        };
    }

    /** Picocli has seen to it that a required option is there. */
    private static <T> T given(@Nullable T option) {
        if (option == null) {
            throw new UsageException("a required option is missing");
        }
        return option;
    }
}
