package io.plimsoll.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A place in a schema, with references followed.
 *
 * @param document the schema that local references are about
 * @param node the place
 * @param nullable whether null is allowed here too
 */
record SchemaView(JsonNode document, JsonNode node, boolean nullable) {

    static SchemaView of(MessageType message) {
        JsonNode document = Wiring.tree(Schemas.of(message));
        return at(document, document, false);
    }

    SchemaView property(String name) {
        return at(document, node.path("properties").path(name), false);
    }

    SchemaView child(String keyword) {
        return at(document, node.path(keyword), false);
    }

    SchemaView alternative(int index) {
        return at(document, node.path("oneOf").path(index), false);
    }

    Set<String> names(String keyword) {
        Set<String> names = new TreeSet<>();
        JsonNode list = node.path(keyword);
        if (list.isObject()) {
            list.fieldNames().forEachRemaining(names::add);
        } else {
            list.forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    /** The type besides null. */
    String type() {
        JsonNode type = node.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static SchemaView at(JsonNode document, JsonNode node, boolean nullable) {
        if (node.has("$ref")) {
            return referred(document, node.get("$ref").asText(), nullable);
        }
        if (isUnionWithNull(node)) {
            return at(document, node.path("anyOf").path(0), true);
        }
        return new SchemaView(document, node, nullable || mentionsNull(node.path("type")));
    }

    private static SchemaView referred(JsonNode document, String ref, boolean nullable) {
        String[] parts = ref.split("#", 2);
        JsonNode target = parts[0].isEmpty() ? document : document(parts[0]);
        return at(target, parts.length == 1 ? target : target.at(parts[1]), nullable);
    }

    private static JsonNode document(String id) {
        String name = id.substring(Schemas.ID_PREFIX.length());
        return Wiring.tree(
                name.equals("common")
                        ? Schemas.common()
                        : Schemas.of(Arrays.stream(MessageType.values())
                                .filter(message -> message.wire().equals(name))
                                .findFirst()
                                .orElseThrow()));
    }

    private static boolean isUnionWithNull(JsonNode node) {
        JsonNode last = node.path("anyOf").path(1).path("type");
        return node.path("anyOf").size() == 2 && last.asText().equals("null");
    }

    private static boolean mentionsNull(JsonNode type) {
        return type.isArray()
                && StreamSupport.stream(type.spliterator(), false)
                        .anyMatch(t -> t.asText().equals("null"));
    }
}
