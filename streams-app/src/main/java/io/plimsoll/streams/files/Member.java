package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * What a member of a JSON object means: reads its value, at which the parser stands, into a row.
 *
 * @param <T> the row
 */
@FunctionalInterface
interface Member<T> {

    /** Reads the value, to its end. */
    void read(JsonParser json, T into) throws IOException, MalformedException;
}
