package io.plimsoll.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The golden examples, {@code examples/v1/MESSAGE/NAME.json}. In {@code invalid/} the expected field stands in
 * {@code NAME.reason}; in {@code equivalent/} another spelling lies beside what it is written back as,
 * {@code NAME.canonical.json}.
 */
final class Examples {
    private static final Path ROOT = Path.of("src/main/resources/examples/v1");

    private Examples() {}

    static Stream<Arguments> valid() {
        return named("");
    }

    static Stream<Arguments> invalid() {
        return named("invalid");
    }

    static Stream<Arguments> equivalent() {
        return named("equivalent")
                .filter(given -> !String.valueOf(given.get()[1]).contains(".canonical."));
    }

    static String text(MessageType message, String name) {
        try {
            return Files.readString(ROOT.resolve(message.wire()).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Arguments> named(String folder) {
        return Arrays.stream(MessageType.values())
                .flatMap(message -> names(message, folder).stream().map(name -> Arguments.of(message, name)));
    }

    private static List<String> names(MessageType message, String folder) {
        Path directory = ROOT.resolve(message.wire());
        if (!Files.isDirectory(directory.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
