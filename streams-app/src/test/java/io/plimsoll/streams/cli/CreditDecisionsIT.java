package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.VersionVerdict;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.rig.TestBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the service decides on the stream credit: its files are published by {@code replay} to a real broker and read by the
 * service, which is stopped when it has rolled the canary back, loses its state, and is started again. The expectation is
 * what {@code backtest} writes over the same files.
 */
class CreditDecisionsIT {

    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    /**
     * Nobody carries a decision out, so decisions hold for long. What is published at once is read in bundles, so that a label
     * may come up to a bundle later than predictions of its time: a day and a half of this stream. With this lateness nothing
     * is late, and the service must say what the backtest says to the last bit.
     */
    private static final String POLICY = """
            model: credit
            task: binary
            positive: "1"
            window: 1d
            lateness: 3d
            labels: {horizon: 60d, mature: 7d}
            features:
              age: {range: [18, 90]}
              income: {range: [0, null], nullable: 0.01}
              debt_to_income: {range: [0, 1]}
              credit_score: {range: [300, 850]}
              loan_amount: {range: [0, null]}
              employment_years: {range: [0, null]}
            derive:
              degree: {from: education, groups: {no_degree: [none, high_school], degree: [college, graduate]}}
            segments: [gender, degree]
            fairness:
              attributes: {gender: {reference: male}, degree: {reference: degree}}
              constraints: [{metric: demographic_parity_ratio, min: 0.8}]
            rollout: {fallback: v1, expiry: 90d}
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NONBINARY = "credit/v2/demographic_parity_ratio/gender=nonbinary:male";
    private static final String ROLLBACK = "io.plimsoll.rollback.v1";
    private static final String WITHDRAWN = "io.plimsoll.withdrawn.v1";
    private static final Instant CANARY_BEGINS = Instant.parse("2024-04-14T00:00:00Z");
    private static final Instant LIVE_BEGINS = Instant.parse("2024-04-28T00:00:00Z");

    /** Until the first rollback was told and the service is down, nothing is published of what came then or later. */
    private static final Instant RESTART = Instant.parse("2024-05-10T00:00:00Z");

    /** The last end of a window that the watermark passes: the stream ends on 18 July. */
    private static final Instant END = Instant.parse("2024-07-15T00:00:00Z");

    @TempDir
    static Path directory;

    private static List<JsonNode> expected = List.of();
    private static List<JsonNode> events = List.of();
    private static List<JsonNode> reports = List.of();
    private static int toldBeforeTheRestart;

    @BeforeAll
    static void serve() throws IOException, InterruptedException, ExecutionException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
        expected = backtest(policy);
        StoryRig rig = StoryRig.bare(BROKER.bootstrapServers(), directory, "decisions", "");
        define(policy, rig);
        publish(policy, rig, "before", time -> time.isBefore(RESTART));
        serveUntil(rig, () -> events(rig).stream().anyMatch(event -> isOf(event, ROLLBACK)));
        toldBeforeTheRestart = events(rig).size();
        delete(directory.resolve("state"));
        publish(policy, rig, "after", time -> !time.isBefore(RESTART));
        serveUntil(rig, () -> isToldOf(rig, expected.get(expected.size() - 1)) && isReported(rig));
        events = events(rig);
        reports = rig.messages(TopicName.REPORTS);
    }

    @Test
    void shouldSayWhatTheBacktestSaysWithTheSameIdsThoughItWasRestarted() {
        assertThat(toldBeforeTheRestart).isBetween(1, expected.size() - 10);
        assertThat(events).containsExactlyElementsOf(expected);
        assertThat(events).extracting(event -> event.path("id")).doesNotHaveDuplicates();
    }

    @Test
    void shouldPageOnceForTheGroup() {
        List<String> pages = events.stream()
                .filter(event -> text(event, "state").equals("firing"))
                .filter(event -> event.at("/data/cause/rank").asText().equals("lead"))
                .filter(event -> event.at("/data/cause/page").booleanValue())
                .map(event -> text(event, "alertKey"))
                .toList();

        assertThat(pages).hasSizeLessThan(10).containsOnlyOnce(NONBINARY);
    }

    @Test
    void shouldEndTheShadowsWeeksWithARefusalThatNamesTheGroup() {
        ReportView view = new ReportView(ViewBounds.STANDARD);
        reportsUntil(CANARY_BEGINS)
                .filter(report -> end(report).equals(CANARY_BEGINS))
                .forEach(report -> view.apply(new Published(
                        ViewTopic.REPORTS,
                        "credit",
                        report.toString().getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        Instant.EPOCH)));

        VersionVerdict verdict =
                VersionVerdict.of(view.model("credit").orElseThrow().standing("v2"), List.of(), Instant.EPOCH);

        assertThat(verdict.outcome()).isEqualTo(VersionVerdict.Outcome.FAIL);
        assertThat(verdict.reasons())
                .contains("error: demographic_parity_ratio for gender=nonbinary against male over version");
        assertThat(events)
                .noneMatch(event -> isOf(event, ROLLBACK) && !time(event).isAfter(CANARY_BEGINS));
    }

    /** On labelled pairs v2 can only lose: who it would have approved and v1 did not has no label. */
    @Test
    void shouldAnswerSelectiveLabelsToTheQuestionWhetherTheShadowIsMoreAccurate() {
        JsonNode difference = reportsUntil(CANARY_BEGINS)
                .filter(report -> report.path("role").textValue().equals("shadow"))
                .max(Comparator.comparing(CreditDecisionsIT::end))
                .stream()
                .flatMap(report -> StreamSupport.stream(report.path("findings").spliterator(), false))
                .filter(finding -> finding.path("check").textValue().equals("accuracy_difference"))
                .findFirst()
                .orElseThrow();

        assertThat(difference.path("verdict").textValue()).isEqualTo("insufficient");
        assertThat(difference.path("reason").textValue()).startsWith("selective labels");
    }

    @Test
    void shouldRollTheLiveVersionBackOnceForThatGroupOnItsFirstDayAndNeverWithdrawIt() {
        List<JsonNode> live = events.stream()
                .filter(event -> isOf(event, ROLLBACK) && time(event).isAfter(LIVE_BEGINS))
                .toList();

        assertThat(live).hasSize(1);
        assertThat(time(live.get(0))).isEqualTo(LIVE_BEGINS.plus(Duration.ofDays(1)));
        assertThat(text(live.get(0), "fromVersion")).isEqualTo("v2");
        assertThat(text(live.get(0), "toVersion")).isEqualTo("v1");
        assertThat(live.get(0).path("data").path("reasons"))
                .extracting(JsonNode::textValue)
                .containsExactly(NONBINARY);
        assertThat(events).noneMatch(event -> isOf(event, WITHDRAWN));
    }

    private static List<JsonNode> backtest(Path policy) throws IOException {
        run(
                "backtest",
                "--monitor",
                policy.toString(),
                "--reference",
                file("reference"),
                "--predictions",
                file("predictions"),
                "--labels",
                file("labels"),
                "--out",
                directory.toString());
        List<JsonNode> written = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("control.jsonl"))) {
            written.add(StoryRig.json(line.getBytes(StandardCharsets.UTF_8)));
        }
        written.removeIf(event -> time(event).isAfter(END));
        return written;
    }

    private static void define(Path policy, StoryRig rig) {
        String profile = directory.resolve("profile.jsonl").toString();
        run("profile", "--monitor", policy.toString(), "--reference", file("reference"), "-o", profile);
        run("apply", "--config", rig.file(), "--monitor", policy.toString(), "--profile", profile);
    }

    private static void publish(Path policy, StoryRig rig, String part, Predicate<Instant> published)
            throws IOException {
        run(
                "replay",
                "--config",
                rig.file(),
                "--monitor",
                policy.toString(),
                "--predictions",
                part("predictions", part, published),
                "--labels",
                part("labels", part, published));
    }

    private static void run(String... arguments) {
        Captured captured = Captured.piped();
        int code = captured.run(arguments);
        assertThat(code).as(captured.err()).isEqualTo(ExitCode.FINE);
    }

    private static String file(String name) {
        return GoldenFiles.shared()
                .resolve("data/streams/credit")
                .resolve(name + ".csv.gz")
                .toString();
    }

    /** The rows that came at such times: it is their first column. */
    private static String part(String name, String part, Predicate<Instant> published) throws IOException {
        Path written = directory.resolve(name + "-" + part + ".csv");
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(Path.of(file(name)))), StandardCharsets.UTF_8));
                PrintWriter into = new PrintWriter(Files.newBufferedWriter(written))) {
            into.println(rows.readLine());
            rows.lines()
                    .filter(row -> published.test(Instant.parse(row.substring(0, row.indexOf(',')))))
                    .forEach(into::println);
        }
        return written.toString();
    }

    private static void serveUntil(StoryRig rig, Callable<Boolean> told)
            throws IOException, InterruptedException, ExecutionException {
        try (Service service = rig.start()) {
            assertThat(service.port()).isPositive();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(told);
        }
    }

    private static boolean isToldOf(StoryRig rig, JsonNode last) {
        return events(rig).stream().anyMatch(event -> event.path("id").equals(last.path("id")));
    }

    /** Everything is judged that can be: nothing more is to be said. */
    private static boolean isReported(StoryRig rig) {
        return rig.messages(TopicName.REPORTS).stream()
                .anyMatch(report -> end(report).equals(END));
    }

    /** Everything on the control topic, in the form that a backtest writes it in. */
    private static List<JsonNode> events(StoryRig rig) {
        return rig.read(TopicName.CONTROL).stream()
                .map(CreditDecisionsIT::structured)
                .filter(event -> !time(event).isAfter(END))
                .toList();
    }

    private static JsonNode structured(ConsumerRecord<String, byte[]> record) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (Header header : record.headers()) {
            String name = header.key().equals("content-type")
                    ? "datacontenttype"
                    : header.key().substring("ce_".length());
            event.put(name, new String(header.value(), StandardCharsets.UTF_8));
        }
        return event.set("data", StoryRig.json(record.value()));
    }

    private static Stream<JsonNode> reportsUntil(Instant end) {
        return reports.stream().filter(report -> !end(report).isAfter(end));
    }

    private static Instant end(JsonNode report) {
        return Instant.parse(report.path("window").path("end").textValue());
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("time").textValue());
    }

    private static boolean isOf(JsonNode event, String type) {
        return event.path("type").textValue().equals(type);
    }

    private static String text(JsonNode event, String field) {
        return event.path("data").path(field).asText();
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
