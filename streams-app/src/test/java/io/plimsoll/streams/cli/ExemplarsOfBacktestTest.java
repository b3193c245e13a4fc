package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.streams.monitor.pending.RequestHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file with known faults to the ids in what the verb {@code backtest} writes. */
class ExemplarsOfBacktestTest {

    private static final String HEADER = "request_id,event_time,model,model_version,score,decision,age,grade,region\n";
    private static final int A_DAY = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final Captured captured = Captured.piped();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unseenInNorth = new ArrayList<>();

    @Test
    void shouldNameTheRequestsThatShowAFault() throws IOException {
        List<JsonNode> alerts = backtest("");

        assertThat(exemplars(alerts, "missing", "age", "")).containsExactlyElementsOf(leastFive(missing));
        assertThat(exemplars(alerts, "unseen", "grade", "")).containsExactlyElementsOf(leastFive(unseenInNorth));
        assertThat(exemplars(alerts, "unseen", "grade", "region=north"))
                .containsExactlyElementsOf(leastFive(unseenInNorth));
        assertThat(alerts)
                .filteredOn(alert -> !alert.path("family").asText().equals("integrity"))
                .allMatch(alert -> alert.path("exemplars").isMissingNode());
        assertThat(Files.readString(directory.resolve("out/report.html"))).contains(leastFive(missing));
    }

    @Test
    void shouldNameNoneWhereThePolicySaysSo() throws IOException {
        List<JsonNode> alerts = backtest("alerting: {exemplars: false}\n");

        assertThat(alerts)
                .isNotEmpty()
                .allMatch(alert -> alert.path("exemplars").isMissingNode());
        assertThat(Files.readString(directory.resolve("out/report.html"))).doesNotContain(missing);
    }

    private List<JsonNode> backtest(String alerting) throws IOException {
        Random random = new Random(1);
        Path policy = file("policy.yaml", "model: m\ntask: binary\npositive: \"1\"\nsegments: [region]\n" + alerting);
        Path reference = file("reference.csv", rows(random, 2 * A_DAY, "2024-02-0", "r", false));
        Path predictions = file("predictions.csv", rows(random, 3 * A_DAY, "2024-03-0", "q", true));

        int code = captured.run(
                "backtest",
                "--monitor",
                policy.toString(),
                "--reference",
                reference.toString(),
                "--predictions",
                predictions.toString(),
                "--out",
                directory.resolve("out").toString());

        assertThat(code).as(captured.err()).isZero();
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("out/control.jsonl"))) {
            JsonNode event = JSON.readTree(line);
            if (event.path("type").asText().equals("io.plimsoll.alert.v1")) {
                alerts.add(event.path("data"));
            }
        }
        return alerts;
    }

    private String rows(Random random, int count, String day, String id, boolean live) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            boolean faulty = live && i / A_DAY == 1;
            String request = id + i;
            String region = random.nextBoolean() ? "north" : "south";
            String age = String.valueOf(20 + random.nextInt(60));
            String grade = String.valueOf((char) ('a' + random.nextInt(3)));
            if (faulty && random.nextInt(3) == 0) {
                age = "";
                missing.add(request);
            }
            if (faulty && region.equals("north") && random.nextInt(3) == 0) {
                grade = "zz";
                unseenInNorth.add(request);
            }
            int minute = i % A_DAY * 3;
            csv.append(String.format(
                    "%s,%s%dT%02d:%02d:00Z,m,v1,%.3f,%d,%s,%s,%s%n",
                    request,
                    day,
                    1 + i / A_DAY,
                    minute / 60,
                    minute % 60,
                    random.nextDouble(),
                    random.nextInt(2),
                    age,
                    grade,
                    region));
        }
        return csv.toString();
    }

    private static List<String> exemplars(List<JsonNode> alerts, String check, String feature, String segment) {
        JsonNode firing = alerts.stream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .filter(alert -> alert.path("check").asText().equals(check))
                .filter(alert -> alert.at("/subject/feature").asText().equals(feature))
                .filter(alert -> alert.at("/subject/segment").asText("").equals(segment))
                .findFirst()
                .orElseThrow();
        List<String> ids = new ArrayList<>();
        firing.path("exemplars").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static List<String> leastFive(List<String> ids) {
        return ids.stream()
                .sorted(Comparator.comparingLong(ExemplarsOfBacktestTest::hash))
                .limit(5)
                .toList();
    }

    private static long hash(String id) {
        RequestHash hash = new RequestHash();
        hash.set(id.toCharArray(), id.length());
        return hash.high();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
