package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Lays what a file says over the defaults. */
final class Overlay {
    private final Origins origins;
    private final List<Problem> problems;

    Overlay(Origins origins, List<Problem> problems) {
        this.origins = origins;
        this.problems = problems;
    }

    /** The defaults with everything that the file says in place of them. */
    ObjectNode over(ObjectNode defaults, ObjectNode said) {
        ObjectNode result = defaults.deepCopy();
        lay(result, said, KeyPath.ROOT);
        return result;
    }

    private void lay(ObjectNode base, ObjectNode said, String path) {
        said.properties().forEach(entry -> layKey(base, entry.getKey(), entry.getValue(), path));
    }

    private void layKey(ObjectNode base, String key, JsonNode value, String parent) {
        String path = KeyPath.child(parent, key);
        JsonNode before = base.path(key);
        if (before instanceof ObjectNode section && value instanceof ObjectNode said) {
            lay(section, said, path);
        } else if (!value.isNull()) {
            base.set(key, value);
        } else if (!before.isObject()) {
            problems.add(origins.problem(path, "has no value: give one or remove the key"));
        }
    }
}
