package io.plimsoll.streams.files;

import java.io.IOException;

/**
 * Reads events from JSON lines. Empty lines are passed over.
 *
 * @param <T> the row
 */
final class JsonlEventReader<T> implements EventReader<T> {

    private final OpenFile file;
    private final LineDecoder<T> decoder;
    private final Lines lines;

    JsonlEventReader(OpenFile file, LineDecoder<T> decoder) {
        this.file = file;
        this.decoder = decoder;
        this.lines = new Lines(file.bytes());
    }

    @Override
    public boolean next(T into) throws IOException {
        try {
            if (!nextLine()) {
                return false;
            }
            decoder.decode(lines.bytes(), lines.length(), into);
            return true;
        } catch (MalformedException e) {
            throw new EventFileException(where() + ": " + e.getMessage());
        }
    }

    private boolean nextLine() throws IOException, MalformedException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw file.explained(e);
        }
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
        return file.name() + " line " + lines.number();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
