package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;

/** A YAML document as it was written: keys in their order, each with its line, nothing merged. */
sealed interface YamlNode {

    /** The same node with each of its scalars replaced. */
    YamlNode mapScalars(String path, ScalarMapping mapping);

    /** Replaces the scalar at a path. */
    interface ScalarMapping {
        Scalar apply(String path, Scalar scalar);
    }

    /**
     * A single value.
     *
     * @param line where it stands
     * @param value as YAML understands it: text, number, true or false, null
     * @param text as text, environment variables put in
     * @param written as text, exactly as in the file
     */
    record Scalar(int line, JsonNode value, String text, String written) implements YamlNode {
        @Override
        public YamlNode mapScalars(String path, ScalarMapping mapping) {
            return mapping.apply(path, this);
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items) implements YamlNode {
        @Override
        public YamlNode mapScalars(String path, ScalarMapping mapping) {
            List<YamlNode> mapped = new java.util.ArrayList<>(items);
            for (int i = 0; i < mapped.size(); i++) {
                mapped.set(i, mapped.get(i).mapScalars(KeyPath.item(path, i), mapping));
            }
            return new Sequence(mapped);
        }
    }

    /** Keys with values, possibly the same key twice. */
    record Mapping(List<Entry> entries) implements YamlNode {
        @Override
        public YamlNode mapScalars(String path, ScalarMapping mapping) {
            UnaryOperator<Entry> mapped = entry -> new Entry(
                    entry.key(), entry.line(), entry.value().mapScalars(KeyPath.child(path, entry.key()), mapping));
            return new Mapping(entries.stream().map(mapped).toList());
        }
    }

    /**
     * One key with its value.
     *
     * @param key the key
     * @param line the line of the key
     * @param value the value
     */
    record Entry(String key, int line, YamlNode value) {}
}
