package io.plimsoll.streams.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a record takes, as its components and annotations spell them. A key may have dots in it
 * ({@code state.dir}); in a file it may then be written as {@code state: {dir: …}} too.
 */
final class KnownKeys {
    private final Map<String, JavaType> types;

    private KnownKeys(Map<String, JavaType> types) {
        this.types = types;
    }

    /** The keys of a type; nothing for a type that reads its own form (maps, records with a delegating creator). */
    static Optional<KnownKeys> of(DeserializationConfig config, JavaType type) {
        if (!type.getRawClass().isRecord()) {
            return Optional.empty();
        }
        BeanDescription description = config.introspect(type);
        return delegates(description) ? Optional.empty() : Optional.of(new KnownKeys(types(description)));
    }

    /** Whether a type is a text, or is made of one: then a value is taken as written, 1.10 and not 1.1. */
    static boolean wantsText(DeserializationConfig config, JavaType type) {
        if (!type.getRawClass().isRecord()) {
            return type.hasRawClass(String.class);
        }
        BeanDescription description = config.introspect(type);
        return description.getFactoryMethodsWithMode().stream()
                .anyMatch(creator -> creator.metadata == JsonCreator.Mode.DELEGATING
                        && creator.annotated.getRawParameterType(0) == String.class);
    }

    private static boolean delegates(BeanDescription description) {
        return description.getFactoryMethodsWithMode().stream()
                .anyMatch(creator -> creator.metadata == JsonCreator.Mode.DELEGATING);
    }

    private static Map<String, JavaType> types(BeanDescription description) {
        Map<String, JavaType> types = new LinkedHashMap<>();
        description.findProperties().stream()
                .filter(property -> property.couldDeserialize())
                .forEach(property -> types.put(property.getName(), property.getPrimaryType()));
        return types;
    }

    boolean has(String key) {
        return types.containsKey(key);
    }

    JavaType type(String key) {
        return java.util.Objects.requireNonNull(types.get(key), key);
    }

    /** Whether a longer known key begins with this one and a dot. */
    boolean beginsOne(String key) {
        return types.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
    }

    /** The known key that holds others and that this one goes on from: {@code http} for {@code http.port}. */
    Optional<String> holderOf(String key) {
        return types.keySet().stream()
                .filter(known -> key.startsWith(known + ".") && holds(types.get(known)))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean holds(@org.jspecify.annotations.Nullable JavaType type) {
        return type != null && (type.getRawClass().isRecord() || type.isMapLikeType());
    }

    /** What is said of a key that is none of these. */
    String unknown(String key) {
        return NearestKey.to(key, types.keySet())
                .map(nearest -> "is not a known key: did you mean " + nearest + "?")
                .orElseGet(() -> "is not a known key: known here are " + String.join(", ", types.keySet()));
    }
}
