package io.plimsoll.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the compact constructors demand. Each method returns what it was given, so that a demand reads as one line. */
final class Require {
    /** The longest name of a feature, segment or class, in bytes of UTF-8. */
    static final int NAME_BYTES = 200;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9:._-]{1,100}");

    private Require() {}

    static void that(boolean holds, String field, String problem) {
        if (!holds) {
            throw new WireException(field, problem);
        }
    }

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new WireException(field, "is missing and has no default: add it");
        }
        return value;
    }

    /** The name of a model or version. */
    static String identifier(String field, @Nullable String value) {
        String name = present(field, value);
        that(IDENTIFIER.matcher(name).matches(), field, "must be 1 to 100 of A-Z a-z 0-9 . _ -");
        return name;
    }

    static @Nullable String identifierIfAny(String field, @Nullable String value) {
        return value == null ? null : identifier(field, value);
    }

    static String hash(String field, @Nullable String value) {
        String hash = present(field, value);
        that(HASH.matcher(hash).matches(), field, "must be 1 to 100 of A-Z a-z 0-9 : . _ -");
        return hash;
    }

    /** The name of a feature, segment, attribute, group or class. */
    static String name(String field, @Nullable String value) {
        String name = present(field, value);
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        that(bytes >= 1 && bytes <= NAME_BYTES, field, "must be 1 to " + NAME_BYTES + " bytes of UTF-8");
        return name;
    }

    static @Nullable String nameIfAny(String field, @Nullable String value) {
        return value == null ? null : name(field, value);
    }

    /** Text of 1 to {@code longest} Unicode code points. */
    static String text(String field, @Nullable String value, int longest) {
        String text = present(field, value);
        int length = text.codePointCount(0, text.length());
        that(length >= 1 && length <= longest, field, "must be 1 to " + longest + " characters");
        return text;
    }

    static @Nullable String textIfAny(String field, @Nullable String value, int longest) {
        return value == null ? null : text(field, value, longest);
    }

    static @Nullable Double finite(String field, @Nullable Double value) {
        that(value == null || Double.isFinite(value), field, "must be a finite number, or null where undefined");
        return value;
    }

    static @Nullable Double share(String field, @Nullable Double value) {
        that(value == null || (value >= 0 && value <= 1), field, "must be a share from 0 to 1");
        return value;
    }

    static @Nullable Double notNegative(String field, @Nullable Double value) {
        that(value == null || value >= 0, field, "must not be negative");
        return finite(field, value);
    }

    static @Nullable Long count(String field, @Nullable Long value) {
        that(value == null || value >= 0, field, "is a count and must not be negative");
        return value;
    }

    static @Nullable Integer atLeast(int least, String field, @Nullable Integer value) {
        that(value == null || value >= least, field, "must be at least " + least);
        return value;
    }

    static <T> List<T> list(String field, @Nullable List<T> values) {
        List<T> copy = new ArrayList<>(present(field, values));
        that(copy.stream().noneMatch(Objects::isNull), field, "must not contain null");
        return Collections.unmodifiableList(copy);
    }

    static <T> @Nullable List<T> listIfAny(String field, @Nullable List<T> values) {
        return values == null ? null : list(field, values);
    }

    /** Rows of counts, each of so many numbers. */
    static List<List<Long>> rows(String field, @Nullable List<List<Long>> rows, int width) {
        List<List<Long>> copy = matrix(field, rows);
        copy.forEach(row -> that(row.size() == width, field, "must have rows of " + width + " numbers"));
        return copy;
    }

    /** Rows of counts. */
    static List<List<Long>> matrix(String field, @Nullable List<List<Long>> rows) {
        List<List<Long>> copy =
                list(field, rows).stream().map(row -> list(field, row)).toList();
        copy.forEach(row -> counts(field, row));
        return copy;
    }

    /** A copy in the order of the wire, names checked. */
    static <V> Map<String, V> map(String field, @Nullable Map<String, V> values) {
        Map<String, V> copy = openMap(field, values);
        copy.forEach((name, value) -> present(field + "." + name, value));
        return copy;
    }

    static <V> @Nullable Map<String, V> mapIfAny(String field, @Nullable Map<String, V> values) {
        return values == null ? null : map(field, values);
    }

    /** As {@link #map}, but a value may be null, which is what "missing" looks like. */
    static <V extends @Nullable Object> Map<String, V> openMap(String field, @Nullable Map<String, V> values) {
        Map<String, V> copy = new LinkedHashMap<>(present(field, values));
        copy.keySet().forEach(name -> name("a name in " + field, name));
        return Collections.unmodifiableMap(copy);
    }

    /** As {@link #map}, for keys that are segments or levels and may be longer than a name, or empty. */
    static <V> Map<String, V> keyed(String field, @Nullable Map<String, V> values) {
        Map<String, V> copy = new LinkedHashMap<>(present(field, values));
        copy.forEach((key, value) -> present(field + "." + key, value));
        return Collections.unmodifiableMap(copy);
    }

    static void shares(String field, Collection<Double> values) {
        values.forEach(value -> share(field, value));
    }

    static void counts(String field, List<Long> values) {
        values.forEach(value -> count(field, value));
    }
}
