package io.plimsoll.streams.files;

/**
 * Decodes a line of a file of JSON lines.
 *
 * @param <T> the row
 */
@FunctionalInterface
public interface LineDecoder<T> {

    /**
     * Decodes a line.
     *
     * @param line the bytes from 0 to {@code length}, without the line feed; not kept
     * @param length how many bytes the line has
     * @param into is overwritten
     * @throws MalformedException if it is not such an event; {@code into} is then undefined
     */
    void decode(byte[] line, int length, T into) throws MalformedException;
}
