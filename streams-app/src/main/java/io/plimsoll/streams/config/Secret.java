package io.plimsoll.streams.config;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A text that is never shown: whatever prints the settings prints {@code ***}.
 *
 * @param value the text; empty if there is none
 */
public record Secret(String value) {

    /** Reads the plain text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** Whether there is one. */
    public boolean isSet() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isSet() ? "***" : "none";
    }
}
