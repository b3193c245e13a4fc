package io.plimsoll.streams.cli;

import io.plimsoll.streams.files.EventFile;
import io.plimsoll.streams.files.EventReader;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What turned out to be true, by request: of several labels for one the latest. */
final class LabelFile {

    private final Map<String, Label> labels = new HashMap<>();

    private LabelFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException naming the line that cannot be read
     */
    static LabelFile read(Path file) throws IOException {
        LabelFile labels = new LabelFile();
        try (EventReader<LabelRow> rows = EventFile.at(file).labels()) {
            LabelRow row = new LabelRow();
            while (rows.next(row)) {
                labels.labels.merge(
                        row.id.toString(),
                        new Label(row.label.toString(), row.time()),
                        (known, later) -> later.time >= known.time ? later : known);
            }
        }
        return labels;
    }

    /** The rows with their labels; a row that has none here keeps its own. */
    ReferenceRows on(ReferenceRows rows) {
        return reader -> rows.forEach(row -> {
            Label label = labels.get(row.id.toString());
            if (label != null) {
                row.label.set(label.text);
                row.labelled();
            }
            reader.accept(row);
        });
    }

    private record Label(String text, long time) {}
}
