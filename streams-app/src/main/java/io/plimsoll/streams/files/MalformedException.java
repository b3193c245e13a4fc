package io.plimsoll.streams.files;

/** A value or a line is not what it should be. The message says what was expected, and never what was found. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1;

    /** A complaint such as {@code not a time; expected …}; the reader of the file puts the place in front of it. */
    public MalformedException(String complaint) {
        super(complaint);
    }
}
