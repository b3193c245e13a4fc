package io.plimsoll.streams.files;

import java.io.IOException;

/**
 * A file is not what it should be. The message is for the person who made the file: it names the file, the line, the
 * column and what was expected. It never holds a value.
 */
public final class EventFileException extends IOException {

    private static final long serialVersionUID = 1;

    EventFileException(String message) {
        super(message);
    }
}
