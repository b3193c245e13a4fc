package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** Who lets a recommendation be carried out. */
public enum Approval implements WireName {
    /** A deployment system may act on it alone. */
    AUTO,
    /** A person must agree. */
    REQUIRED;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Approval of(String wire) {
        return WireName.parse("approval", values(), wire);
    }
}
