package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A word of an agreed vocabulary. Every enum of this package is one. */
public interface WireName {
    /** The Java name of the constant. */
    String name();

    /** The word as it stands in messages, policies and metric labels: the constant's name in lower case. */
    @JsonValue
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant that a word stands for.
     *
     * @throws WireException naming the accepted words, if it is none of them
     */
    static <E extends WireName> E parse(String field, E[] vocabulary, String word) {
        return Arrays.stream(vocabulary)
                .filter(constant -> constant.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> new WireException(field, "must be one of " + words(vocabulary)));
    }

    private static String words(WireName[] vocabulary) {
        return Arrays.stream(vocabulary).map(WireName::wire).collect(Collectors.joining(", "));
    }
}
