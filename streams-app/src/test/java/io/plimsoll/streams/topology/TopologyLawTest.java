package io.plimsoll.streams.topology;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.EngineLaw;
import io.plimsoll.streams.monitor.Event;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.SampleModel;
import io.plimsoll.streams.rig.ContinuousIntegration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** {@link EngineLaw} of the real topology, which counts an event of an unknown model as a dead letter. */
class TopologyLawTest extends EngineLaw {

    @TempDir
    Path directory;

    /** Continuous integration runs all; elsewhere each number of partitions, and each rate of commits, has its turn once. */
    @Override
    protected Stream<Arguments> spreads() {
        return ContinuousIntegration.runs()
                ? super.spreads()
                : Stream.of(Arguments.of(1, 10_000), Arguments.of(4, 1), Arguments.of(7, 100));
    }

    @Override
    protected void run(
            Monitors monitors, List<Event> events, int partitions, int commitEvery, long seed, Consumer<Close> closes) {
        Monitor monitor = monitors.monitor(SampleModel.NAME).orElseThrow();
        Map<String, Reference> references = new TreeMap<>();
        for (String version : List.of("v1", "v2")) {
            references.put(
                    version, monitor.reference(monitor.layout(version).hash()).orElseThrow());
        }
        List<TopologyHost.Published> published =
                events.stream().map(TopologyLawTest::published).toList();
        new TopologyHost(directory, monitor.policy(), references).run(published, partitions, commitEvery, seed, closes);
    }

    private static TopologyHost.Published published(Event event) {
        return event.isLabel() ? label(event) : prediction(event);
    }

    /** A message must hold an answer. */
    private static TopologyHost.Published prediction(Event event) {
        Prediction prediction = event.into(new Prediction());
        if (!prediction.hasScore()) {
            prediction.score(0.5);
        }
        return new TopologyHost.Published(
                TopicName.PREDICTIONS, event.id(), event.time(), PredictionJson.bytes(prediction));
    }

    private static TopologyHost.Published label(Event event) {
        LabelRow row = new LabelRow();
        row.id.set(event.id());
        row.model.set(event.model());
        row.label.set(event.answer().orElseThrow());
        row.time(event.time());
        return new TopologyHost.Published(TopicName.LABELS, event.id(), event.time(), LabelJson.bytes(row));
    }
}
