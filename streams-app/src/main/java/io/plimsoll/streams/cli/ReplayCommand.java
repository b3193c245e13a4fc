package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.EventFile;
import io.plimsoll.streams.files.EventReader;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: publishes files as events. */
@Command(
        name = "replay",
        description = "Publishes files as events, in the order in which they came.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--predictions", paramLabel = "CSV", required = true, description = "The predictions.")
    private @Nullable Path predictions;

    @Option(names = "--labels", paramLabel = "CSV", description = "The labels.")
    private @Nullable Path labels;

    @Option(
            names = "--monitor",
            paramLabel = "FILE",
            description = "The policy; it says which columns are attributes to slice by.")
    private @Nullable Path monitor;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times faster than it happened; as fast as it goes unless given.")
    private double speed = Double.POSITIVE_INFINITY;

    ReplayCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (!(speed > 0) || predictions == null) {
            throw new UsageException("--speed must be above 0, and --predictions names a file");
        }
        Set<String> attributes =
                monitor == null ? new TreeSet<>() : PolicyFile.read(monitor).attributes();
        EventReader<PredictionRow> rows = EventFile.at(predictions).predictions(attributes);
        try (Publisher publisher = new Publisher(cluster.config(host.environment()));
                ReplaySchedule schedule = new ReplaySchedule(rows, labels());
                ProgressBar progress = new ProgressBar(host.console(), host.clock(), "events", 0)) {
            Pace pace = new Pace(host.clock(), speed);
            while (schedule.next(recipient(publisher, pace))) {
                progress.advance(1);
            }
            publisher.flush();
        }
        return ExitCode.FINE;
    }

    private EventReader<LabelRow> labels() throws IOException {
        return labels == null ? EventReader.empty() : EventFile.at(labels).labels();
    }

    private static ReplaySchedule.Recipient recipient(Publisher publisher, Pace pace) {
        return new ReplaySchedule.Recipient() {
            @Override
            public void prediction(PredictionRow row, long due) {
                pace.await(due);
                publisher.send(
                        TopicName.PREDICTIONS, row.prediction.id.toString(), PredictionJson.bytes(row.prediction));
            }

            @Override
            public void label(LabelRow row, long due) {
                pace.await(due);
                publisher.send(TopicName.LABELS, row.id.toString(), LabelJson.bytes(row));
            }
        };
    }
}
