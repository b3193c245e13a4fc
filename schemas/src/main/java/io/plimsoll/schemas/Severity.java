package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How bad an alert is. Notices never become alerts. */
public enum Severity implements WireName {
    /** Look at it during the day. */
    WARNING,
    /** Something is broken or a constraint fails. */
    ERROR,
    /** As error, by a wide margin. */
    CRITICAL;

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Severity of(String wire) {
        return WireName.parse("severity", values(), wire);
    }
}
