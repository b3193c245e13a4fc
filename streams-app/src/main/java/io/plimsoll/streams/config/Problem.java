package io.plimsoll.streams.config;

/**
 * One thing wrong with a file.
 *
 * @param file the file as the person named it
 * @param line the line of the key at fault, from 1; 0 where there is none, as for a key that is missing
 * @param path the way to the key, {@code http.metrics.open}; empty for the file as a whole
 * @param text what is wrong with it and what would be right, reading on from the path
 */
public record Problem(String file, int line, String path, String text) {

    /** As compilers say it: {@code plimsoll.yaml:4: streams.threads must be at least 1, is 0}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (path.isEmpty() ? text : path + " " + text);
    }
}
