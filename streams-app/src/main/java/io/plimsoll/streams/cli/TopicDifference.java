package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A topic that exists is not as it should be.
 *
 * @param topic its name
 * @param is what it is
 * @param should what it should be
 * @param remedy what to do
 * @param grave whether the service cannot work with it; else it may be what the operator wants
 */
record TopicDifference(String topic, String is, String should, String remedy, boolean grave) {
    private static final String MAX = "max.message.bytes";
    private static final String RETENTION = "retention.ms";
    private static final String CLEANUP = "cleanup.policy";

    /**
     * All differences of one topic.
     *
     * @param partitions how many it has
     * @param properties its topic-level settings
     */
    static List<TopicDifference> of(TopicSettings wanted, int partitions, Map<String, String> properties) {
        List<TopicDifference> found = new ArrayList<>();
        if (partitions != wanted.partitions()) {
            found.add(partitions(wanted, partitions));
        }
        if (!properties.getOrDefault(CLEANUP, "").equals(wanted.properties().get(CLEANUP))) {
            found.add(setting(wanted, CLEANUP, properties, true));
        }
        if (number(properties, MAX) < wanted.maxMessage().bytes()) {
            found.add(setting(wanted, MAX, properties, true));
        }
        if (wanted.properties().containsKey(RETENTION)
                && number(properties, RETENTION) != number(wanted.properties(), RETENTION)) {
            found.add(setting(wanted, RETENTION, properties, false));
        }
        return found;
    }

    private static TopicDifference partitions(TopicSettings wanted, int is) {
        String remedy = wanted.partitions() == 1
                ? "delete it and run plimsoll topics create again"
                : "set topics.partitions to " + is + ", or delete it and run plimsoll topics create again";
        return new TopicDifference(wanted.name(), is + " partitions", wanted.partitions() + "", remedy, true);
    }

    private static TopicDifference setting(
            TopicSettings wanted, String name, Map<String, String> properties, boolean grave) {
        String value = wanted.properties().getOrDefault(name, "");
        String remedy = "kafka-configs --alter --topic " + wanted.name() + " --add-config " + name + "=" + value;
        return new TopicDifference(
                wanted.name(), name + "=" + properties.getOrDefault(name, "?"), value, remedy, grave);
    }

    private static long number(Map<String, String> properties, String name) {
        return Long.parseLong(properties.getOrDefault(name, "0"));
    }

    String inWords() {
        return topic + " has " + is + ", should be " + should + ": " + remedy;
    }
}
