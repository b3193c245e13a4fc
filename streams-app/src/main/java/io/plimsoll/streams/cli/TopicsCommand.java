package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.AccessRule;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code topics create}: all topics with the right settings. */
@Command(name = "topics", description = "Sets up the topics.", mixinStandardHelpOptions = true)
final class TopicsCommand {
    private final Host host;

    TopicsCommand(Host host) {
        this.host = host;
    }

    @Command(
            name = "create",
            description = "Creates the topics that are missing, checks those that exist, and prints the access rights"
                    + " needed. May be repeated.",
            mixinStandardHelpOptions = true)
    int create(@Mixin Cluster cluster) throws InterruptedException, java.util.concurrent.ExecutionException {
        ServiceConfig config = cluster.config(host.environment());
        try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
            TopicSetup.Outcome outcome = new TopicSetup(admin).ensure(config.topicSettings());
            config.topicSettings().forEach(topic -> print(topic, outcome));
            outcome.differences().forEach(difference -> host.console().note(inWords(difference)));
            if (outcome.isRefused()) {
                throw new UsageException((outcome.created().isEmpty() ? "nothing was created: " : "")
                        + "the topics above are set up in a way that cannot work");
            }
        }
        printAccess(config.accessRules());
        return ExitCode.FINE;
    }

    private void print(TopicSettings topic, TopicSetup.Outcome outcome) {
        String settings =
                topic.properties().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
        host.console()
                .print(String.format(
                        "%-24s %-8s partitions=%d replication=%d %s",
                        topic.name(), outcome.stateOf(topic), topic.partitions(), topic.replication(), settings));
    }

    private String inWords(TopicDifference difference) {
        Style style = difference.grave() ? Style.BAD : Style.WARNING;
        return host.console().styled(style, difference.grave() ? "wrong: " : "note: ") + difference.inWords();
    }

    private void printAccess(List<AccessRule> rules) {
        host.console().print("");
        host.console()
                .print("Where the cluster checks access, these rights are needed (kafka-acls --bootstrap-server …):");
        rules.forEach(rule -> host.console().print("  " + rule.arguments()));
    }
}
