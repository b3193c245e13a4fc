package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.streams.config.YamlNode.ScalarMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Reads YAML files that people write, strictly: an unknown or repeated key, a wrong type and a broken rule are problems
 * that name file, line and path. As many as possible are reported at once.
 */
public final class ConfigParser {
    private static final String DEFAULTS = "plimsoll-defaults.yaml";
    private static final ScalarMapping AS_WRITTEN = (path, scalar) -> scalar;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationText.Deserializer()))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfigDefaults(
                    coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private final Map<String, String> environment;

    /** @param environment the variables that {@code ${NAME}} refers to */
    public ConfigParser(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The configuration that an empty file gives. */
    public ServiceConfig defaults() {
        return service(DEFAULTS, "");
    }

    /**
     * Reads the file of {@code run --config}: what it leaves out is as in the defaults, and {@code ${NAME}} stands for an
     * environment variable.
     *
     * @throws ConfigurationException with everything that is wrong with the file
     */
    public ServiceConfig service(Path file) {
        return service(file.toString(), text(file));
    }

    /**
     * Reads a file that holds one record, such as a monitor's policy, without defaults and variables.
     *
     * @throws ConfigurationException with what is wrong with the file
     */
    public <T> T document(Path file, Class<T> type) {
        return document(file.toString(), text(file), type);
    }

    ServiceConfig service(String file, String text) {
        Document<ServiceConfig> document = new Document<>(file, ServiceConfig.class, MAPPER);
        ObjectNode said = document.read(text, document.variables(environment));
        ObjectNode defaults = new Document<>(DEFAULTS, ServiceConfig.class, MAPPER).read(defaultsText(), AS_WRITTEN);
        return document.build(said, defaults);
    }

    <T> T document(String file, String text, Class<T> type) {
        Document<T> document = new Document<>(file, type, MAPPER);
        return document.build(document.read(text, AS_WRITTEN), JsonNodeFactory.instance.objectNode());
    }

    /** The file of the defaults, with its comments: a complete example to start from. */
    public static String defaultsText() {
        try (InputStream in = ConfigParser.class.getResourceAsStream(DEFAULTS)) {
            return new String(Objects.requireNonNull(in, DEFAULTS).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the defaults in the jar cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "does not exist: give the path of a YAML file");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw unreadable(
                    file,
                    Files.isDirectory(file)
                            ? "is a directory: give the path of a YAML file"
                            : "cannot be read: " + e.getMessage());
        }
    }

    private static ConfigurationException unreadable(Path file, String problem) {
        return new ConfigurationException(new Problem(file.toString(), 0, KeyPath.ROOT, problem));
    }
}
