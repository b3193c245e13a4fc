package io.plimsoll.streams.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.plimsoll.schemas.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of a resolved document and says what is wrong in the words of the file, not of Java. */
final class Binder<T> {
    private final ObjectMapper mapper;
    private final JavaType type;
    private final Origins origins;

    Binder(ObjectMapper mapper, JavaType type, Origins origins) {
        this.mapper = mapper;
        this.type = type;
        this.origins = origins;
    }

    /** The record, or {@link Refused} with the first problem. */
    T bind(JsonNode document) throws Refused {
        try {
            return mapper.treeToValue(document, type);
        } catch (JsonMappingException e) {
            throw new Refused(steps(e), problem(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be malformed", e);
        }
    }

    /** A document that made no record. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<String> steps;
        private final transient Problem problem;

        Refused(List<String> steps, Problem problem) {
            super(problem.toString());
            this.steps = steps;
            this.problem = problem;
        }

        /** The keys that lead to the value or record that refused. */
        List<String> steps() {
            return steps;
        }

        Problem problem() {
            return problem;
        }
    }

    private static List<String> steps(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference -> String.valueOf(reference.getFieldName()))
                .toList();
    }

    private Problem problem(JsonMappingException e) {
        String path = KeyPath.of(e.getPath());
        Optional<InvalidSetting> setting = cause(e, InvalidSetting.class);
        if (setting.isPresent()) {
            return refused(path, setting.get());
        }
        Optional<WireException> field = cause(e, WireException.class);
        if (field.isPresent()) {
            return refused(path, field.get());
        }
        Optional<IllegalArgumentException> refusal = cause(e, IllegalArgumentException.class);
        return refusal.map(cause -> origins.problem(path, "is refused: " + cause.getMessage()))
                .orElseGet(() -> mistyped(path, e));
    }

    private Problem refused(String path, InvalidSetting setting) {
        String key = KeyPath.child(path, setting.key());
        return origins.problem(key, setting.rule() + (setting.secret() ? "" : asWritten(key)));
    }

    /** A message says its field first; a value that is read from text calls itself by what it is ("duration"). */
    private Problem refused(String path, WireException refusal) {
        String rule =
                String.valueOf(refusal.getMessage()).substring(refusal.field().length() + 1);
        boolean itself = origins.written(path).isPresent() || KeyPath.endsWith(path, refusal.field());
        String key = itself ? path : KeyPath.child(path, refusal.field());
        return origins.problem(key, rule + asWritten(key));
    }

    private Problem mistyped(String path, JsonMappingException e) {
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return origins.problem(path, "must be " + inWords(target) + asWritten(path));
    }

    private String asWritten(String path) {
        return origins.written(path)
                .map(text -> ", is " + (text.isEmpty() ? "empty" : text))
                .orElse("");
    }

    private static String inWords(@Nullable Class<?> type) {
        if (type == null || type == String.class) {
            return "one text";
        }
        if (type.isEnum()) {
            return "one of " + words(type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return java.util.Collection.class.isAssignableFrom(type) ? "a list" : form(type);
    }

    private static String form(Class<?> type) {
        boolean keys = type.isRecord() || java.util.Map.class.isAssignableFrom(type);
        return keys ? "a group of keys" : "one text";
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static <E extends Throwable> Optional<E> cause(@Nullable Throwable thrown, Class<E> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
