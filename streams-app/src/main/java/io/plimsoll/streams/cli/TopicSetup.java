package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.TopicSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the topics into being: checks those that exist first, and creates the missing ones only if all that exist can be
 * worked with, so that a mistake in the configuration leaves the cluster as it was.
 */
final class TopicSetup {
    /** A broker tells of a topic a moment after it was created. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Admin admin;

    TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * What was found and done.
     *
     * @param created the names of the topics that were missing and exist now
     * @param missing the names of those that are still missing, because another one is wrong
     * @param differences what is not as it should be
     */
    record Outcome(Set<String> created, Set<String> missing, List<TopicDifference> differences) {

        /** Whether a topic is set up in a way that cannot work. */
        boolean isRefused() {
            return differences.stream().anyMatch(TopicDifference::grave);
        }

        String stateOf(TopicSettings topic) {
            if (missing.contains(topic.name())) {
                return "missing";
            }
            return created.contains(topic.name()) ? "created" : "exists";
        }
    }

    /**
     * Checks and creates, and returns when all can be seen; doing it again changes nothing. What somebody else creates at
     * the same time is checked, too.
     */
    Outcome ensure(List<TopicSettings> wanted) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<TopicSettings> present =
                wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
        List<TopicSettings> missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        List<TopicDifference> differences = new ArrayList<>(differences(present));
        if (differences.stream().anyMatch(TopicDifference::grave)) {
            return new Outcome(Set.of(), names(missing), differences);
        }
        Set<String> created = create(missing);
        List<TopicSettings> ofOthers = missing.stream()
                .filter(topic -> !created.contains(topic.name()))
                .toList();
        awaitVisible(names(missing));
        differences.addAll(differences(ofOthers));
        return new Outcome(created, Set.of(), differences);
    }

    private void awaitVisible(Set<String> topics) throws InterruptedException, ExecutionException {
        long tries = PATIENCE.dividedBy(PAUSE);
        while (!admin.listTopics().names().get().containsAll(topics)) {
            if (--tries == 0) {
                throw new UsageException("the new topics cannot be seen yet: try again");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private static Set<String> names(List<TopicSettings> topics) {
        return topics.stream().map(TopicSettings::name).collect(Collectors.toSet());
    }

    private List<TopicDifference> differences(List<TopicSettings> present)
            throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(names(present)).allTopicNames().get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        present.stream().map(TopicSetup::resource).toList())
                .all()
                .get();
        List<TopicDifference> differences = new ArrayList<>();
        for (TopicSettings topic : present) {
            int partitions = Objects.requireNonNull(descriptions.get(topic.name()))
                    .partitions()
                    .size();
            Config config = Objects.requireNonNull(configs.get(resource(topic)));
            differences.addAll(TopicDifference.of(topic, partitions, properties(config)));
        }
        return differences;
    }

    private static ConfigResource resource(TopicSettings topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static Map<String, String> properties(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Set<String> create(List<TopicSettings> missing) throws InterruptedException, ExecutionException {
        Set<String> created = new HashSet<>();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                        missing.stream().map(TopicSetup::asKafkaWants).toList())
                .values();
        for (Map.Entry<String, KafkaFuture<Void>> answer : answers.entrySet()) {
            if (isCreated(answer.getValue())) {
                created.add(answer.getKey());
            }
        }
        return created;
    }

    private static NewTopic asKafkaWants(TopicSettings topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of(topic.replication()))
                .configs(topic.properties());
    }

    /** False where someone else was faster. */
    private static boolean isCreated(KafkaFuture<Void> answer) throws InterruptedException, ExecutionException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            if (e.getCause() instanceof InvalidReplicationFactorException refused) {
                throw new UsageException(
                        "the cluster has too few brokers: set topics.replication in the configuration ("
                                + refused.getMessage() + ")");
            }
            throw e;
        }
    }
}
