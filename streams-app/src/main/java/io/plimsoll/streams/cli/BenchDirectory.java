package io.plimsoll.streams.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directory of a benchmark, gone when it is over.
 *
 * @param path where it is
 */
record BenchDirectory(Path path) implements AutoCloseable {

    static BenchDirectory temporary() throws IOException {
        return new BenchDirectory(Files.createTempDirectory("plimsoll-bench"));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
