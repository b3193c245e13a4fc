package io.plimsoll.streams.cli;

import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.config.GroupProtocol;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.topology.MonitorService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reset}: a stopped service forgets what it counted. */
@Command(
        name = "reset",
        description = {
            "Lets a stopped service begin anew: offsets, internal topics and state go, open incidents are resolved. It then"
                    + " reads again everything that its topics hold.",
            "With --model only what was counted and judged of one model goes; it goes on with the next event, and events"
                    + " that were read before are still taken for repetitions."
        },
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--model", paramLabel = "NAME", description = "Reset this model alone.")
    private @Nullable String model;

    ResetCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        ServiceConfig config = cluster.config(host.environment());
        try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
            new ServiceGroup(admin, config).requireStopped(host.console());
            if (model == null) {
                all(admin, config);
            } else {
                one(admin, config, model);
            }
        }
        return ExitCode.FINE;
    }

    private void all(Admin admin, ServiceConfig config) throws IOException, InterruptedException, ExecutionException {
        String id = config.streams().applicationId();
        List<Alert> open = OpenIncidents.of(config, null);
        int groups = deleteGroups(admin, config);
        List<String> topics = internalTopics(admin, id);
        admin.deleteTopics(topics).all().get();
        Path state = config.streams().stateDir().resolve(id);
        boolean deleted = delete(state);
        try (Publisher publisher = new Publisher(config)) {
            OpenIncidents.resolve(publisher, open);
        }
        host.console().print("offsets: " + (groups > 0 ? "deleted" : "there were none"));
        host.console().print("internal topics: " + topics.size() + " deleted");
        host.console().print("state in " + state + ": " + (deleted ? "deleted" : "there was none"));
        host.console().print("open incidents: " + open.size() + " resolved");
        host.console().note("Where instances ran on other machines, delete their state.dir/" + id + " too.");
    }

    private static int deleteGroups(Admin admin, ServiceConfig config) throws InterruptedException, ExecutionException {
        String id = config.streams().applicationId();
        boolean streams = config.streams().protocol() == GroupProtocol.STREAMS;
        int deleted = isDeleted(
                        streams
                                ? admin.deleteStreamsGroups(List.of(id)).all()
                                : admin.deleteConsumerGroups(List.of(id)).all())
                ? 1
                : 0;
        List<String> said = admin.listGroups().all().get().stream()
                .map(group -> group.groupId())
                .filter(group -> MonitorService.isGroupOfInstance(group, id))
                .toList();
        for (String group : said) {
            deleted += isDeleted(admin.deleteConsumerGroups(List.of(group)).all()) ? 1 : 0;
        }
        return deleted;
    }

    private static boolean isDeleted(KafkaFuture<Void> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private static List<String> internalTopics(Admin admin, String id) throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get().stream()
                .filter(MonitorService.internalTopics(id)::contains)
                .sorted()
                .toList();
    }

    private static boolean delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }

    private void one(Admin admin, ServiceConfig config, String name) throws InterruptedException, ExecutionException {
        String topic = MonitorService.deltasTopic(config.streams().applicationId());
        if (!admin.listTopics().names().get().contains(topic)) {
            throw new UsageException("there is nothing to reset: the service "
                    + config.streams().applicationId() + " never ran on this cluster");
        }
        if (!CompactedTopic.read(config, TopicName.MONITORS).containsKey(name)) {
            throw new UsageException("no policy of " + name + " is in force");
        }
        try (Publisher publisher = new Publisher(config)) {
            publisher.sendTo(topic, name, MonitorService.forget(name));
            publisher.flush();
        }
        host.console()
                .print("when the service starts it forgets what it counted and judged of " + name
                        + ", and resolves its open incidents");
    }
}
