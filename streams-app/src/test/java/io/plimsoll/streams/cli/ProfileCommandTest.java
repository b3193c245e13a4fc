package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.OutcomeProfile;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    private static final String POLICY = """
            model: shop
            task: binary
            positive: "1"
            fairness: {attributes: {tier: {reference: vip}}}
            """;

    private final Captured captured = Captured.piped();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("p.yaml"), POLICY);
        Files.write(directory.resolve("r.csv"), rows("v1"));
    }

    @Test
    void shouldWriteWhatWasDecidedAndTurnedOutToBeTrue() throws IOException {
        int code = run();

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        ReferenceProfile profile = profile();
        assertThat(profile.lineage()).isNull();
        assertThat(profile.labels()).isEqualTo(75);
        OutcomeProfile outcomes = Objects.requireNonNull(profile.outcomes());
        assertThat(outcomes.classes()).containsExactly("1");
        assertThat(outcomes.counts().stream()
                        .filter(row -> row.get(2) == 0)
                        .mapToLong(row -> row.get(3))
                        .sum())
                .isEqualTo(25);
        assertThat(profile.segments())
                .singleElement()
                .satisfies(tier -> assertThat(tier.attributes()).containsExactly("tier"));
        assertThat(profile.baselines()).containsKeys("performance", "fairness");
    }

    @Test
    void shouldSayWhereTheVersionComesFrom() throws IOException {
        int code = run("--trained-at", "2024-01-02T03:04:05Z", "--data-version", "2024-01", "--commit", "1f2e3d");

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(profile().lineage())
                .isEqualTo(new ReferenceProfile.Lineage(Instant.parse("2024-01-02T03:04:05Z"), "2024-01", "1f2e3d"));
    }

    @Test
    void shouldRefuseOneLineageForSeveralVersions() throws IOException {
        List<String> both = new ArrayList<>(rows("v1"));
        both.addAll(rows("v2").subList(1, 101));
        Files.write(directory.resolve("r.csv"), both);

        int code = run("--commit", "1f2e3d");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).contains("the versions v1, v2").contains("a file of its own");
    }

    @Test
    void shouldRefuseATimeThatIsNone() {
        int code = run("--trained-at", "yesterday");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).contains("--trained-at");
    }

    @Test
    void shouldRefuseAGroupThatTheReferenceNeverHeld() throws IOException {
        Files.writeString(directory.resolve("p.yaml"), POLICY.replace("vip", "gold"));

        int code = run();

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .contains("fairness.attributes.tier.reference: gold is no group of tier")
                .contains("plain, vip");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "profile",
                "--monitor",
                directory.resolve("p.yaml").toString(),
                "--reference",
                directory.resolve("r.csv").toString(),
                "-o",
                directory.resolve("out.jsonl").toString()));
        arguments.addAll(List.of(options));
        return captured.run(arguments.toArray(String[]::new));
    }

    private ReferenceProfile profile() throws IOException {
        return Json.MESSAGES.readValue(Files.readString(directory.resolve("out.jsonl")), ReferenceProfile.class);
    }

    /** A hundred rows, of which three in four have a label, written as a column with gaps is. */
    private static List<String> rows(String version) {
        List<String> rows = new ArrayList<>();
        rows.add("request_id,event_time,model,model_version,score,decision,label,tier,age");
        for (int i = 0; i < 100; i++) {
            String label = i % 4 == 0 ? "" : i % 3 == 0 ? "1.0" : "0.0";
            rows.add("q" + i + ",2024-01-01T00:00:" + (10 + i % 50) + "Z,shop," + version + "," + i / 100.0 + ","
                    + (i > 50 ? 1 : 0) + "," + label + "," + (i % 5 == 0 ? "vip" : "plain") + "," + (20 + i % 40));
        }
        return rows;
    }
}
