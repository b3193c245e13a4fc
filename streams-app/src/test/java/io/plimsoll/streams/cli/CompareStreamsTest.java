package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.golden.GoldenFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} over the streams beside the checkout, whose truth is known. */
class CompareStreamsTest {

    private static final int QUIET_ROWS = 25_000;

    private final Captured captured = Captured.piped();

    @TempDir
    private Path directory = Path.of("");

    /** 16,561 applicants that both versions answered: the features are the same, v2 is better. */
    @Test
    void shouldFindTheSecondVersionOfAdultBetterOnTheSamePeople() throws IOException {
        Path versions = stream("adult").resolve("reference.csv.gz");

        int code = compare("income", versions, "v1", versions, "v2");

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out())
                .contains("quality    accuracy 0.8643 against 0.7898: better by 0.0745")
                .endsWith("answer     ok\n");
    }

    /** Credit's references have no labels, so nothing is said of quality; scores differ, as another version's may. */
    @Test
    void shouldTellOfCreditsVersionsOnlyThatTheyAnswerOtherwise() throws IOException {
        Path versions = stream("credit").resolve("reference.csv.gz");

        int code = compare("credit", versions, "v1", versions, "v2");

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out())
                .containsPattern("score .*critical \\(another version, told only\\)")
                .contains("quality    not compared: the sample has no labels");
    }

    @Test
    void shouldPassTheQuietHalfOfCarloanAndStopTheDriftedOne() throws IOException {
        Path policy = policy("carloan");
        Path profile = directory.resolve("profile.jsonl");
        Path stream = stream("carloan");
        Captured.piped()
                .run(
                        "profile",
                        "--monitor",
                        policy.toString(),
                        "--reference",
                        stream.resolve("reference.csv.gz").toString(),
                        "-o",
                        profile.toString());
        Function<Path, String[]> against = current -> new String[] {
            "compare",
            "--monitor",
            policy.toString(),
            "--profile",
            profile.toString(),
            "--current",
            current.toString(),
            "--labels",
            stream.resolve("labels.csv.gz").toString()
        };
        List<String> rows = lines(stream.resolve("predictions.csv.gz"));

        int quiet = captured.run(against.apply(part("quiet.csv", rows, 1, QUIET_ROWS + 1)));
        String ofQuiet = captured.out();
        int drifted = captured.run(against.apply(part("drifted.csv", rows, QUIET_ROWS + 1, rows.size())));

        assertThat(captured.err()).isEmpty();
        assertThat(List.of(quiet, drifted)).containsExactly(ExitCode.FINE, ExitCode.ALARM);
        assertThat(ofQuiet).endsWith("answer     ok\n");
        assertThat(captured.out().substring(ofQuiet.length()))
                .contains(": psi of car_value is ", ": psi of loan_length is ", ": psi of repaid_loan_on_prev_car is ")
                .containsPattern("debt_to_income_ratio .* ok\n")
                .containsPattern("driver_tenure .* ok\n")
                .containsPattern("worse: accuracy_difference of v1 -0\\.02")
                .containsPattern(
                        "quality    accuracy 0\\.\\d{4} against 0\\.\\d{4}: worse by 0\\.02\\d\\d, 0\\.01\\d\\d to 0\\.03\\d\\d at");
    }

    private int compare(String model, Path reference, String version, Path current, String other) throws IOException {
        return captured.run(
                "compare",
                "--monitor",
                policy(model).toString(),
                "--reference",
                reference.toString(),
                "--reference-version",
                version,
                "--current",
                current.toString(),
                "--current-version",
                other);
    }

    private Path policy(String model) throws IOException {
        return Files.writeString(
                directory.resolve("policy.yaml"), "model: " + model + "\ntask: binary\npositive: \"1\"\n");
    }

    private static Path stream(String name) {
        return GoldenFiles.shared().resolve("data/streams").resolve(name);
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private Path part(String name, List<String> rows, int from, int to) throws IOException {
        return Files.write(
                directory.resolve(name),
                Stream.concat(Stream.of(rows.get(0)), rows.subList(from, to).stream())
                        .toList());
    }
}
