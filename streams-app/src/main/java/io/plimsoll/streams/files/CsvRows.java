package io.plimsoll.streams.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The rows of a CSV file, the header among them, all into the same {@link CsvRow}. */
final class CsvRows implements Closeable {

    private final OpenFile file;
    private final CloseableIterator<CsvRow> rows;
    private final CsvRow row = new CsvRow();

    CsvRows(OpenFile file) {
        this.file = file;
        // Rows of a wrong length are told apart here, in words that name the file and the header.
        this.rows = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(row, file.characters())
                .iterator();
    }

    /** The row that was read last. */
    CsvRow row() {
        return row;
    }

    /** Reads on; false at the end of the file. */
    boolean next() throws IOException {
        try {
            boolean more = rows.hasNext();
            if (more) {
                rows.next();
            }
            return more;
        } catch (CsvParseException e) {
            throw new EventFileException(file.name() + " line " + row.line()
                    + ": not CSV; a quote is not closed, or text follows a closing one");
        } catch (UncheckedIOException e) {
            throw file.explained(Objects.requireNonNull(e.getCause()));
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
