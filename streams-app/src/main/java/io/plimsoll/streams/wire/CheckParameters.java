package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Ladder;
import io.plimsoll.schemas.WireException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a check as a policy names them: the components of its record. A component that is a record itself
 * gives its own components, so a {@link Ladder} is {@code warning}, {@code error} and {@code critical}; a constant of an
 * enum is its name in lower case.
 *
 * <p>What a policy leaves unsaid is as in the record's field {@code STANDARD}; a check without that field has nothing but
 * a ladder, on which nothing alarms.
 */
final class CheckParameters {

    private static final String STANDARD = "STANDARD";

    private CheckParameters() {}

    /** The check of a type with nothing said. */
    static Object standard(Class<?> type) {
        try {
            return Objects.requireNonNull(type.getField(STANDARD).get(null));
        } catch (NoSuchFieldException onlyALadder) {
            return silent(type);
        } catch (IllegalAccessException e) {
            throw unfit(type, e);
        }
    }

    private static Object silent(Class<?> type) {
        try {
            return type.getConstructor(Ladder.class).newInstance(Ladder.NONE);
        } catch (ReflectiveOperationException e) {
            throw unfit(type, e);
        }
    }

    /**
     * A check with some parameters set.
     *
     * @param check what is left unsaid is as in it
     * @param path where the policy sets them, for messages
     * @param written the parameters by name
     * @throws WireException naming the parameter that is unknown or does not fit, and what would
     */
    static Record with(Record check, String path, Map<String, Object> written) {
        Set<String> known = names(check);
        written.keySet().forEach(name -> {
            if (!known.contains(name)) {
                throw new WireException(
                        path + "." + name, "is no parameter of this check: known are " + String.join(", ", known));
            }
        });
        return rebuilt(check, path, written);
    }

    private static Set<String> names(Record record) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (value(record, component) instanceof Record nested) {
                names.addAll(names(nested));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static Record rebuilt(Record record, String path, Map<String, Object> written) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rebuilt(value(record, components[i]), components[i], path, written);
        }
        return instance(record.getClass(), components, path, values);
    }

    private static Object rebuilt(
            Object standard, RecordComponent component, String path, Map<String, Object> written) {
        if (standard instanceof Record nested) {
            return rebuilt(nested, path, written);
        }
        Object value = written.get(component.getName());
        return value == null ? standard : converted(value, component.getType(), path + "." + component.getName());
    }

    private static Object converted(Object written, Class<?> type, String path) {
        if (type.isEnum()) {
            return constant(written, type, path);
        }
        if (type != double.class) {
            throw new IllegalStateException("a check's parameter can be a number or an enum, " + path + " is " + type);
        }
        if (written instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new WireException(path, "must be a number");
    }

    private static Object constant(Object written, Class<?> type, String path) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(written))
                .findFirst()
                .orElseThrow(() -> new WireException(
                        path,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(CheckParameters::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw unfit(record.getClass(), e);
        }
    }

    private static Record instance(
            Class<? extends Record> type, RecordComponent[] components, String path, Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> canonical = type.getConstructor(types);
            return canonical.newInstance(values);
        } catch (InvocationTargetException refusal) {
            Throwable cause = Objects.requireNonNull(refusal.getCause());
            throw new WireException(path, "does not fit: " + cause.getMessage());
        } catch (ReflectiveOperationException e) {
            throw unfit(type, e);
        }
    }

    private static IllegalStateException unfit(Class<?> type, ReflectiveOperationException cause) {
        return new IllegalStateException(
                type + " must be a public record with a public field STANDARD, or with a ladder alone", cause);
    }
}
