package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How a subject's values are counted. */
public enum FeatureKind implements WireName {
    /** On a grid of numbers. */
    NUMERIC,
    /** By level, exact byte strings. */
    CATEGORICAL,
    /** Categorical with the levels {@code false} and {@code true}. */
    BOOLEAN;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FeatureKind of(String wire) {
        return WireName.parse("kind", values(), wire);
    }
}
