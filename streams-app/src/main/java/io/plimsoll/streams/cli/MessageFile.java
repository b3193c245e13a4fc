package io.plimsoll.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.streams.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of messages that travel on a topic otherwise, JSON, one a line: window reports, or reference profiles. */
record MessageFile(Path path) {

    /**
     * Reads all messages.
     *
     * @param type what each line holds
     * @param maker the verb that writes such files, for the remedy
     * @throws UsageException naming the file, the line and the remedy
     */
    <T> List<T> read(Class<T> type, String maker) throws IOException {
        List<T> messages = new ArrayList<>();
        try (BufferedReader lines = open()) {
            String line = lines.readLine();
            for (int number = 1; line != null; number++) {
                if (!line.isBlank()) {
                    messages.add(message(line, number, type, maker));
                }
                line = lines.readLine();
            }
        } catch (NoSuchFileException missing) {
            throw new UsageException(path + ": no such file; " + maker + " writes it");
        }
        return messages;
    }

    private BufferedReader open() throws IOException {
        InputStream file = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private <T> T message(String line, int number, Class<T> type, String maker) {
        try {
            return Json.MESSAGES.readValue(line, type);
        } catch (JsonProcessingException unfit) {
            throw new UsageException(path + " line " + number + ": no " + type.getSimpleName() + " (" + cause(unfit)
                    + "); expected a file as " + maker + " writes it");
        }
    }

    private static String cause(JsonProcessingException unfit) {
        return unfit.getCause() == null
                ? unfit.getOriginalMessage()
                : String.valueOf(unfit.getCause().getMessage());
    }
}
