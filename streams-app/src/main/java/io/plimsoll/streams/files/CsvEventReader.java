package io.plimsoll.streams.files;

import java.io.IOException;
import java.util.List;

/**
 * Reads events from CSV: what each column means is found once, at the header.
 *
 * @param <T> the row
 */
final class CsvEventReader<T> implements EventReader<T> {

    private final OpenFile file;
    private final CsvFormat<T> format;
    private final CsvRows rows;
    private final List<String> names;
    private final List<Column<T>> columns;

    CsvEventReader(OpenFile file, CsvFormat<T> format) throws IOException {
        this.file = file;
        this.format = format;
        this.rows = new CsvRows(file);
        this.names = header().names();
        this.columns = names.stream().map(format::column).toList();
    }

    @Override
    public boolean next(T into) throws IOException {
        if (!rows.next()) {
            return false;
        }
        requireAllFields();
        format.clear(into);
        for (int field = 0; field < columns.size(); field++) {
            read(field, into);
        }
        check(into);
        return true;
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String where() {
        return file.name() + " line " + rows.row().line();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private CsvHeader header() throws IOException {
        if (!rows.next()) {
            throw new EventFileException(file.name() + ": empty; expected a first line that names the columns");
        }
        try {
            return CsvHeader.of(rows.row(), format.required());
        } catch (MalformedException e) {
            throw refused(e);
        }
    }

    private void requireAllFields() throws EventFileException {
        int found = rows.row().fields();
        if (found != columns.size()) {
            throw new EventFileException(where() + ": " + found + " fields; expected " + columns.size()
                    + ", as many as the first line names");
        }
    }

    private void read(int field, T into) throws EventFileException {
        try {
            columns.get(field).read(rows.row(), field, into);
        } catch (MalformedException e) {
            throw new EventFileException(where() + ", column " + names.get(field) + ": " + e.getMessage());
        }
    }

    private void check(T row) throws EventFileException {
        try {
            format.check(row);
        } catch (MalformedException e) {
            throw refused(e);
        }
    }

    private EventFileException refused(MalformedException e) {
        return new EventFileException(where() + ": " + e.getMessage());
    }
}
