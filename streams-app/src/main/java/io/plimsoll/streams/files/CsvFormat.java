package io.plimsoll.streams.files;

import java.util.Set;

/**
 * What the columns of a kind of file mean.
 *
 * @param <T> the row
 */
interface CsvFormat<T> {

    /** The columns that must be there. */
    Set<String> required();

    /** The meaning of a column. */
    Column<T> column(String name);

    /** Prepares a row for the fields of the next line. */
    void clear(T row);

    /** Checks a row as a whole. */
    void check(T row) throws MalformedException;
}
