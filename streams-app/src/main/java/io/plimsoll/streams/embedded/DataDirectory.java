package io.plimsoll.streams.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The directory of a broker: its properties file and its logs.
 *
 * @param root an existing, writable directory
 * @param temporary whether it goes when the broker is closed
 */
record DataDirectory(Path root, boolean temporary) {

    static DataDirectory of(Optional<Path> given) {
        try {
            return given.isPresent()
                    ? new DataDirectory(
                            writable(Files.createDirectories(given.get().toAbsolutePath())), false)
                    : new DataDirectory(Files.createTempDirectory("plimsoll-broker"), true);
        } catch (IOException e) {
            throw new BrokerException(
                    "cannot create the broker's directory "
                            + given.map(Path::toString).orElse("below java.io.tmpdir") + ": " + e,
                    e);
        }
    }

    Path logs() {
        return root.resolve("logs");
    }

    boolean isFormatted() {
        return Files.exists(logs().resolve("meta.properties"));
    }

    /** The storage tool of Kafka reads its configuration from a file only. */
    Path write(Properties properties) {
        Path file = root.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "written anew at every start");
        } catch (IOException e) {
            throw new BrokerException("cannot write " + file + ": " + e, e);
        }
        return file;
    }

    void deleteIfTemporary() {
        if (temporary) {
            deepestFirst().forEach(DataDirectory::delete);
        }
    }

    private List<Path> deepestFirst() {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new BrokerException("cannot list " + root + " to delete it: " + e, e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new BrokerException("cannot delete " + path + ": " + e, e);
        }
    }

    private static Path writable(Path directory) {
        if (!Files.isWritable(directory)) {
            throw new BrokerException("the broker's directory " + directory + " is not writable by this user");
        }
        return directory;
    }
}
