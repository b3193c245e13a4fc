package io.plimsoll.streams.cli;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.embedded.EmbeddedBroker;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.story.Chapter;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.LabelArrived;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: 140 days of credit decisions in about a minute, through a real broker. */
@Command(
        name = "demo",
        description = {
            "Tells the story of a lender's model, 140 days in about a minute, through a real broker.",
            "Where a cluster is named, the story is told to the service that runs on it."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final long SEED = 1;
    private static final int DAYS = 140;
    private static final Instant END = CreditStory.START.plus(Duration.ofDays(DAYS));
    private static final Duration START = Duration.ofSeconds(60);

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--seconds", paramLabel = "N", description = "How long the 140 days take (default 60).")
    private int seconds = 60;

    @Option(names = "--stay", description = "At the end go on showing the page, until Ctrl-C.")
    private boolean stay;

    DemoCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (seconds < 1) {
            throw new UsageException("--seconds must be at least 1");
        }
        if (cluster.isNamed()) {
            tellTo(cluster.config(host.environment()));
        } else {
            tellInABox();
        }
        return ExitCode.FINE;
    }

    /** To a service that runs elsewhere: it takes the policy and the references up first, for events do not wait. */
    private void tellTo(ServiceConfig config) throws IOException, InterruptedException, ExecutionException {
        CreditStory story = new CreditStory(SEED);
        ApplyCommand.await(host, config, apply(story, config), START);
        tell(story, config);
    }

    private void tellInABox() throws IOException, InterruptedException, ExecutionException {
        CreditStory story = new CreditStory(SEED);
        host.console().note("Starting a broker in this process, and learning what is normal …");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
                DemoState state = DemoState.temporary()) {
            ServiceConfig config =
                    state.place(RunCommand.embedded(new ConfigParser(host.environment()).defaults(), broker));
            Topics.create(config);
            apply(story, config);
            try (Service service = Service.start(config, host.clock());
                    DemoNarrator narrator = new DemoNarrator(host.console(), config)) {
                service.awaitRunning(START);
                host.console().note("While it runs, http://127.0.0.1:" + service.port() + "/ shows it too.");
                tell(story, config);
                narrator.awaitQuiet(Duration.ofSeconds(5));
                host.console().note(narrator.closing());
                if (stay) {
                    host.console().note("The page stays at http://127.0.0.1:" + service.port() + "/; Ctrl-C ends it.");
                    service.await();
                }
            }
        }
    }

    /** Puts the policy and the references of the story into force. */
    static List<Uptake.Message> apply(CreditStory story, ServiceConfig config) throws IOException {
        MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(story.policy(), MonitorPolicy.class);
        PolicyFile policy = new PolicyFile(written, PolicyWire.policyOf(written));
        List<ReferenceProfile> references = new ArrayList<>();
        for (String version : List.of("v1", "v2")) {
            ReferenceRows rows = reader -> {
                Prediction row = new Prediction();
                story.reference(version).forEachRemaining(made -> {
                    made.into(row);
                    reader.accept(row);
                });
            };
            references.add(ReferenceWire.profileOf(
                    new ReferenceBuilder(policy.policy()).build(rows),
                    policy.policy(),
                    Provenance.of(version, CreditStory.START, rows)));
        }
        try (Publisher publisher = new Publisher(config)) {
            ApplyCommand.publish(publisher, policy, references);
            return ApplyCommand.messages(publisher, policy, references);
        }
    }

    private void tell(CreditStory story, ServiceConfig config) {
        Iterator<Chapter> chapters = story.chapters().iterator();
        Chapter next = chapters.next();
        Pace pace = new Pace(host.clock(), DAYS * (double) Duration.ofDays(1).toSeconds() / seconds);
        Prediction prediction = new Prediction();
        LabelRow label = new LabelRow();
        try (Publisher publisher = new Publisher(config)) {
            for (Iterator<StoryEvent> events = story.events(); events.hasNext(); ) {
                StoryEvent event = events.next();
                long day = Duration.between(CreditStory.START, Instant.ofEpochMilli(event.ingestTime()))
                        .toDays();
                while (next != null && day >= next.day()) {
                    announce(next);
                    next = chapters.hasNext() ? chapters.next() : null;
                }
                // Labels come for weeks after the last day; nobody waits for those.
                pace.await(Math.min(event.ingestTime(), END.toEpochMilli()));
                if (event instanceof PredictionMade made) {
                    made.into(prediction);
                    publisher.send(TopicName.PREDICTIONS, made.id(), PredictionJson.bytes(prediction));
                } else if (event instanceof LabelArrived arrived) {
                    arrived.into(label);
                    publisher.send(TopicName.LABELS, arrived.id(), LabelJson.bytes(label));
                }
            }
            publisher.flush();
        }
    }

    private void announce(Chapter chapter) {
        host.console().print("");
        host.console()
                .print(host.console().styled(Style.BOLD, "Day " + chapter.day() + " · " + chapter.title()) + "  "
                        + chapter.what());
    }
}
