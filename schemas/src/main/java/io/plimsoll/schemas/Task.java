package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a model predicts. */
public enum Task implements WireName {
    /** One of two classes, one of them positive. */
    BINARY,
    /** One of three or more classes. */
    MULTICLASS,
    /** A number. */
    REGRESSION;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Task of(String wire) {
        return WireName.parse("task", values(), wire);
    }
}
