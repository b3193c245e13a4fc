package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How much time a finding judges: a run of panes that ends with the reported one, or where {@code until} says ({@code 1d}, {@code 7d}), or
 * {@code version}, everything since the version's first event.
 *
 * @param run the length of the run, or null for {@code version}
 */
public record Span(@Nullable PolicyDuration run) {
    /** Everything since the version's first event. */
    public static final Span VERSION = new Span(null);

    private static final String VERSION_WORD = "version";

    /**
     * Reads {@code 7d} or {@code version}.
     *
     * @throws WireException if it is neither
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Span parse(String text) {
        return text.equals(VERSION_WORD) ? VERSION : new Span(PolicyDuration.parse(text));
    }

    /** As on the wire. */
    @Override
    @JsonValue
    public String toString() {
        return run == null ? VERSION_WORD : run.toString();
    }
}
