package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Role;
import java.util.Locale;

/** Roles as they are written: in lower case. */
final class Roles {

    private Roles() {}

    static Role parse(char[] chars, int start, int length) throws MalformedException {
        String text = new String(chars, start, length);
        for (Role role : Role.values()) {
            if (format(role).equals(text)) {
                return role;
            }
        }
        throw new MalformedException("not a role; expected champion, canary, challenger or shadow");
    }

    static String format(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
