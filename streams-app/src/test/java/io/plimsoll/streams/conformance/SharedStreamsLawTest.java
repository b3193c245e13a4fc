package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.LastReports;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.rig.ContinuousIntegration;
import io.plimsoll.streams.topology.TopologyHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law of the house over the four streams: through the real topology, however spread and committed, the last report of
 * every window is the backtest's, bit for bit; where no event is late, people are told the same.
 *
 * <p>Continuous integration runs one spread of each stream, another build only that of the stream with late events and two
 * versions; {@code -Dplimsoll.law=full} runs all of them.
 */
class SharedStreamsLawTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    /** Of the four only the stream credit has late events. */
    static Stream<Arguments> spreads() {
        if (!"full".equals(System.getProperty("plimsoll.law"))) {
            return ContinuousIntegration.runs()
                    ? Stream.of(
                            Arguments.of(SharedStream.ADULT, 7, 100),
                            Arguments.of(SharedStream.CARLOAN, 4, 10_000),
                            Arguments.of(SharedStream.CREDIT, 4, 100),
                            Arguments.of(SharedStream.ELEC2, 1, 100))
                    : Stream.of(Arguments.of(SharedStream.CREDIT, 4, 100));
        }
        return Stream.of(SharedStream.ADULT, SharedStream.CARLOAN, SharedStream.CREDIT, SharedStream.ELEC2)
                .flatMap(stream -> Stream.of(1, 4, 7)
                        .flatMap(partitions -> Stream.of(1, 100, 10_000)
                                .map(commitEvery -> Arguments.of(stream, partitions, commitEvery))));
    }

    @ParameterizedTest(name = "{0}, {1} partitions, a commit every {2} events")
    @MethodSource("spreads")
    void shouldSayWhatTheBacktestSays(SharedStream stream, int partitions, int commitEvery) {
        Policy policy = stream.policy(DAY);
        Map<String, Reference> references = stream.references(policy);
        List<TopologyHost.Published> events = new ArrayList<>();
        LastReports expected = backtest(stream, new Monitor(policy, references), events);
        LastReports reports = new LastReports();

        new TopologyHost(directory, policy, references).run(events, partitions, commitEvery, 1, reports);

        String lastPane = policy.pane(events.get(events.size() - 1).time()) + " ";
        assertThat(reports.byPane().keySet()).isEqualTo(expected.byPane().keySet());
        expected.byPane().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(lastPane))
                .forEach(entry -> assertThat(reports.byPane().get(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue()));
        if (!stream.equals(SharedStream.CREDIT)) {
            assertThat(reports.transitions()).isEqualTo(expected.transitions());
            assertThat(reports.recommendations()).isEqualTo(expected.recommendations());
        }
    }

    /** Runs the backtest, and keeps the events as messages. */
    private static LastReports backtest(SharedStream stream, Monitor monitor, List<TopologyHost.Published> events) {
        LastReports reports = new LastReports();
        Backtest backtest = new Backtest(
                SharedStream.only(monitor),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                reports);
        stream.replay(new ReplaySchedule.Recipient() {
            @Override
            public void prediction(PredictionRow row, long due) {
                events.add(take(row.prediction, backtest));
            }

            @Override
            public void label(LabelRow row, long due) {
                backtest.accept(row.observed());
                events.add(new TopologyHost.Published(
                        TopicName.LABELS, row.id.toString(), row.time(), LabelJson.bytes(row)));
            }
        });
        events.add(take(last(monitor.policy(), events), backtest));
        backtest.finish();
        return reports;
    }

    private static TopologyHost.Published take(Prediction prediction, Backtest backtest) {
        backtest.accept(prediction);
        return new TopologyHost.Published(
                TopicName.PREDICTIONS, prediction.id.toString(), prediction.time(), PredictionJson.bytes(prediction));
    }

    /** An event so late that every pane before it is final when it closes: it moves all watermarks to the end. */
    private static Prediction last(Policy policy, List<TopologyHost.Published> events) {
        long latest = events.stream()
                .filter(event -> event.topic() == TopicName.PREDICTIONS)
                .mapToLong(TopologyHost.Published::time)
                .max()
                .orElseThrow();
        Prediction last = new Prediction();
        last.clear();
        last.id.set("last");
        last.model.set(policy.model());
        last.version.set("v1");
        last.time(policy.paneEnd(policy.pane(latest) + policy.horizonPanes()));
        last.score(0.5);
        return last;
    }
}
