package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** The public topics of a cluster, as the service needs to know them. */
final class Topics {

    private Topics() {}

    /** Creates what is missing. */
    static void create(ServiceConfig config) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
            new TopicSetup(admin).ensure(config.topicSettings());
        }
    }

    /**
     * The number of partitions of the predictions.
     *
     * @throws UsageException if a topic is missing
     */
    static int partitions(ServiceConfig config) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Cluster.clientProperties(config))) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> missing = config.topicSettings().stream()
                    .map(topic -> topic.name())
                    .filter(topic -> !existing.contains(topic))
                    .toList();
            if (!missing.isEmpty()) {
                throw new UsageException("topics are missing: " + String.join(", ", missing)
                        + "; create them with: plimsoll topics create");
            }
            String predictions = config.topics().nameOf(TopicName.PREDICTIONS);
            Map<String, TopicDescription> found =
                    admin.describeTopics(Set.of(predictions)).allTopicNames().get();
            return found.values().iterator().next().partitions().size();
        }
    }
}
