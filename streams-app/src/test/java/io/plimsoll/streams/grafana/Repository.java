package io.plimsoll.streams.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository, from its root. */
public final class Repository {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Repository() {}

    /** The absolute path of a file. */
    public static Path path(String name) {
        return Path.of("..").toAbsolutePath().normalize().resolve(name);
    }

    static JsonNode json(String name) {
        return read(JSON, name);
    }

    static JsonNode yaml(String name) {
        return read(YAML, name);
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try {
            return mapper.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
