package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.topology.Attestation;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apply}: puts a policy and profiles into force. */
@Command(
        name = "apply",
        description =
                "Validates a policy and profiles, publishes them, and waits until every instance has them in force.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--monitor", paramLabel = "FILE", required = true, description = "The policy.")
    private @Nullable Path monitor;

    @Option(names = "--profile", paramLabel = "FILE", description = "Profiles, as the verb profile writes them.")
    private List<Path> profiles = List.of();

    @Option(names = "--no-wait", description = "Do not wait until every instance that runs has it in force.")
    private boolean noWait;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait (default 60).")
    private int timeout = 60;

    ApplyCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (monitor == null) {
            throw new UsageException("give --monitor FILE");
        }
        PolicyFile policy = PolicyFile.read(monitor);
        List<ReferenceProfile> references = references(policy);
        ServiceConfig config = cluster.config(host.environment());
        List<Uptake.Message> published;
        try (Publisher publisher = new Publisher(config)) {
            publish(publisher, policy, references);
            published = messages(publisher, policy, references);
        }
        host.console()
                .print("published the policy of " + policy.written().model() + " and " + references.size()
                        + " profiles");
        if (!noWait) {
            await(host, config, published, Duration.ofSeconds(timeout));
        }
        return ExitCode.FINE;
    }

    /** References first: a policy without them would count events of unknown versions for a moment. */
    static void publish(Publisher publisher, PolicyFile policy, List<ReferenceProfile> references) throws IOException {
        for (ReferenceProfile profile : references) {
            publisher.send(
                    TopicName.REFERENCES,
                    profile.model() + "|" + profile.version(),
                    Json.MESSAGES.writeValueAsBytes(profile));
        }
        publisher.send(TopicName.MONITORS, policy.written().model(), Json.MESSAGES.writeValueAsBytes(policy.written()));
        publisher.flush();
    }

    /** What was published, to wait for. */
    static List<Uptake.Message> messages(Publisher publisher, PolicyFile policy, List<ReferenceProfile> references) {
        List<Uptake.Message> messages = new ArrayList<>();
        references.forEach(profile -> messages.add(new Uptake.Message(
                TopicName.REFERENCES,
                profile.model() + "|" + profile.version(),
                Attestation.hash(Json.bytes(profile)),
                publisher.position(TopicName.REFERENCES))));
        messages.add(new Uptake.Message(
                TopicName.MONITORS,
                policy.written().model(),
                Attestation.hash(Json.bytes(policy.written())),
                publisher.position(TopicName.MONITORS)));
        return messages;
    }

    /** Waits until every instance that runs has it in force. */
    static void await(Host host, ServiceConfig config, List<Uptake.Message> published, Duration longest)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
            int instances = new Uptake(host, config, admin).await(published, longest);
            if (instances == 0) {
                host.console().note("No instance runs: it will be in force when one starts.");
            } else {
                host.console().print("in force on " + instances + (instances == 1 ? " instance" : " instances"));
            }
        }
    }

    private List<ReferenceProfile> references(PolicyFile policy) throws IOException {
        List<ReferenceProfile> references = new ArrayList<>();
        for (Path file : profiles) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                references.add(profile(file, line, policy));
            }
        }
        return references;
    }

    private ReferenceProfile profile(Path file, String line, PolicyFile policy) {
        try {
            ReferenceProfile profile = Json.MESSAGES.readValue(line, ReferenceProfile.class);
            noteOtherSide(file, ReferenceWire.referenceOf(profile, policy.policy()), policy.policy());
            return profile;
        } catch (IOException | IllegalArgumentException unfit) {
            throw new UsageException(file + ": " + unfit.getMessage() + "; build it again with plimsoll profile");
        }
    }

    /** What every window's findings would say is said here, too, where it can still be mended. */
    private void noteOtherSide(Path file, Reference reference, Policy policy) {
        if (reference.tally().layout().errors().isPresent()) {
            policy.favourableSide()
                    .flatMap(reference::otherSide)
                    .ifPresent(reason -> host.console().note("note: " + file + ": " + reason));
        }
    }
}
