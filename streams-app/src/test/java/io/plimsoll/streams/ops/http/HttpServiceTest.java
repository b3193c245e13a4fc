package io.plimsoll.streams.ops.http;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.alert;
import static io.plimsoll.streams.ops.Samples.day;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.published;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.rollback;
import static io.plimsoll.streams.ops.Samples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.config.HttpSettings;
import io.plimsoll.streams.config.Secret;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthCheck;
import io.plimsoll.streams.ops.health.HealthChecks;
import io.plimsoll.streams.ops.health.HealthState;
import io.plimsoll.streams.ops.metrics.Scrape;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServiceTest {
    private static final String TOKEN = "a token of some length";
    private static final HttpSettings LOCAL = new HttpSettings("127.0.0.1", 0, new Secret(""), false);
    private static final HttpSettings GUARDED = new HttpSettings("127.0.0.1", 0, new Secret(TOKEN), false);
    private static final String API = "/api/v1/models/credit";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReportView view = new ReportView(ViewBounds.STANDARD);
    private final AtomicReference<HealthState> state = new AtomicReference<>(HealthState.READY);
    private final AtomicLong misplaced = new AtomicLong();
    private final Health health =
            new Health(List.of(new HealthCheck("view", state::get), HealthChecks.partitioning(misplaced::get)));
    private HttpService service = start(LOCAL, HttpLimits.STANDARD);

    private HttpService start(HttpSettings settings, HttpLimits limits) {
        try {
            return HttpService.start(
                    settings,
                    limits,
                    new HttpService.Content(view, health, () -> "up 1\n", () -> PUBLISHED.plusSeconds(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restart(HttpSettings settings, HttpLimits limits) {
        service.close();
        service = start(settings, limits);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void shouldListModelsWithTheirVersionsAndOpenAlerts() {
        // Given
        view.apply(report(3).published());
        view.apply(report(3).of("loans", "v1", Role.SHADOW).published());
        view.apply(published("1", 3, alert("income", AlertState.FIRING, Severity.ERROR, 3)));
        // When
        JsonNode data = json(get("/api/v1/models")).path("data");
        // Then
        assertThat(data.findValuesAsText("model")).containsExactly("credit", "loans");
        assertThat(data.path(0).path("versions").path(0).toString())
                .isEqualTo("{\"version\":\"v2\",\"role\":\"champion\",\"windowStart\":\"2024-03-04T00:00:00Z\","
                        + "\"windowEnd\":\"2024-03-05T00:00:00Z\",\"revision\":0,\"final\":false,\"predictions\":100,"
                        + "\"labels\":10,\"alerts\":{\"warning\":0,\"error\":1,\"critical\":0}}");
        assertThat(data.path(0).path("alerts").path("error").asInt()).isEqualTo(1);
    }

    @Test
    void shouldShowOneModel() {
        // Given
        view.apply(report(0).published());
        // When
        HttpResponse<String> response = get(API);
        // Then
        assertThat(json(response).path("data").path("model").asText()).isEqualTo(MODEL);
    }

    @Test
    void shouldServeReportsAsTheyWerePublished() {
        // Given
        view.apply(report(0).published());
        // When
        HttpResponse<String> response = get(API + "/reports");
        // Then
        String published = new String(report(0).published().value(), StandardCharsets.UTF_8);
        assertThat(response.body()).isEqualTo("{\"data\":[" + published + "],\"meta\":{\"count\":1,\"more\":false}}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void shouldFilterReportsAndSayWhereToGoOn() {
        // Given
        IntStream.range(0, 6).forEach(day -> view.apply(report(day).published()));
        view.apply(report(3).of(MODEL, "v1", Role.SHADOW).published());
        // When
        JsonNode answer = json(get(
                API + "/reports?version=v2&role=champion&from=" + day(1).start() + "&to=" + day(4).end() + "&limit=2"));
        // Then
        assertThat(answer.path("data").findValuesAsText("start"))
                .containsExactly(day(4).start().toString(), day(3).start().toString());
        assertThat(answer.path("meta").toString())
                .isEqualTo("{\"count\":2,\"more\":true,\"to\":\"" + day(2).end() + "\"}");
    }

    @Test
    void shouldLeaveReportsThatMakeTheAnswerTooLargeToTheNextRequest() {
        // Given
        restart(LOCAL, new HttpLimits(8, 2_048, 64, Duration.ofSeconds(10), 1));
        IntStream.range(0, 3).forEach(day -> view.apply(report(day).published()));
        // When
        JsonNode meta = json(get(API + "/reports")).path("meta");
        // Then
        assertThat(meta.path("count").asInt()).isEqualTo(1);
        assertThat(meta.path("more").asBoolean()).isTrue();
    }

    @Test
    void shouldServeOpenAndRecentAlerts() {
        // Given
        view.apply(published("1", 0, alert("income", AlertState.FIRING, Severity.ERROR, 0)));
        view.apply(published("2", 0, alert("age", AlertState.FIRING, Severity.ERROR, 0)));
        view.apply(published("3", 1, alert("age", AlertState.RESOLVED, Severity.ERROR, 1)));
        // When
        JsonNode data = json(get(API + "/alerts?limit=2")).path("data");
        // Then
        assertThat(data.path("active").findValuesAsText("id")).containsExactly("1");
        assertThat(data.path("recent").findValuesAsText("id")).containsExactly("3", "2");
    }

    @Test
    void shouldServeDecisions() {
        // Given
        view.apply(published("d", 0, withdrawn("decision", 0)));
        // When
        JsonNode data = json(get(API + "/decisions")).path("data");
        // Then
        assertThat(data.path(0).path("type").asText()).isEqualTo("io.plimsoll.withdrawn.v1");
        assertThat(data.path(0).path("data").path("decisionId").asText()).isEqualTo("decision");
    }

    @Test
    void shouldServeTheVerdictInTheFormOfTheContract() {
        // Given
        view.apply(report(0).finding(drift("income", "1d", Verdict.ERROR, 0.2)).published());
        // When
        HttpResponse<String> response = get(API + "/versions/v2/verdict");
        // Then
        assertThat(response.body())
                .isEqualTo("{\"data\":{\"verdict\":\"fail\",\"reasons\":[\"error: psi of income over 1d\"],"
                        + "\"windowEnd\":\"2024-03-02T00:00:00Z\",\"predictions\":100,\"labels\":10,\"stale\":false}}");
    }

    @ParameterizedTest(name = "{0} of a verdict {1}: {2}")
    @CsvSource({
        "promotion, OK, 200",
        "promotion, ERROR, 403",
        "promotion, INSUFFICIENT, 409",
        "rollback, OK, 403",
        "rollback, ERROR, 403",
        "rollback, INSUFFICIENT, 403"
    })
    void shouldOpenAGateToControllersThatReadTheStatusAlone(String gate, Verdict found, int status) {
        // Given
        view.apply(report(0).finding(drift("income", "1d", found, 0.2)).published());
        // When
        HttpResponse<String> response = post(API + "/versions/v2/verdict?gate=" + gate, "{\"name\":\"credit\"}");
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/data/open").asBoolean()).isEqualTo(status == 200);
        assertThat(json(response).at("/data/gate").asText()).isEqualTo(gate);
    }

    @ParameterizedTest(name = "to {0}, approval {1}, dry run {2}, {3} misplaced: {4}")
    @CsvSource({
        "v1, AUTO, false, 0, 200",
        "v1, REQUIRED, false, 0, 409",
        "v1, AUTO, true, 0, 409",
        ", AUTO, false, 0, 409",
        "v1, AUTO, false, 1, 503"
    })
    void shouldLetAMachineRollBackOnlyWhatIsSafe(
            String to, Approval approval, boolean dryRun, long misplacedKeys, int status) {
        // Given
        view.apply(report(1).finding(drift("income", "1d", Verdict.OK, 0.2)).published());
        view.apply(published("r", 1, rollback("d1", to, approval, dryRun, 1)));
        misplaced.set(misplacedKeys);
        // When
        HttpResponse<String> response = get(API + "/versions/v2/verdict?gate=rollback");
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/data/verdict").asText()).isEqualTo("fail");
        assertThat(json(response).at("/data/reasons/0").asText()).startsWith("a rollback");
    }

    @Test
    void shouldRollNothingBackOnceTheDecisionIsWithdrawnOrHasRunOut() {
        // Given
        view.apply(report(1).finding(drift("income", "1d", Verdict.OK, 0.2)).published());
        view.apply(published("r", 1, rollback("d1", "v1", Approval.AUTO, false, 1)));
        int inForce = get(API + "/versions/v2/verdict?gate=rollback").statusCode();
        view.apply(published("w", 1, withdrawn("d1", 1)));
        int withdrawn = get(API + "/versions/v2/verdict?gate=rollback").statusCode();
        view.apply(published("r2", 2, rollback("d2", "v1", Approval.AUTO, false, 2)));
        int again = get(API + "/versions/v2/verdict?gate=rollback").statusCode();
        // When
        view.apply(report(4).finding(drift("income", "1d", Verdict.OK, 0.2)).published());
        int runOut = get(API + "/versions/v2/verdict?gate=rollback").statusCode();
        // Then
        assertThat(List.of(inForce, withdrawn, again, runOut)).containsExactly(200, 403, 200, 403);
    }

    @ParameterizedTest
    @CsvSource({
        "/versions/v2/verdict, 400",
        "/versions/v2/verdict?gate=rolback, 400",
        "/versions/v2/verdict?gate=, 400",
        "/versions/v2/verdict?gates=rollback, 400",
        "/versions/a%20b/verdict?gate=rollback, 400",
        "/decisions?gate=rollback, 405"
    })
    void shouldNotOpenToAHookThatIsWrittenWrong(String rest, int status) {
        // Given
        view.apply(report(1).finding(drift("income", "1d", Verdict.OK, 0.2)).published());
        view.apply(published("r", 1, rollback("d1", "v1", Approval.AUTO, false, 1)));
        // When
        HttpResponse<String> response = post(API + rest, "{}");
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void shouldNotTakeALargeHook() {
        // When
        HttpResponse<String> response = post(API + "/versions/v2/verdict?gate=promotion", "x".repeat(70_000));
        // Then
        assertError(response, 413, "too_large");
    }

    @Test
    void shouldNotPassWhileTheMonitorIsUnwell() {
        // Given
        view.apply(report(0).finding(drift("income", "1d", Verdict.OK, 0.2)).published());
        String well =
                json(get(API + "/versions/v2/verdict")).at("/data/verdict").asText();
        misplaced.set(1);
        // When
        JsonNode data = json(get(API + "/versions/v2/verdict")).path("data");
        // Then
        assertThat(well).isEqualTo("pass");
        assertThat(data.path("verdict").asText()).isEqualTo("inconclusive");
        assertThat(data.path("reasons").toString()).contains("partitioning");
    }

    @Test
    void shouldBeInconclusiveAboutAVersionWithoutReports() {
        // Given
        view.apply(report(0).published());
        // When
        JsonNode data = json(get(API + "/versions/v9/verdict")).path("data");
        // Then
        assertThat(data.path("verdict").asText()).isEqualTo("inconclusive");
        assertThat(data.path("windowEnd").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/reports", "/alerts", "/decisions", "/versions/v1/verdict"})
    void shouldSayThatAModelIsUnknown(String rest) {
        // When
        HttpResponse<String> response = get(API + rest);
        // Then
        assertError(response, 404, "not_found");
    }

    @Test
    void shouldServeMetrics() {
        // When
        HttpResponse<String> response = get("/metrics");
        // Then
        assertThat(response.body()).isEqualTo("up 1\n");
        assertThat(response.headers().firstValue("Content-Type")).contains(Scrape.CONTENT_TYPE);
    }

    @Test
    void shouldBeReadyWithDetails() {
        // When
        HttpResponse<String> response = get("/health/ready");
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"data\":{\"status\":\"ready\",\"checks\":[{\"name\":\"view\",\"status\":\"ready\"},"
                        + "{\"name\":\"partitioning\",\"status\":\"ready\"}]}}");
    }

    @Test
    void shouldServeWhileDegradedAndSayWhatToDo() {
        // Given
        misplaced.set(2);
        // When
        HttpResponse<String> response = get("/health/ready");
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/data/status").asText()).isEqualTo("degraded");
        assertThat(json(response).at("/data/checks/1/remedy").asText()).contains("murmur2_random");
    }

    @Test
    void shouldBeAliveButNotReady() {
        // Given
        state.set(new HealthState.NotReady("loading", "wait"));
        // When
        HttpResponse<String> ready = get("/health/ready");
        // Then
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(json(ready).at("/data/checks/0/reason").asText()).isEqualTo("loading");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowAPageThatAsksForItsOwnFilesAlone() {
        // When
        HttpResponse<String> response = get("/");
        // Then
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        List<String> asked = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(response.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(asked).contains("page/app.js", "page/plimsoll.css").allSatisfy(file -> {
            assertThat(file).startsWith("page/");
            assertThat(get("/" + file).statusCode()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/health/live", "/api/v1/models", "/nothing"})
    void shouldProtectBrowsersOnEveryAnswer(String path) {
        // When
        HttpResponse<String> response = get(path);
        // Then
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void shouldAnswerHeadWithTheLengthAlone() {
        // When
        HttpResponse<String> response = send(request("/metrics").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains("5");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void shouldRefuseOtherMethods(String method) {
        // When
        HttpResponse<String> response =
                send(request("/api/v1/models").method(method, HttpRequest.BodyPublishers.noBody()));
        // Then
        assertError(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void shouldRefuseABody() {
        // When
        HttpResponse<String> response =
                send(request("/api/v1/models").method("GET", HttpRequest.BodyPublishers.ofString("{}")));
        // Then
        assertError(response, 413, "too_large");
    }

    @Test
    void shouldRefuseALongAddress() {
        // When
        HttpResponse<String> response = get("/api/v1/models?x=" + "a".repeat(2_048));
        // Then
        assertError(response, 414, "too_long");
    }

    @Test
    void shouldHangUpOnTooManyHeaders() throws IOException {
        // Given
        String headers =
                IntStream.range(0, 70).mapToObj(i -> "h" + i + ": x\r\n").collect(Collectors.joining());
        // When
        String answer = raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
        // Then
        assertThat(answer).doesNotContain("200 OK");
    }

    @Test
    void shouldHangUpOnLargeHeaders() throws IOException {
        // Given
        String header = "h: " + "x".repeat(40_000) + "\r\n";
        // When
        String answer = raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n");
        // Then
        assertThat(answer).doesNotContain("200 OK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/v1/models?all 400",
                "/api/v1/models/cre%20dit 400",
                "/api/v1/models/%3Cscript%3E 400",
                "/api/v1/models/credit/versions/%2F/verdict 400",
                "/api/v1/models/credit/reports?limit=0 400",
                "/api/v1/models/credit/reports?limit=501 400",
                "/api/v1/models/credit/reports?limit=ten 400",
                "/api/v1/models/credit/reports?role=king 400",
                "/api/v1/models/credit/reports?from=yesterday 400",
                "/api/v1/models/credit/reports?verison=v2 400",
                "/api/v1/models/credit/reports?limit=1&limit=2 400",
                "/api/v1/models/credit/reports/ 404",
                "/api/v1/models/ 400",
                "/api/v2/models 404",
                "/favicon.ico 404",
                "/health/../api/v1/models 404",
                "/health 404"
            })
    void shouldRefuseWhatIsNotWellFormedWithARemedy(String path, int status) {
        // Given
        view.apply(report(0).published());
        // When
        HttpResponse<String> response = get(path);
        // Then
        assertError(response, status, status == 404 ? "not_found" : "bad_request");
    }

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/page/app.js, 200",
        "/api/v1/fleet, 401",
        "/api/v1/events, 401",
        "/metrics, 401",
        "/api/v1/models, 401",
        "/nothing, 401",
        "/health/live, 200",
        "/health/ready, 200",
    })
    void shouldRequireTheTokenExceptForHealthAndThePageThatAsksForIt(String path, int status) {
        // Given
        restart(GUARDED, HttpLimits.STANDARD);
        // When
        HttpResponse<String> response = get(path);
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer a token of some length, 200",
        "bearer a token of some length, 200",
        "Bearer a token of some lengt, 401",
        "Bearer a token of some length!, 401",
        "Bearer, 401",
        "Basic YTpi, 401",
        "a token of some length, 401",
    })
    void shouldAdmitTheTokenAlone(String authorization, int status) {
        // Given
        restart(GUARDED, HttpLimits.STANDARD);
        // When
        HttpResponse<String> response = send(request("/api/v1/models").header("Authorization", authorization));
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void shouldOpenMetricsAloneToScrapersWhenAsked() {
        // Given
        restart(new HttpSettings("127.0.0.1", 0, new Secret(TOKEN), true), HttpLimits.STANDARD);
        // When
        HttpResponse<String> response = get("/metrics");
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/models").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "127.0.0.1:80, 200", "[::1], 200", "evil.example, 403", "localhost.evil.example, 403"
    })
    void shouldServeThisMachineUnderItsOwnNameAlone(String host, int status) throws IOException {
        // When
        String answer = raw("GET /api/v1/models HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void shouldTellCallersToComeBackWhenAllPlacesAreTaken() throws Exception {
        // Given
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        service.close();
        service = HttpService.start(
                LOCAL,
                new HttpLimits(1, 2_048, 64, Duration.ofSeconds(10), 1 << 20),
                new HttpService.Content(view, health, () -> waiting(entered, leave), () -> PUBLISHED));
        CompletableFuture<HttpResponse<String>> first =
                client.sendAsync(request("/metrics").build(), HttpResponse.BodyHandlers.ofString());
        entered.await();
        // When
        HttpResponse<String> second = get("/api/v1/models");
        // Then
        assertError(second, 503, "busy");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        leave.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
    }

    private static String waiting(CountDownLatch entered, CountDownLatch leave) {
        entered.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "up 1\n";
    }

    @Test
    void shouldNotTellCallersWhatFailedInside() throws IOException {
        // Given
        service.close();
        service = HttpService.start(
                LOCAL,
                HttpLimits.STANDARD,
                new HttpService.Content(
                        view,
                        health,
                        () -> {
                            throw new IllegalStateException("secret");
                        },
                        () -> PUBLISHED));
        // When
        HttpResponse<String> response = get("/metrics");
        // Then
        assertError(response, 500, "failure");
        assertThat(response.body()).doesNotContain("secret");
    }

    private static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        JsonNode error = json(response).path("error");
        assertThat(error.path("status").asInt()).isEqualTo(status);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("remedy").asText()).isNotBlank();
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).method("POST", HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MESSAGES.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /** What the service answers to these bytes; nothing if it hangs up. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }
}
