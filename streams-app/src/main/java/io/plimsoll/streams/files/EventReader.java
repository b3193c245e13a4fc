package io.plimsoll.streams.files;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads the events of a file, one after the other, into a row that is reused.
 *
 * @param <T> the row
 */
public interface EventReader<T> extends Closeable {

    /**
     * Reads the next event.
     *
     * @param into is overwritten
     * @return false at the end of the file
     * @throws EventFileException if the event cannot be read; it is then passed over, the next call reads the one after it
     * @throws IOException if the file cannot be read
     */
    boolean next(T into) throws IOException;

    /** How many bytes of the file, as it lies on disk, have been read; never more than {@link #size()}. */
    long position();

    /** The size of the file in bytes, as it lies on disk. */
    long size();

    /** The place of the event that was read last, for a message: {@code predictions.csv.gz line 17}. */
    String where();

    /** A reader of nothing. */
    static <T> EventReader<T> empty() {
        return new EventReader<>() {
            @Override
            public boolean next(T into) {
                return false;
            }

            @Override
            public long position() {
                return 0;
            }

            @Override
            public long size() {
                return 0;
            }

            @Override
            public String where() {
                return "nowhere";
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
