package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.streams.config.YamlNode.Scalar;
import io.plimsoll.streams.config.YamlNode.ScalarMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file on its way to a record of type {@code T}, and everything found wrong with it so far. */
final class Document<T> {
    private final String file;
    private final ObjectMapper mapper;
    private final JavaType type;
    private final Origins origins;
    private final List<Problem> problems = new ArrayList<>();

    Document(String file, Class<T> type, ObjectMapper mapper) {
        this.file = file;
        this.mapper = mapper;
        this.type = mapper.constructType(type);
        this.origins = new Origins(file);
    }

    /** Puts in environment variables; one that is not set becomes a problem of this document. */
    ScalarMapping variables(Map<String, String> environment) {
        return new EnvironmentVariables(environment, file, problems)::putInto;
    }

    /**
     * What the text says, under the names of the record's keys.
     *
     * @throws ConfigurationException if the text is no YAML or holds no keys
     */
    ObjectNode read(String text, ScalarMapping mapping) {
        Optional<YamlNode> root = new YamlReader(file, problems).read(text);
        if (root.isEmpty() || isNothing(root.get())) {
            return JsonNodeFactory.instance.objectNode();
        }
        KeyResolver resolver = new KeyResolver(mapper.getDeserializationConfig(), origins, problems);
        if (resolver.resolve(root.get().mapScalars(KeyPath.ROOT, mapping), type) instanceof ObjectNode said) {
            return said;
        }
        problems.add(origins.problem(KeyPath.ROOT, "must hold keys and values, such as \"key: value\""));
        throw new ConfigurationException(problems);
    }

    private static boolean isNothing(YamlNode root) {
        return root instanceof Scalar scalar && scalar.value().isNull();
    }

    /**
     * The record of what the file says, laid over the defaults. Where a value is refused the default takes its place and
     * the building goes on, so that the next problem is found as well.
     *
     * @throws ConfigurationException if anything is wrong with the file
     */
    T build(ObjectNode said, ObjectNode defaults) {
        ObjectNode document = new Overlay(origins, problems).over(defaults, said);
        Binder<T> binder = new Binder<>(mapper, type, origins);
        while (true) {
            try {
                return accepted(binder.bind(document));
            } catch (Binder.Refused refused) {
                problems.add(refused.problem());
                if (!restored(document, defaults, refused.steps())) {
                    throw new ConfigurationException(problems);
                }
            }
        }
    }

    private T accepted(T built) {
        if (problems.isEmpty()) {
            return built;
        }
        throw new ConfigurationException(problems);
    }

    /** Whether there was a default to put in place of what was refused. */
    private static boolean restored(ObjectNode document, ObjectNode defaults, List<String> steps) {
        JsonNode holder = document;
        JsonNode original = defaults;
        for (String step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            holder = holder.path(step);
            original = original.path(step);
        }
        String key = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
        if (!original.has(key) || original.get(key).equals(holder.get(key))) {
            return false;
        }
        ((ObjectNode) holder).set(key, original.get(key).deepCopy());
        return true;
    }
}
