package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decision that is good for the person: a class ({@code "1"}), a set of classes ({@code [a, b]}) or, for a
 * regression, the side of a threshold ({@code {min: 700}} or {@code {max: 0.2}}, both inclusive).
 *
 * @param classes the classes, or empty for a threshold
 * @param min the least favourable value, or null
 * @param max the greatest favourable value, or null
 */
public record Favourable(
        List<String> classes,
        @Nullable Double min,
        @Nullable Double max) {
    private static final String FORM = "must be a class, a list of classes, {min: x} or {max: x}";

    /** @throws WireException unless it is exactly one of the three forms */
    public Favourable {
        classes = Require.list("favourable", classes);
        classes.forEach(name -> Require.name("favourable", name));
        Require.finite("favourable.min", min);
        Require.finite("favourable.max", max);
        int forms = (classes.isEmpty() ? 0 : 1) + (min == null ? 0 : 1) + (max == null ? 0 : 1);
        Require.that(forms == 1, "favourable", FORM);
    }

    /**
     * Reads any of the three forms.
     *
     * @throws WireException if it is none of them
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Favourable of(Object written) {
        return written instanceof Map<?, ?> threshold
                ? new Favourable(List.of(), number(threshold.get("min")), number(threshold.get("max")))
                : new Favourable(Names.of("favourable", written), null, null);
    }

    /** The form as on the wire. */
    @JsonValue
    public Object written() {
        if (min != null) {
            return Map.of("min", min);
        }
        if (max != null) {
            return Map.of("max", max);
        }
        return classes.size() == 1 ? classes.get(0) : classes;
    }

    private static @Nullable Double number(@Nullable Object bound) {
        Require.that(bound == null || bound instanceof Number, "favourable", FORM);
        return bound instanceof Number number ? number.doubleValue() : null;
    }
}
