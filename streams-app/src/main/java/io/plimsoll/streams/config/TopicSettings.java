package io.plimsoll.streams.config;

import java.util.Map;
import java.util.TreeMap;

/**
 * How one public topic is to be set up, as data.
 *
 * @param topic which one
 * @param name its full name, prefix included
 * @param partitions how many
 * @param replication how many copies of each
 * @param cleanup what becomes of old records
 * @param maxMessage the largest record
 * @param compression {@code producer}: as it comes, or an algorithm
 */
public record TopicSettings(
        TopicName topic,
        String name,
        int partitions,
        short replication,
        CleanupPolicy cleanup,
        DataSize maxMessage,
        String compression) {

    /** Kafka's topic-level settings, by name. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(cleanup.properties());
        properties.put("max.message.bytes", Integer.toString(maxMessage.bytes()));
        properties.put("compression.type", compression);
        return properties;
    }
}
