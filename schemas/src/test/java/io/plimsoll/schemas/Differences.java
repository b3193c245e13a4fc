package io.plimsoll.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where what was written differs from the example. Numbers are compared by value; a field that the example lacks may
 * come back as null, which means the same; nothing else may differ.
 */
final class Differences {
    private Differences() {}

    static List<String> between(JsonNode example, JsonNode written) {
        return at("", example, written).toList();
    }

    private static Stream<String> at(String path, JsonNode example, JsonNode written) {
        if (example.isObject() && written.isObject()) {
            return inObjects(path, example, written);
        }
        if (example.isArray() && written.isArray() && example.size() == written.size()) {
            return IntStream.range(0, example.size())
                    .boxed()
                    .flatMap(i -> at(path + "/" + i, example.get(i), written.get(i)));
        }
        return same(example, written) ? Stream.of() : Stream.of(path + ": " + example + " became " + written);
    }

    private static Stream<String> inObjects(String path, JsonNode example, JsonNode written) {
        TreeSet<String> names = new TreeSet<>();
        example.fieldNames().forEachRemaining(names::add);
        written.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> example.has(name) || !written.path(name).isNull())
                .flatMap(name -> at(path + "/" + name, example.path(name), written.path(name)));
    }

    private static boolean same(JsonNode example, JsonNode written) {
        return (example.isNumber() && written.isNumber())
                ? example.decimalValue().compareTo(written.decimalValue()) == 0
                : example.equals(written);
    }
}
