package io.plimsoll.streams.cli;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.embedded.EmbeddedBroker;
import io.plimsoll.streams.embedded.FreePort;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final Duration START = Duration.ofMinutes(3);

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--seconds", paramLabel = "N", description = "How long 140 days take (default 60).")
    private int seconds = 60;

    @Option(names = "--days", paramLabel = "N", description = "How many days are told (default: all 140).")
    private int days = DemoTeller.ALL_DAYS;

    @Option(names = "--port", paramLabel = "PORT", description = "The page's port (default 8080; 0: any free one).")
    private int port = 8080;

    @Option(names = "--stay", description = "At the end go on showing the page, until Ctrl-C.")
    private boolean stay;

    DemoCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        require(seconds >= 1, "--seconds must be at least 1");
        require(days >= 1 && days <= DemoTeller.ALL_DAYS, "--days must be from 1 to " + DemoTeller.ALL_DAYS);
        require(port >= 0 && port <= 65_535, "--port must be from 0 to 65535");
        if (cluster.isNamed()) {
            tellTo(cluster.config(host.environment()));
        } else {
            tellInABox();
        }
        return ExitCode.FINE;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new UsageException(message);
        }
    }

    /** To a service that runs elsewhere: it takes the policy and the references up first, for events do not wait. */
    private void tellTo(ServiceConfig config) throws IOException, InterruptedException, ExecutionException {
        CreditStory story = new CreditStory(SEED);
        ApplyCommand.await(host, config, apply(story, config), START);
        teller().tell(story, config, chapters(story)::upTo);
    }

    private void tellInABox() throws IOException, InterruptedException, ExecutionException {
        CreditStory story = new CreditStory(SEED);
        require(port == 0 || FreePort.isFree(port), "port " + port + " is taken: give another one with --port");
        host.console().note("Starting a broker in this process, and learning what is normal …");
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
                DemoState state = DemoState.temporary()) {
            ServiceConfig config =
                    showing(state.place(RunCommand.embedded(new ConfigParser(host.environment()).defaults(), broker)));
            Topics.create(config);
            apply(story, config);
            try (Service service = Service.start(config, host.clock());
                    DemoNarrator narrator = narrator(story, config, service)) {
                service.awaitRunning(START);
                introduce(config);
                teller().tell(story, config, time -> {});
                narrator.awaitEnd(() -> hasJudgedAll(service), () -> service.changes(CreditStory.MODEL));
                host.console().note(narrator.closing());
                if (stay) {
                    host.console().note("The page stays at " + config.http().publicUrl() + "/; Ctrl-C ends it.");
                    service.await();
                }
            }
        }
    }

    /** The last day stays open: nothing comes after it. */
    private boolean hasJudgedAll(Service service) {
        Instant lastMidnight = CreditStory.START.plus(Duration.ofDays(days - 1L));
        return service.waiting() == 0
                && service.judged(CreditStory.MODEL)
                        .filter(judged -> !judged.isBefore(lastMidnight))
                        .isPresent();
    }

    /** The same service with its page at the port asked for, and links to it in what it tells. */
    private ServiceConfig showing(ServiceConfig config) {
        int free = port == 0 ? FreePort.any() : port;
        return config.withHttp(config.http().at(free, "http://" + config.http().bind() + ":" + free));
    }

    private DemoNarrator narrator(CreditStory story, ServiceConfig config, Service service) {
        return new DemoNarrator(
                host.console(),
                config,
                chapters(story),
                () -> service.judged(CreditStory.MODEL).orElse(CreditStory.START));
    }

    private DemoChapters chapters(CreditStory story) {
        return new DemoChapters(host.console(), story.chapters());
    }

    private DemoTeller teller() {
        double speed = DemoTeller.ALL_DAYS * (double) Duration.ofDays(1).toSeconds() / seconds;
        return new DemoTeller(days, new Pace(host.clock(), speed));
    }

    private void introduce(ServiceConfig config) {
        host.console().note("Open " + config.http().publicUrl() + "/ to see it while it runs.");
        host.console()
                .note("Each heading comes when the monitor has judged the days before it; windows are days, so what"
                        + " happens on one is told when it is over.");
        host.console()
                .note(
                        "The broker listens on "
                                + config.kafka().bootstrapServers().orElse("?")
                                + "; from another terminal plimsoll watch --from-beginning --bootstrap-servers with that shows every message.");
    }

    /** Puts the policy and the references of the story into force. */
    static List<Uptake.Message> apply(CreditStory story, ServiceConfig config) throws IOException {
        MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(story.policy(), MonitorPolicy.class);
        PolicyFile policy = new PolicyFile(written, PolicyWire.policyOf(written));
        List<ReferenceProfile> references = new ArrayList<>();
        for (String version : List.of("v1", "v2")) {
            // A reference is read several times, and made up slowly.
            List<PredictionMade> made = new ArrayList<>();
            story.reference(version).forEachRemaining(made::add);
            ReferenceRows rows = reader -> {
                Prediction row = new Prediction();
                made.forEach(each -> {
                    each.into(row);
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
}
