package io.plimsoll.streams.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about files that cannot be read: place and remedy, never the value. */
class MalformedFilesTest {

    private static final String HEADER =
            "request_id,event_time,model,model_version,role,score,decision,value,latency_ms,x\n";
    private static final String GOOD = "q,0,m,v,,0.5,1,,,1\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q,yesterday SECRET,m,v,,,1,,,1 | , column event_time: not a time; expected RFC 3339 such as"
                        + " 2024-03-01T00:00:00Z, or milliseconds since 1970",
                "q,99999999999999999999,m,v,,,1,,,1 | , column event_time: not a time",
                "q,,m,v,,,1,,,1 | , column event_time: not a time",
                ",0,m,v,,,1,,,1 | , column request_id: expected an id of 1 to 1024 characters",
                "q,0,,v,,,1,,,1 | , column model: expected a name",
                "q,0,m SECRET,v,,,1,,,1 | , column model: expected a name",
                "q,0,m,,,,1,,,1 | , column model_version: expected a name",
                "q,0,m,v,SECRET,,1,,,1 | , column role: not a role; expected champion, canary, challenger or shadow",
                "q,0,m,v,,SECRET,1,,,1 | , column score: not a number",
                "q,0,m,v,,1.5,1,,,1 | , column score: expected a score from 0 to 1",
                "q,0,m,v,,-0.1,1,,,1 | , column score: expected a score from 0 to 1",
                "q,0,m,v,,,1,1e999,,1 | , column value: expected a finite number",
                "q,0,m,v,,,1,,-3,1 | , column latency_ms: expected milliseconds, 0 or more",
                "q,0,m,v,,,,,,1 | : no answer of the model",
                "q,0,m,v,,,1 | : 7 fields; expected 10",
                "q,0,m,v,,,1,,,1,SECRET | : 11 fields; expected 10",
            })
    void shouldNameLineColumnAndRemedyOfABadRow(String bad, String complaint) throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.csv.gz", HEADER + GOOD + bad + "\n" + GOOD);
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow row = new PredictionRow();
            rows.next(row);

            // When
            assertThatExceptionOfType(EventFileException.class)
                    .isThrownBy(() -> rows.next(row))

                    // Then
                    .withMessageStartingWith("p.csv.gz line 3" + complaint)
                    .withMessageNotContaining("SECRET")
                    .withNoCause();
            assertThat(rows.next(row)).isTrue();
            assertThat(rows.next(row)).isFalse();
        }
    }

    @Test
    void shouldCountLinesInsideQuotes() throws IOException {
        // Given
        String twoLines = "q,0,m,v,,,1,,,\"a\nb\"\n";
        Path path = TestFiles.write(directory, "p.csv", HEADER + twoLines + "q,0,m,v,,SECRET,1,,,1\n");
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow row = new PredictionRow();
            rows.next(row);

            // When
            assertThatExceptionOfType(EventFileException.class)
                    .isThrownBy(() -> rows.next(row))

                    // Then
                    .withMessageStartingWith("p.csv line 4, column score");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "EMPTY",
            value = {
                "event_time,model,model_version | line 1: no column request_id; the first line must name the columns",
                "request_id;event_time;model | line 1: no column event_time, model, model_version, request_id;",
                "request_id,event_time,model,model_version,x,x | line 1: two columns are named x; rename one of them",
                "request_id,event_time,model,model_version, | line 1: column 5 needs a name",
            })
    void shouldRefuseAHeaderThatCannotStand(String header, String complaint) throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.csv", header + "\n" + GOOD);

        // When
        assertThatExceptionOfType(EventFileException.class)
                .isThrownBy(() -> EventFile.at(path).predictions(Set.of()))

                // Then
                .withMessageStartingWith("p.csv " + complaint);
    }

    @Test
    void shouldRefuseAnEmptyFile() throws IOException {
        refuses(TestFiles.write(directory, "p.csv", ""), "p.csv: empty");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        refuses(directory.resolve("p.csv"), directory.resolve("p.csv") + ": no such file");
    }

    @Test
    void shouldRefuseAnotherKindOfFile() {
        assertThatExceptionOfType(EventFileException.class)
                .isThrownBy(() -> EventFile.at(Path.of("p.parquet")))
                .withMessage("p.parquet: expected a name that ends in .csv, .csv.gz, .jsonl or .jsonl.gz");
    }

    @Test
    void shouldRefuseAFileThatIsNotCompressedAsItsNameSays() throws IOException {
        refuses(Files.writeString(directory.resolve("p.csv.gz"), HEADER + GOOD), "p.csv.gz: not gzip");
    }

    @Test
    void shouldRefuseUtf16() throws IOException {
        byte[] bytes = ("\uFEFF" + HEADER).getBytes(StandardCharsets.UTF_16LE);
        refuses(Files.write(directory.resolve("p.csv"), bytes), "p.csv: UTF-16; convert it to UTF-8");
    }

    @Test
    void shouldRefuseLatin1() throws IOException {
        byte[] bytes = (HEADER + "q,0,m,v,,,1,,,caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        refuses(Files.write(directory.resolve("p.csv"), bytes), "p.csv: not UTF-8; convert it");
    }

    @Test
    void shouldRefuseAFileThatEndsTooEarly() throws IOException {
        byte[] whole = TestFiles.gzip((HEADER + GOOD.repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        byte[] torn = Arrays.copyOf(whole, whole.length / 2);
        refuses(Files.write(directory.resolve("p.csv.gz"), torn), "p.csv.gz: ends in the middle of compressed data");
    }

    @Test
    void shouldRefuseAQuoteThatIsNotClosed() throws IOException {
        refuses(TestFiles.write(directory, "p.csv", HEADER + GOOD + "q,0,m,v,,,1,,,\"SECRET"), "p.csv line 3: not CSV");
    }

    private static void refuses(Path path, String complaint) {
        assertThatExceptionOfType(EventFileException.class)
                .isThrownBy(() -> readAll(path))
                .withMessageStartingWith(complaint)
                .withMessageNotContaining("SECRET");
    }

    private static void readAll(Path path) throws IOException {
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow row = new PredictionRow();
            while (rows.next(row)) {}
        }
    }
}
