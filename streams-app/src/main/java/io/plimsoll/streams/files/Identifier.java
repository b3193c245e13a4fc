package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Text;

/** The names that the contract limits. */
final class Identifier {

    /** The longest request id, in characters. */
    private static final int LONGEST_ID = 1_024;

    /** The longest name of a model or a version. */
    private static final int LONGEST_NAME = 100;

    private Identifier() {}

    /** Requires the id of a request. */
    static void requireId(Text id) throws MalformedException {
        if (id.length() == 0 || id.length() > LONGEST_ID) {
            throw new MalformedException("expected an id of 1 to " + LONGEST_ID + " characters");
        }
    }

    /** Requires the name of a model or a version. */
    static void requireName(Text name) throws MalformedException {
        if (name.length() == 0 || name.length() > LONGEST_NAME || !allAllowed(name)) {
            throw new MalformedException("expected a name of 1 to " + LONGEST_NAME + " of A-Z a-z 0-9 . _ -");
        }
    }

    private static boolean allAllowed(Text name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
