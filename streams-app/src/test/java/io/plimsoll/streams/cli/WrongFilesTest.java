package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a verb cannot work with is the user's to mend: one message with the place and the remedy, exit code 2. */
class WrongFilesTest {

    private static final String HEADER = "request_id,event_time,model,model_version,score,age\n";

    @TempDir
    Path directory;

    private final Captured captured = Captured.piped();
    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = file("policy.yaml", "model: m\ntask: binary\npositive: \"1\"\nsegments: [region]\n");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        Path missing = directory.resolve("missing.csv");

        int code = backtest(missing);

        assertRefused(code, "missing.csv: no such file");
    }

    @Test
    void shouldNameTheLineAndColumnThatCannotBeRead() throws IOException {
        Path reference = file("reference.csv", HEADER + "a,yesterday,m,v1,0.5,47\n");

        int code = backtest(reference);

        assertRefused(code, "line 2, column event_time: not a time");
    }

    @Test
    void shouldNameAnAttributeThatTheReferenceLacks() throws IOException {
        Path reference = file("reference.csv", HEADER + "a,2024-03-01T00:00:00Z,m,v1,0.5,47\n");

        int code = backtest(reference);

        assertRefused(code, "the reference has no column region");
    }

    @Test
    void shouldNameTheModelThatTheReferenceLacks() throws IOException {
        Path reference = file("reference.csv", HEADER + "a,2024-03-01T00:00:00Z,other,v1,0.5,47\n");

        int code = backtest(reference);

        assertRefused(code, "no row is of model m");
    }

    private int backtest(Path reference) {
        return captured.run(
                "backtest",
                "--monitor",
                policy.toString(),
                "--reference",
                reference.toString(),
                "--predictions",
                reference.toString(),
                "--out",
                directory.resolve("out").toString());
    }

    private void assertRefused(int code, String message) {
        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).startsWith("plimsoll: ").contains(message).doesNotContain("Exception");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
