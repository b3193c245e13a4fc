package io.plimsoll.streams.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where in the file each key came from and how its value is written there. */
final class Origins {
    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    Origins(String file) {
        this.file = file;
    }

    void key(String path, int line) {
        lines.put(path, line);
    }

    void scalar(String path, YamlNode.Scalar scalar) {
        lines.putIfAbsent(path, scalar.line());
        written.put(path, scalar.written());
    }

    /** The line of a key, or of the nearest one around it; 0 if that is the file. */
    int line(String path) {
        Integer line = lines.get(path);
        if (line != null || path.isEmpty()) {
            return line == null ? 0 : line;
        }
        return line(KeyPath.parent(path));
    }

    /** The value exactly as in the file: an environment variable by its name. */
    Optional<String> written(String path) {
        return Optional.ofNullable(written.get(path));
    }

    Problem problem(String path, String text) {
        return problem(line(path), path, text);
    }

    Problem problem(int line, String path, String text) {
        return new Problem(file, line, path, text);
    }
}
