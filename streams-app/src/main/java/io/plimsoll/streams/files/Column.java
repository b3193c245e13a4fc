package io.plimsoll.streams.files;

/**
 * What a column of a CSV file means: reads a field of it into a row.
 *
 * @param <T> the row
 */
@FunctionalInterface
interface Column<T> {

    /**
     * Reads a field.
     *
     * @throws MalformedException if the field is not what this column holds
     */
    void read(CsvRow csv, int field, T into) throws MalformedException;

    /** A column that is read where its field is not empty. */
    static <T> Column<T> optional(Column<T> column) {
        return (csv, field, into) -> {
            if (!csv.isEmpty(field)) {
                column.read(csv, field, into);
            }
        };
    }

    /** A column that says nothing here. */
    static <T> Column<T> ignored() {
        return (csv, field, into) -> {};
    }
}
