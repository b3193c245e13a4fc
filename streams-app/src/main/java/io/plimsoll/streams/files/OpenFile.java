package io.plimsoll.streams.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An opened file: its bytes without compression and byte order mark, and how far it has been read. */
final class OpenFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final String name;
    private final long size;
    private final CountingInputStream disk;
    private final InputStream bytes;

    OpenFile(Path path, boolean compressed) throws IOException {
        this.name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw new EventFileException(path + ": no such file");
        }
        this.size = Files.size(path);
        this.disk = new CountingInputStream(Files.newInputStream(path));
        try {
            this.bytes = new BufferedInputStream(compressed ? new GZIPInputStream(disk, BUFFER) : disk, BUFFER);
            skipByteOrderMark();
        } catch (IOException e) {
            disk.close();
            throw explained(e);
        }
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    long position() {
        return Math.min(size, disk.count());
    }

    /** The content. */
    InputStream bytes() {
        return bytes;
    }

    /** The content as text; what is not UTF-8 is an error, because a level with a replaced letter is another level. */
    Reader characters() {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What went wrong with the bytes, in words that help. */
    IOException explained(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new EventFileException(name + ": not UTF-8; convert it, for example with iconv -t UTF-8");
        }
        if (cause instanceof ZipException) {
            return new EventFileException(name + ": not gzip, or damaged; name it without .gz if it is not compressed");
        }
        if (cause instanceof EOFException) {
            return new EventFileException(name + ": ends in the middle of compressed data; copy it again");
        }
        return cause;
    }

    private void skipByteOrderMark() throws IOException {
        bytes.mark(3);
        int first = bytes.read();
        int second = bytes.read();
        if (first == 0xEF && second == 0xBB && bytes.read() == 0xBF) {
            return;
        }
        bytes.reset();
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            throw new EventFileException(name + ": UTF-16; convert it to UTF-8, for example with iconv -t UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
