package io.plimsoll.streams.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file of events. Its name says what it is: {@code .csv}, {@code .csv.gz}, {@code .jsonl} or {@code .jsonl.gz}. */
public final class EventFile {

    private static final String GZIP = ".gz";

    private final Path path;
    private final boolean compressed;
    private final boolean csv;

    private EventFile(Path path, boolean compressed, boolean csv) {
        this.path = path;
        this.compressed = compressed;
        this.csv = csv;
    }

    /**
     * The file at a path. It is not opened yet.
     *
     * @throws EventFileException if the name says that it is something else
     */
    public static EventFile at(Path path) throws EventFileException {
        String name = path.toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(GZIP);
        String inner = compressed ? name.substring(0, name.length() - GZIP.length()) : name;
        boolean csv = inner.endsWith(".csv");
        if (!csv && !inner.endsWith(".jsonl")) {
            throw new EventFileException(path + ": expected a name that ends in .csv, .csv.gz, .jsonl or .jsonl.gz");
        }
        return new EventFile(path, compressed, csv);
    }

    /**
     * Opens it as predictions. JSON lines say themselves which values are attributes.
     *
     * @param attributes the columns to slice by, which are not features
     * @throws EventFileException if it is not such a file
     * @throws IOException if it cannot be read
     */
    public EventReader<PredictionRow> predictions(Set<String> attributes) throws IOException {
        return open(PredictionCsv.predictions(attributes), new PredictionLine());
    }

    /**
     * Opens it as a reference: predictions that may carry labels.
     *
     * @param attributes the columns to slice by, which are not features
     * @throws EventFileException if it is not such a file
     * @throws IOException if it cannot be read
     */
    public EventReader<PredictionRow> reference(Set<String> attributes) throws IOException {
        return open(PredictionCsv.reference(attributes), new PredictionLine());
    }

    /**
     * Opens it as labels.
     *
     * @throws EventFileException if it is not such a file
     * @throws IOException if it cannot be read
     */
    public EventReader<LabelRow> labels() throws IOException {
        return open(new LabelCsv(), new LabelLine());
    }

    /**
     * Opens it as predictions, with another decoder for JSON lines.
     *
     * @param attributes as in {@link #predictions(Set)}
     * @param decoder reads a line of {@code .jsonl}
     * @throws EventFileException if it is not such a file
     * @throws IOException if it cannot be read
     */
    public EventReader<PredictionRow> predictions(Set<String> attributes, LineDecoder<PredictionRow> decoder)
            throws IOException {
        return open(PredictionCsv.predictions(attributes), decoder);
    }

    private <T> EventReader<T> open(CsvFormat<T> format, LineDecoder<T> decoder) throws IOException {
        OpenFile file = new OpenFile(path, compressed);
        try {
            return csv ? new CsvEventReader<>(file, format) : new JsonlEventReader<>(file, decoder);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
