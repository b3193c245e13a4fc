package io.plimsoll.streams.monitor.pending;

/** How far a run has come. */
enum Level {
    /** Its identities are in the exact index on the heap. */
    LOOSE(0),
    /** Its identities are in a filter of its own. */
    SEALED(1);

    private final byte code;

    Level(int code) {
        this.code = (byte) code;
    }

    /** The byte in a key. */
    byte code() {
        return code;
    }

    /** The level of a byte in a key. */
    static Level of(byte code) {
        return code == LOOSE.code ? LOOSE : SEALED;
    }
}
