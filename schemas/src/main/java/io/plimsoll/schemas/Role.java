package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a version's answer was for. */
public enum Role implements WireName {
    /** Its decision was carried out; the default. */
    CHAMPION,
    /** Serves a small part of the traffic to be tried. */
    CANARY,
    /** Serves a declared part of the traffic in an A/B test. */
    CHALLENGER,
    /** Scored the request for comparison; its decision was not carried out. */
    SHADOW;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Role of(String wire) {
        return WireName.parse("role", values(), wire);
    }
}
