package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for the service's state that is gone when the demo is over. */
final class DemoState implements AutoCloseable {

    private final Path directory;

    private DemoState(Path directory) {
        this.directory = directory;
    }

    static DemoState temporary() throws IOException {
        return new DemoState(Files.createTempDirectory("plimsoll-demo"));
    }

    /** The same service with its state here. */
    ServiceConfig place(ServiceConfig config) {
        return config.withStreams(config.streams().withStateDir(directory));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
