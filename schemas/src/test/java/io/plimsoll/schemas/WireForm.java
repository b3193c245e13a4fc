package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a record looks like on the wire, by reflection. */
final class WireForm {
    private WireForm() {}

    /** The record's components by their name on the wire. */
    static Map<String, RecordComponent> components(Class<?> record) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Arrays.stream(record.getRecordComponents()).forEach(c -> components.put(wireName(c), c));
        return components;
    }

    /** The names of the components that must be there. */
    static Set<String> required(Class<?> record) {
        Set<String> required = new TreeSet<>(components(record).keySet());
        required.removeIf(name -> optional(components(record).get(name)));
        return required;
    }

    /** Whether a component may be absent or null. */
    static boolean optional(@Nullable RecordComponent component) {
        return component != null
                && (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || component.getAccessor().isAnnotationPresent(EmptyIfAbsent.class));
    }

    private static String wireName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }
}
