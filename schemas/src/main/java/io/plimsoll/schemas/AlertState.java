package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Where an incident stands. */
public enum AlertState implements WireName {
    /** It began. */
    FIRING,
    /** It goes on with another severity or other figures. */
    UPDATED,
    /** It is over. */
    RESOLVED;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AlertState of(String wire) {
        return WireName.parse("state", values(), wire);
    }
}
