package io.plimsoll.streams.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code kafka}: any property of Kafka's clients, by its own name. Those on which exactly-once depends, or
 * that have a name of their own in this file, are refused.
 *
 * @param properties name to value
 */
public record KafkaSettings(Map<String, String> properties) {
    private static final String BOOTSTRAP = "bootstrap.servers";
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|jaas|token|credential|\\.key$).*");
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,17}");
    private static final Set<String> RECORD_CACHE = Set.of("statestore.cache.max.bytes", "cache.max.bytes.buffering");
    private static final String EXACTLY_ONCE = "cannot be set: exactly-once processing depends on it";
    private static final String BUNDLES = "cannot be set: the service reads events in bundles of its own";
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("application.id", "cannot be set here: use streams.application.id"),
            Map.entry("group.id", "cannot be set here: use streams.application.id"),
            Map.entry("num.stream.threads", "cannot be set here: use streams.threads"),
            Map.entry("num.standby.replicas", "cannot be set here: use streams.standbys"),
            Map.entry("state.dir", "cannot be set here: use streams.state.dir"),
            Map.entry("commit.interval.ms", "cannot be set here: use streams.commit.interval"),
            Map.entry("group.protocol", "cannot be set here: use streams.protocol"),
            Map.entry("processing.guarantee", EXACTLY_ONCE),
            Map.entry("transactional.id", EXACTLY_ONCE),
            Map.entry("enable.idempotence", EXACTLY_ONCE),
            Map.entry("enable.auto.commit", EXACTLY_ONCE),
            Map.entry("isolation.level", EXACTLY_ONCE),
            Map.entry("buffered.records.per.partition", BUNDLES),
            Map.entry("main.consumer.interceptor.classes", BUNDLES),
            Map.entry("production.exception.handler", EXACTLY_ONCE),
            Map.entry("acks", EXACTLY_ONCE));

    /** @throws InvalidSetting naming a property that Plimsoll sets itself, or a record cache that is switched off */
    public KafkaSettings {
        properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        for (String name : properties.keySet()) {
            String remedy = OURS.get(name);
            if (remedy != null) {
                throw InvalidSetting.ofSecret(name, remedy);
            }
        }
        for (String name : RECORD_CACHE) {
            InvalidSetting.require(
                    POSITIVE.matcher(properties.getOrDefault(name, "1").trim()).matches(),
                    name,
                    "must be a number of bytes above 0: the record cache holds the counts back until the commit;"
                            + " leave it out for the default of 10 MiB, which is ample");
        }
    }

    /**
     * Reads the section, dotted or nested: {@code ssl: {truststore: {location: x}}} is {@code ssl.truststore.location}.
     *
     * @throws InvalidSetting naming the property that has no single value, comes twice, or is not for the user to set
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static KafkaSettings of(Map<String, @Nullable Object> section) {
        Map<String, String> properties = new LinkedHashMap<>();
        section.forEach((key, value) -> flatten(key, value, properties));
        return new KafkaSettings(properties);
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((key, inner) -> flatten(name + "." + key, inner, into));
        } else if (into.put(name, single(name, value)) != null) {
            throw InvalidSetting.ofSecret(name, "is given twice, dotted and nested");
        }
    }

    private static String single(String name, @Nullable Object value) {
        if (value == null) {
            throw InvalidSetting.ofSecret(name, "has no value: give one or remove the key");
        }
        if (value instanceof Iterable<?>) {
            throw InvalidSetting.ofSecret(name, "must be one text: separate several values by commas");
        }
        return value.toString();
    }

    /** Where the cluster is, if the section says it. */
    public Optional<String> bootstrapServers() {
        return Optional.ofNullable(properties.get(BOOTSTRAP));
    }

    /** The same with another cluster: for {@code --bootstrap-servers} and the broker in a box. */
    public KafkaSettings withBootstrapServers(String servers) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.put(BOOTSTRAP, servers);
        return new KafkaSettings(changed);
    }

    /** The properties, secrets hidden. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(properties);
        shown.replaceAll((name, value) -> SECRET.matcher(name).matches() ? "***" : value);
        return shown.toString();
    }
}
