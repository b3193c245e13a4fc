package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String HEADER =
            "request_id,event_time,model,model_version,score,decision,label,tier,age,income";
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final Captured captured = Captured.piped();

    @TempDir
    private Path directory = Path.of("");

    private Path policy = directory;
    private Path reference = directory;

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "model: shop\ntask: binary\npositive: \"1\"\nlabels: {horizon: 2d, mature: 1d}\nrollout: {margin: 0.05}\n");
        reference = new Rows("v1", 1).write("reference.csv", 3_000);
    }

    @Test
    void shouldCallSamplesAlikeThatAre() throws IOException {
        Path current = new Rows("v1", 2).write("current.csv", 3_000);

        int code = compare("--current", current.toString());

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out())
                .contains("reference  v1, 3,000 rows, 3,000 labels")
                .contains("quality    accuracy 0.")
                .endsWith("answer     ok\n");
    }

    @Test
    void shouldNameTheFeatureThatMoved() throws IOException {
        Path current = new Rows("v1", 2).movedBy(8).write("current.csv", 3_000);

        int code = compare("--current", current.toString());

        assertThat(code).isEqualTo(ExitCode.ALARM);
        assertThat(captured.out()).contains("answer     alarm").contains(": psi of age is ");
    }

    @Test
    void shouldAlarmFromTheLevelOnThatWasAskedFor() throws IOException {
        Path current = new Rows("v1", 2).movedBy(4).write("current.csv", 3_000);

        int code = compare("--current", current.toString(), "--fail-on", "critical");

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out()).containsPattern("age .*(warning|error)");
    }

    @Test
    void shouldNotPassASampleThatIsTooSmall() throws IOException {
        Path current = new Rows("v1", 2).write("current.csv", 60);

        int code = compare("--current", current.toString());

        assertThat(code).isEqualTo(ExitCode.NOT_ENOUGH_DATA);
        assertThat(captured.out())
                .contains("answer     insufficient")
                .contains("not enough data: psi of age: 60 values show a move of");
    }

    @Test
    void shouldAlarmWhenTheQualityIsProvenToBeWorse() throws IOException {
        Path current = new Rows("v2", 2).wrong(0.25).write("current.csv", 3_000);

        int code = compare("--current", current.toString());

        assertThat(code).isEqualTo(ExitCode.ALARM);
        assertThat(captured.out()).contains("worse: accuracy_difference of v2 -0.1");
    }

    /** The same requests tell two versions apart where two samples of this size would not. */
    @Test
    void shouldComparePairsWhereBothAnswerTheSameRequests() throws IOException {
        Path current = new Rows("v2", 1).wrong(0.18).write("current.csv", 3_000);

        JsonNode compared = json("--current", current.toString());

        assertThat(compared.path("quality").path("upper").doubleValue()).isNegative();
        assertThat(compared.path("report").path("findings").findValuesAsText("check"))
                .contains("agreement", "auc_difference");
    }

    @Test
    void shouldTellOnlyWhatAnotherVersionAnswersOtherwise() throws IOException {
        Path current = new Rows("v2", 2).scoredBy(0.2).write("current.csv", 3_000);

        JsonNode compared = json("--current", current.toString());

        assertThat(compared.path("answer").textValue()).isEqualTo("ok");
        assertThat(subject(compared, "score").path("verdict").textValue()).isEqualTo("critical");
        assertThat(subject(compared, "score").path("told").booleanValue()).isTrue();
    }

    @Test
    void shouldTakeLabelsFromAFileOfTheirOwn() throws IOException {
        Path current = new Rows("v1", 2).unlabelled().write("current.csv", 3_000);
        Path labels = new Rows("v1", 2).writeLabels("labels.csv", 3_000);

        JsonNode compared = json("--current", current.toString(), "--labels", labels.toString());

        assertThat(compared.path("current").path("labels").intValue()).isEqualTo(3_000);
        assertThat(compared.path("quality").path("verdict").textValue()).isEqualTo("ok");
    }

    @Test
    void shouldNeedNoPolicyForTwoFiles() throws IOException {
        Path current = new Rows("v1", 2).unlabelled().write("current.csv", 3_000);

        int code = captured.run("compare", "--reference", reference.toString(), "--current", current.toString());

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out()).contains("quality    not compared: the sample has no labels");
    }

    @Test
    void shouldAnswerAlikeFromAProfile() throws IOException {
        Path profile = directory.resolve("profile.jsonl");
        Captured.piped()
                .run(
                        "profile",
                        "--monitor",
                        policy.toString(),
                        "--reference",
                        reference.toString(),
                        "-o",
                        profile.toString());
        Path current = new Rows("v1", 2).movedBy(4).write("current.csv", 3_000);
        JsonNode ofRows = json("--current", current.toString());

        JsonNode ofProfile = answer("--profile", profile.toString(), "--current", current.toString());

        assertThat(ofProfile.path("report").path("findings"))
                .isEqualTo(ofRows.path("report").path("findings"));
        assertThat(subject(ofProfile, "age").path("ks").isNull()).isTrue();
    }

    @Test
    void shouldShowThePicturesInOneFile() throws IOException {
        Path current = new Rows("v2", 2).write("current.csv", 3_000);
        Path page = directory.resolve("compare.html");

        compare("--current", current.toString(), "--report", page.toString());

        assertThat(Files.readString(page))
                .contains("\"comparison\":{\"answer\":", "\"challenger\"", "default-src 'none'")
                .contains("/api/v1/models/shop/references/")
                .doesNotContain(" src=\"", "{{");
    }

    @Test
    void shouldHoldACandidateAgainstTheLastWindowsOfProduction() throws IOException {
        Path reports = production();
        Path alike = new Rows("v2", 4).write("alike.csv", 2_500);
        Path moved = new Rows("v2", 4).movedBy(8).wrong(0.25).write("moved.csv", 2_500);

        int codeOfAlike = compare("--current", alike.toString(), "--production", reports.toString(), "--windows", "7");
        int codeOfMoved = compare("--current", moved.toString(), "--production", reports.toString(), "--windows", "7");

        assertThat(captured.err()).isEmpty();
        assertThat(captured.out())
                .contains("production v1, 2,100 rows, 2,100 labels, 2024-01-04 to 2024-01-11")
                .contains(": psi of age is ", "worse: accuracy_difference of v2 -0.1");
        assertThat(List.of(codeOfAlike, codeOfMoved)).containsExactly(ExitCode.FINE, ExitCode.ALARM);
    }

    /** A comparison's own report is one of a window. */
    @Test
    void shouldSayWhenTheWindowsWereHeldAgainstAnotherReference() throws IOException {
        JsonNode compared = json("--current", reference.toString());
        Path reports = Files.writeString(
                directory.resolve("reports.jsonl"), compared.path("report").toString());
        Path other = new Rows("v1", 9).write("other.csv", 500);

        int code = run(Stream.of(
                "compare",
                "--monitor",
                policy.toString(),
                "--reference",
                other.toString(),
                "--current",
                other.toString(),
                "--production",
                reports.toString()));

        assertRefused(code, "the windows of v1 were held against another reference");
    }

    @Test
    void shouldNameTheLineOfReportsThatIsNone() throws IOException {
        Path broken = Files.writeString(directory.resolve("reports.jsonl"), "\n{\"model\": \"shop\"}\n");

        int code = compare("--current", reference.toString(), "--production", broken.toString());

        assertRefused(code, "reports.jsonl line 2: no WindowReport (version is missing");
    }

    @Test
    void shouldNameAFileOfReportsThatIsNotThere() {
        int code = compare(
                "--current",
                reference.toString(),
                "--production",
                directory.resolve("no.jsonl").toString());

        assertRefused(code, "no.jsonl: no such file; backtest writes it");
    }

    @Test
    void shouldAskWhichOfSeveralVersions() throws IOException {
        List<String> both = new ArrayList<>(Files.readAllLines(reference));
        both.addAll(new Rows("v2", 1).lines(10).toList());
        Path current = Files.write(directory.resolve("both.csv"), both);

        int code = compare("--current", current.toString());

        assertRefused(code, "has the versions v1, v2; name one with --current-version");
    }

    @Test
    void shouldNameTheVersionsThatThereAre() {
        int code = compare("--current", reference.toString(), "--current-version", "v7");

        assertRefused(code, "no row is of version v7, only of v1; check --current-version");
    }

    @Test
    void shouldSayWhenLabelsAreOfOtherRequests() throws IOException {
        Path labels = Files.writeString(
                directory.resolve("labels.csv"), "request_id,label,label_time\nx,1,2024-02-01T00:00:00Z\n");
        Path current = new Rows("v1", 2).unlabelled().write("current.csv", 100);

        int code = compare("--current", current.toString(), "--labels", labels.toString());

        assertRefused(code, "no label is of a request in");
    }

    @Test
    void shouldAskForOneThingToHoldItAgainst() {
        int code = captured.run("compare", "--current", reference.toString());

        assertRefused(code, "either --reference CSV or --profile FILE");
    }

    @Test
    void shouldRefuseALevelThatIsNone() {
        int code = compare("--current", reference.toString(), "--fail-on", "severe");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).contains("--fail-on");
    }

    private void assertRefused(int code, String message) {
        assertThat(captured.err()).startsWith("plimsoll: ").contains(message).doesNotContain("Exception");
        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
    }

    /** Ten days of 300 requests and their labels, backtested. */
    private Path production() throws IOException {
        Captured aside = Captured.piped();
        Rows served = new Rows("v1", 3);
        Path predictions = served.write("served.csv", 3_000);
        Path labels = served.writeLabels("truth.csv", 3_000);
        Path out = directory.resolve("out");
        aside.run(
                "backtest",
                "--monitor",
                policy.toString(),
                "--reference",
                reference.toString(),
                "--predictions",
                predictions.toString(),
                "--labels",
                labels.toString(),
                "--out",
                out.toString());
        return out.resolve("reports.jsonl");
    }

    private int compare(String... options) {
        return run(Stream.concat(
                Stream.of("compare", "--monitor", policy.toString(), "--reference", reference.toString()),
                Stream.of(options)));
    }

    private JsonNode json(String... options) throws IOException {
        return answer(Stream.concat(Stream.of("--reference", reference.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    /** What the last line of the output says. */
    private JsonNode answer(String... options) throws IOException {
        run(Stream.concat(Stream.of("compare", "--json", "--monitor", policy.toString()), Stream.of(options)));
        List<String> lines = captured.out().lines().toList();
        return Json.MESSAGES.readTree(lines.get(lines.size() - 1));
    }

    private int run(Stream<String> arguments) {
        return captured.run(arguments.toArray(String[]::new));
    }

    private static JsonNode subject(JsonNode compared, String name) {
        for (JsonNode subject : compared.path("subjects")) {
            if (subject.path("name").textValue().equals(name)) {
                return subject;
            }
        }
        throw new AssertionError("nothing is told of " + name);
    }

    /** Rows drawn anew from a seed: 300 a day, and as many answers wrong as was asked. */
    private final class Rows {
        private static final int A_DAY = 300;

        private final String version;
        private final int seed;
        private double shift;
        private double wrong = 0.1;
        private double score;
        private boolean labelled = true;

        Rows(String version, int seed) {
            this.version = version;
            this.seed = seed;
        }

        Rows movedBy(double years) {
            shift = years;
            return this;
        }

        Rows wrong(double share) {
            wrong = share;
            return this;
        }

        Rows scoredBy(double more) {
            score = more;
            return this;
        }

        Rows unlabelled() {
            labelled = false;
            return this;
        }

        Path write(String name, int rows) throws IOException {
            return Files.write(
                    directory.resolve(name),
                    Stream.concat(Stream.of(HEADER), lines(rows)).toList());
        }

        Path writeLabels(String name, int rows) throws IOException {
            labelled = true;
            Stream<String> labels = lines(rows)
                    .map(line -> line.split(",", -1))
                    .map(row ->
                            row[0] + "," + row[6] + "," + Instant.parse(row[1]).plus(Duration.ofHours(1)));
            return Files.write(
                    directory.resolve(name),
                    Stream.concat(Stream.of("request_id,label,label_time"), labels)
                            .toList());
        }

        /** Two generators, so that another version's answers change no feature. */
        Stream<String> lines(int rows) {
            Random features = new Random(seed);
            Random answers = new Random(seed + 1_000L);
            return Stream.iterate(0, i -> i + 1).limit(rows).map(i -> line(i, features, answers));
        }

        private String line(int i, Random features, Random answers) {
            int label = features.nextInt(2);
            int decision = answers.nextDouble() < wrong ? 1 - label : label;
            double scored = Math.min(1, 0.05 + 0.6 * answers.nextDouble() + score + 0.1 * decision);
            return String.format(
                    Locale.ROOT,
                    "q%d-%d,%s,shop,%s,%.4f,%d,%s,%s,%.2f,%.1f",
                    seed,
                    i,
                    START.plusMillis(i * Duration.ofDays(1).toMillis() / A_DAY),
                    version,
                    scored,
                    decision,
                    labelled ? label : "",
                    features.nextInt(4) == 0 ? "vip" : "plain",
                    40 + shift + 10 * features.nextGaussian(),
                    1_000 * Math.exp(features.nextGaussian()));
        }
    }
}
