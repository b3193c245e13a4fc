package io.plimsoll.streams.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a principal must be allowed to do on a cluster that checks.
 *
 * @param principal who: the service (plimsoll), those who send events (models), those who apply policies (operators),
 *     those who act on control events, plimsoll forward among them (consumers)
 * @param operations Kafka's names of what they do
 * @param resource {@code topic}, {@code group} or {@code transactional-id}
 * @param name the resource's name
 * @param prefixed whether it stands for all names that begin with it
 */
public record AccessRule(String principal, List<String> operations, String resource, String name, boolean prefixed) {

    /** All that is needed, the service first. */
    static List<AccessRule> all(TopicPlan topics, String applicationId, String forwardGroup) {
        Stream<AccessRule> service = Stream.concat(serviceTopics(topics), serviceInternals(applicationId));
        return Stream.concat(service, others(topics, applicationId, forwardGroup))
                .toList();
    }

    private static Stream<AccessRule> serviceTopics(TopicPlan topics) {
        Stream<TopicName> read =
                Stream.of(TopicName.PREDICTIONS, TopicName.LABELS, TopicName.REFERENCES, TopicName.MONITORS);
        Stream<TopicName> both = Stream.of(TopicName.REPORTS, TopicName.CONTROL, TopicName.INCIDENTS);
        return Stream.of(
                        read.map(topic -> topic("plimsoll", topics, topic, "Read")),
                        both.map(topic -> topic("plimsoll", topics, topic, "Read", "Write")),
                        Stream.of(topic("plimsoll", topics, TopicName.DEAD_LETTERS, "Write", "Describe")))
                .flatMap(rules -> rules);
    }

    private static Stream<AccessRule> serviceInternals(String applicationId) {
        List<String> own = List.of("Create", "Delete", "Read", "Write", "DescribeConfigs");
        return Stream.of(
                new AccessRule("plimsoll", own, "topic", applicationId + "-", true),
                new AccessRule("plimsoll", List.of("Read"), "group", applicationId, true),
                new AccessRule("plimsoll", List.of("Write", "Describe"), "transactional-id", applicationId, true));
    }

    private static Stream<AccessRule> others(TopicPlan topics, String applicationId, String forwardGroup) {
        return Stream.of(
                topic("models", topics, TopicName.PREDICTIONS, "Write"),
                topic("models", topics, TopicName.LABELS, "Write"),
                topic("operators", topics, TopicName.REFERENCES, "Read", "Write"),
                topic("operators", topics, TopicName.MONITORS, "Read", "Write"),
                new AccessRule("operators", List.of("Describe"), "group", applicationId, true),
                topic("consumers", topics, TopicName.CONTROL, "Read"),
                topic("consumers", topics, TopicName.REPORTS, "Read"),
                topic("consumers", topics, TopicName.INCIDENTS, "Read"),
                new AccessRule("consumers", List.of("Read"), "group", forwardGroup, true));
    }

    private static AccessRule topic(String principal, TopicPlan topics, TopicName topic, String... operations) {
        return new AccessRule(principal, List.of(operations), "topic", topics.nameOf(topic), false);
    }

    /** The arguments of {@code kafka-acls} that add it. */
    public String arguments() {
        String does = operations.stream().map(each -> "--operation " + each).collect(Collectors.joining(" "));
        String pattern = prefixed ? " --resource-pattern-type prefixed" : "";
        return "--add --allow-principal User:" + principal + " " + does + " --" + resource + " " + name + pattern;
    }
}
