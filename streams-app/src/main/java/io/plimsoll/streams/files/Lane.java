package io.plimsoll.streams.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.ToLongFunction;

/**
 * A file on its way through a merge: its next row, and when that is due.
 *
 * @param <T> the row
 */
final class Lane<T> implements Closeable {

    private final EventReader<T> reader;
    private final T row;
    private final ToLongFunction<T> published;
    private boolean hasRow;
    private long due = Long.MIN_VALUE;

    Lane(EventReader<T> reader, T row, ToLongFunction<T> published) {
        this.reader = reader;
        this.row = row;
        this.published = published;
    }

    /** Reads the next row. */
    void advance() throws IOException {
        hasRow = reader.next(row);
        if (hasRow) {
            due = Math.max(due, published.applyAsLong(row));
        }
    }

    boolean hasRow() {
        return hasRow;
    }

    T row() {
        return row;
    }

    /** When the row is due: never less than the rows before it. */
    long due() {
        return due;
    }

    /** Whether it is this lane's turn; at the same time it is. */
    boolean goesBefore(Lane<?> other) {
        return hasRow && (!other.hasRow || due <= other.due);
    }

    String where() {
        return reader.where();
    }

    long position() {
        return reader.position();
    }

    long size() {
        return reader.size();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
