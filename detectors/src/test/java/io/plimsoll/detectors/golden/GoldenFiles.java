package io.plimsoll.detectors.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Reader of the golden files beside the checkout. */
public final class GoldenFiles {
    private static final String PROPERTY = "plimsoll.shared";

    private GoldenFiles() {}

    /**
     * The directory that holds {@code data/golden} and {@code data/streams}.
     *
     * @return an existing directory; if there is none the calling test fails where {@code CI=true} and is skipped
     *     elsewhere
     */
    public static Path shared() {
        Path shared = Path.of(System.getProperty(PROPERTY, "../shared"));
        if (!Files.isDirectory(shared.resolve("data/golden"))) {
            leaveOut("golden values left out: no data/golden under -D" + PROPERTY);
        }
        return shared;
    }

    /**
     * Parses one golden file.
     *
     * @param relative path under {@code data/golden}, such as {@code evidence.json}; {@code .gz} is unpacked
     */
    public static JsonNode read(String relative) {
        try (BufferedReader reader = open(relative)) {
            return new ObjectMapper().readTree(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one golden text file line by line.
     *
     * @param relative path under {@code data/golden}, such as {@code pairs/s_null_500.csv.gz}; {@code .gz} is unpacked
     */
    public static List<String> lines(String relative) {
        try (BufferedReader reader = open(relative)) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of a node; {@code "Infinity"} and {@code "-Infinity"} are strings in the files. */
    public static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    /** The number of a node, empty where the file says {@code null} or has no such key. */
    public static OptionalDouble optional(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(number(node));
    }

    private static BufferedReader open(String relative) throws IOException {
        InputStream bytes = Files.newInputStream(shared().resolve("data/golden").resolve(relative));
        InputStream text = relative.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    private static void leaveOut(String message) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(message);
        }
        // Surefire does not print why a test factory was aborted.
        System.err.println(message);
        Assumptions.abort(message);
    }
}
