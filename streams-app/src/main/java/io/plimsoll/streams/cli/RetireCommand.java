package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.topology.Attestation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retire}: ends the watch over a model. */
@Command(
        name = "retire",
        description = "Ends the watch over a model: its policy and references are withdrawn, its open incidents are"
                + " resolved, its gauges and state go. What was reported stays.",
        mixinStandardHelpOptions = true)
final class RetireCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 300;

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Parameters(paramLabel = "MODEL", description = "The model.")
    private @Nullable String model;

    @Option(names = "--no-wait", description = "Do not wait for the instances to take it.")
    private boolean noWait;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait (default 60).")
    private int timeout = 60;

    RetireCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (model == null) {
            throw new UsageException("name the model to retire");
        }
        ServiceConfig config = cluster.config(host.environment());
        List<Uptake.Message> withdrawn = withdraw(config, model);
        host.console().print("withdrew the policy and " + (withdrawn.size() - 1) + " references of " + model);
        if (!noWait) {
            try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
                await(config, admin, withdrawn, model);
            }
        }
        return ExitCode.FINE;
    }

    /** The policy first: a policy without references would watch unknown versions for a moment. */
    private List<Uptake.Message> withdraw(ServiceConfig config, String retired) {
        Set<String> policies = CompactedTopic.read(config, TopicName.MONITORS).keySet();
        if (!policies.contains(retired)) {
            throw new UsageException("no policy of " + retired + " is in force"
                    + (policies.isEmpty()
                            ? "; there is none at all"
                            : "; there are those of " + String.join(", ", policies)));
        }
        List<Uptake.Message> withdrawn = new ArrayList<>();
        try (Publisher publisher = new Publisher(config)) {
            publisher.send(TopicName.MONITORS, retired, null);
            List<String> references = CompactedTopic.read(config, TopicName.REFERENCES).keySet().stream()
                    .filter(key -> key.startsWith(retired + "|"))
                    .toList();
            references.forEach(key -> publisher.send(TopicName.REFERENCES, key, null));
            publisher.flush();
            withdrawn.add(message(publisher, TopicName.MONITORS, retired));
            references.forEach(key -> withdrawn.add(message(publisher, TopicName.REFERENCES, key)));
        }
        return withdrawn;
    }

    private static Uptake.Message message(Publisher publisher, TopicName topic, String key) {
        return new Uptake.Message(topic, key, Attestation.hash(null), publisher.position(topic));
    }

    private void await(ServiceConfig config, Admin admin, List<Uptake.Message> withdrawn, String retired)
            throws InterruptedException, ExecutionException {
        if (new Uptake(host, config, admin).await(withdrawn, Duration.ofSeconds(timeout)) == 0) {
            host.console().note("No instance runs: incidents are resolved and state goes when one starts.");
            return;
        }
        long end = host.clock().millis() + Duration.ofSeconds(timeout).toMillis();
        for (long open = open(config, retired); open > 0; open = open(config, retired)) {
            if (host.clock().millis() > end) {
                throw new IllegalStateException(open + " incidents of " + retired + " are still open after " + timeout
                        + " s: the instance that owns it resolves them as soon as it can");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        host.console().print("no incident of " + retired + " is open");
    }

    private static long open(ServiceConfig config, String retired) {
        return OpenIncidents.of(config, retired).size();
    }
}
