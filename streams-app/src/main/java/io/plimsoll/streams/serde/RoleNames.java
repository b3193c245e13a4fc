package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Text;

/** The roles as the contract writes them. */
final class RoleNames {

    private RoleNames() {}

    /** @throws RefusedException if the text is no role */
    static Role role(Text name) throws RefusedException {
        if (name.is("champion")) {
            return Role.CHAMPION;
        } else if (name.is("canary")) {
            return Role.CANARY;
        } else if (name.is("challenger")) {
            return Role.CHALLENGER;
        } else if (name.is("shadow")) {
            return Role.SHADOW;
        }
        throw new RefusedException(Reason.BAD_ROLE, EventField.ROLE);
    }
}
