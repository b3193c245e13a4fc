package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.ops.http.References;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.LabelArrived;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.ReferencePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first days of the credit story, backtested into files as the verb does, and what the page is fed with. */
final class StoryBacktest {
    private static final long SEED = 1;

    private final Path directory;
    private final Instant now;
    private final PolicyFile policy;
    private final Monitor monitor;

    private StoryBacktest(Path directory, Instant now, PolicyFile policy, Monitor monitor) {
        this.directory = directory;
        this.now = now;
        this.policy = policy;
        this.monitor = monitor;
    }

    /**
     * Runs it.
     *
     * @param days how many days are told
     * @param directory for the results
     * @param now the time of everything
     */
    static StoryBacktest of(int days, Path directory, Instant now) throws IOException {
        CreditStory story = new CreditStory(SEED);
        MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(story.policy(), MonitorPolicy.class);
        PolicyFile policy = new PolicyFile(written, PolicyWire.policyOf(written));
        Map<String, Reference> references = new LinkedHashMap<>();
        for (String version : List.of("v1", "v2")) {
            references.put(version, reference(story, version, policy));
        }
        StoryBacktest told = new StoryBacktest(directory, now, policy, new Monitor(policy.policy(), references));
        told.run(story, CreditStory.START.plus(Duration.ofDays(days)));
        return told;
    }

    private static Reference reference(CreditStory story, String version, PolicyFile policy) throws IOException {
        List<PredictionMade> made = new ArrayList<>();
        story.reference(version).forEachRemaining(made::add);
        Prediction row = new Prediction();
        return new ReferenceBuilder(policy.policy())
                .build(reader -> made.forEach(each -> {
                    each.into(row);
                    reader.accept(row);
                }));
    }

    private void run(CreditStory story, Instant end) throws IOException {
        PendingPredictions pending = new PendingPredictions(new HeapBlockStore());
        Prediction prediction = new Prediction();
        LabelRow label = new LabelRow();
        try (BacktestResults results = BacktestResults.in(directory, policy, () -> now)) {
            Backtest backtest = new Backtest(only(monitor), WaitingPredictions.ofFiles(pending), results::add);
            Iterator<StoryEvent> events = story.events();
            for (StoryEvent event = events.next();
                    event.ingestTime() < end.toEpochMilli() && events.hasNext();
                    event = events.next()) {
                if (event instanceof PredictionMade made) {
                    made.into(prediction);
                    backtest.accept(prediction);
                } else if (event instanceof LabelArrived arrived) {
                    arrived.into(label);
                    backtest.accept(label.observed());
                }
            }
            backtest.finish();
            results.draw(monitor);
        }
    }

    private static Monitors only(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return Optional.of(monitor);
            }

            @Override
            public long stamp() {
                return 1;
            }
        };
    }

    /** The report to mail. */
    Path page() {
        return directory.resolve("report.html");
    }

    /** A view of all that was written. */
    ReportView view() throws IOException {
        ReportView view = new ReportView(new ViewBounds(500, 64L << 20, 1_000, 5_000));
        for (String report : Files.readAllLines(directory.resolve("reports.jsonl"))) {
            view.apply(published(ViewTopic.REPORTS, Json.MESSAGES.readTree(report), Map.of()));
        }
        for (String line : Files.readAllLines(directory.resolve("control.jsonl"))) {
            view.apply(event(Json.MESSAGES.readTree(line)));
        }
        return view;
    }

    /** An event in structured form as it would be published. */
    Published event(JsonNode event) {
        Map<String, String> headers = new HashMap<>();
        event.properties()
                .forEach(entry ->
                        headers.put("ce_" + entry.getKey(), entry.getValue().asText()));
        return published(ViewTopic.CONTROL, event.path("data"), headers);
    }

    private Published published(ViewTopic topic, JsonNode value, Map<String, String> headers) {
        return new Published(topic, value.path("model").textValue(), Json.bytes(value), headers, now);
    }

    /** What its windows were held against. */
    References references() {
        return (model, layout) -> monitor.reference(layout).map(ReferencePicture::of);
    }
}
