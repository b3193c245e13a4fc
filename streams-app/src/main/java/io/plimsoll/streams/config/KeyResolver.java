package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.plimsoll.streams.config.YamlNode.Entry;
import io.plimsoll.streams.config.YamlNode.Mapping;
import io.plimsoll.streams.config.YamlNode.Scalar;
import io.plimsoll.streams.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a document over the records that it is for: finds unknown keys, brings dotted and nested spellings to the
 * records' own, and takes text as it was written where a record wants text ({@code version: 1.10} stays 1.10).
 */
final class KeyResolver {
    private static final JavaType UNKNOWN = TypeFactory.unknownType();

    private final DeserializationConfig config;
    private final Origins origins;
    private final List<Problem> problems;

    KeyResolver(DeserializationConfig config, Origins origins, List<Problem> problems) {
        this.config = config;
        this.origins = origins;
        this.problems = problems;
    }

    /** The document with the keys that the type knows; what is wrong is left out and becomes a problem. */
    JsonNode resolve(YamlNode node, JavaType type) {
        return resolve(node, type, KeyPath.ROOT);
    }

    private JsonNode resolve(YamlNode node, JavaType type, String path) {
        if (node instanceof Scalar scalar) {
            origins.scalar(path, scalar);
            return KnownKeys.wantsText(config, type) ? text(scalar) : scalar.value();
        }
        return node instanceof Sequence list ? items(list, type, path) : keys((Mapping) node, type, path);
    }

    private static JsonNode text(Scalar scalar) {
        return scalar.value().isNull() ? scalar.value() : JsonNodeFactory.instance.textNode(scalar.text());
    }

    private JsonNode items(Sequence list, JavaType type, String path) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        JavaType content = content(type);
        for (YamlNode item : list.items()) {
            array.add(resolve(item, content, KeyPath.item(path, array.size())));
        }
        return array;
    }

    private JsonNode keys(Mapping mapping, JavaType type, String path) {
        return KnownKeys.of(config, type)
                .map(known -> record(mapping, known, path))
                .orElseGet(() -> map(mapping, content(type), path));
    }

    private static JavaType content(JavaType type) {
        return type.isContainerType() ? type.getContentType() : UNKNOWN;
    }

    private JsonNode map(Mapping mapping, JavaType content, String path) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Entry entry : mapping.entries()) {
            put(object, entry, content, KeyPath.child(path, entry.key()));
        }
        return object;
    }

    private JsonNode record(Mapping mapping, KnownKeys known, String path) {
        Map<String, Entry> holders = new LinkedHashMap<>();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Entry entry : spelledAsKnown("", mapping, known, path)) {
            if (entry.value() instanceof Mapping) {
                holders.merge(entry.key(), entry, KeyResolver::joined);
            } else {
                put(object, entry, known.type(entry.key()), KeyPath.child(path, entry.key()));
            }
        }
        holders.values()
                .forEach(entry -> put(object, entry, known.type(entry.key()), KeyPath.child(path, entry.key())));
        return object;
    }

    /** The entries under the known keys' own names: {@code state: {dir: x}} as {@code state.dir: x}. */
    private List<Entry> spelledAsKnown(String prefix, Mapping mapping, KnownKeys known, String path) {
        List<Entry> spelled = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            String name = prefix + entry.key();
            if (known.has(name)) {
                spelled.add(new Entry(name, entry.line(), entry.value()));
            } else if (known.holderOf(name).isPresent()) {
                spelled.add(within(known.holderOf(name).get(), name, entry));
            } else if (known.beginsOne(name) && entry.value() instanceof Mapping inner) {
                spelled.addAll(spelledAsKnown(name + ".", inner, known, path));
            } else {
                problems.add(origins.problem(entry.line(), KeyPath.child(path, name), known.unknown(name)));
            }
        }
        return spelled;
    }

    /** {@code http.port: 1} as {@code http: {port: 1}}. */
    private static Entry within(String holder, String name, Entry entry) {
        Entry rest = new Entry(name.substring(holder.length() + 1), entry.line(), entry.value());
        return new Entry(holder, entry.line(), new Mapping(List.of(rest)));
    }

    private static Entry joined(Entry first, Entry second) {
        List<Entry> entries = new ArrayList<>(((Mapping) first.value()).entries());
        entries.addAll(((Mapping) second.value()).entries());
        return new Entry(first.key(), first.line(), new Mapping(entries));
    }

    private void put(ObjectNode object, Entry entry, JavaType type, String path) {
        if (object.has(entry.key())) {
            problems.add(origins.problem(entry.line(), path, YamlReader.twice(origins.line(path))));
            return;
        }
        origins.key(path, entry.line());
        object.set(entry.key(), resolve(entry.value(), type, path));
    }
}
