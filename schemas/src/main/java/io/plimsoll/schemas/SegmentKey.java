package io.plimsoll.schemas;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text that names a slice in reports and alerts: {@code all}, {@code gender=female},
 * {@code gender=female|age_band=60+}. The signs {@code %}, {@code |} and {@code =} inside a name or value are written
 * {@code %25}, {@code %7C} and {@code %3D}, so that two slices never share a key.
 */
public final class SegmentKey {
    /** Everything. */
    public static final String ALL = "all";

    /** The value that stands for all groups too small to be shown: {@code gender=*}; a real {@code *} is {@code %2A}. */
    public static final String POOLED = "*";

    private SegmentKey() {}

    /** The key of the slice where each attribute has the given value, in the map's order; no attribute: {@link #ALL}. */
    public static String of(Map<String, String> attributes) {
        return attributes.isEmpty()
                ? ALL
                : attributes.entrySet().stream()
                        .map(entry -> escaped(entry.getKey()) + "=" + value(entry.getValue()))
                        .collect(Collectors.joining("|"));
    }

    /** The key under which an attribute's small groups are pooled. */
    public static String pooled(String attribute) {
        return escaped(attribute) + "=" + POOLED;
    }

    private static String value(String value) {
        return value.equals(POOLED) ? "%2A" : escaped(value);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("|", "%7C").replace("=", "%3D");
    }
}
