package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.plimsoll.streams.config.HttpSettings;
import io.plimsoll.streams.config.Secret;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthCheck;
import io.plimsoll.streams.ops.health.HealthState;
import io.plimsoll.streams.ops.http.HttpLimits;
import io.plimsoll.streams.ops.http.HttpService;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.rig.Browser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The states of the page that no healthy service is in, and the files to mail, in a real browser: the real HTTP server over
 * what a backtest of the story's first days wrote. What the page shows of a running service is in {@link DemoIT}. Pictures
 * are kept under {@code target/screenshots}.
 */
class PageIT {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final int DAYS = 12;
    private static final String LAST_WINDOW = "2024-03-12T00:00:00Z";
    private static final String CHAMPION = "version=v1&role=champion";
    private static final HttpSettings LOCAL = new HttpSettings("127.0.0.1", 0, new Secret(""), false);

    @TempDir
    private static Path directory = Path.of("");

    private static Browser browser;
    private static StoryBacktest story;
    private static ReportView told;

    private final List<HttpService> services = new ArrayList<>();
    private final AtomicReference<HealthState> health = new AtomicReference<>(HealthState.READY);

    @BeforeAll
    static void tellTheStory() throws IOException {
        browser = Browser.start();
        story = StoryBacktest.of(DAYS, directory, NOW);
        told = story.view();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void shouldHaveComplainedOfNothingAndAskedNobodyElse() {
        browser.closePages();
        services.forEach(HttpService::close);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address -> address.startsWith("http://127.0.0.1:")
                        || address.startsWith("file://" + directory)
                        || address.startsWith("data:")
                        || address.startsWith("blob:"));
    }

    private String serving(ReportView view, Instant now) throws IOException {
        return serving(view, now, LOCAL);
    }

    private String serving(ReportView view, Instant now, HttpSettings settings) throws IOException {
        HttpService service = HttpService.start(
                settings,
                HttpLimits.STANDARD,
                new HttpService.Content(
                        view,
                        new Health(List.of(new HealthCheck("view", health::get))),
                        () -> "",
                        () -> now,
                        story.references()));
        services.add(service);
        return "http://127.0.0.1:" + service.port();
    }

    private static ShownPage opened(String service) {
        return new ShownPage(browser.page(), service + "/");
    }

    private static JsonNode data(String address) {
        return StoryRig.json(StoryRig.get(address).getBytes(StandardCharsets.UTF_8))
                .path("data");
    }

    @Test
    void shouldSayThatThereIsNothingYet() throws IOException {
        // When
        ShownPage shown =
                opened(serving(new ReportView(ViewBounds.STANDARD), NOW)).open("");
        // Then
        Browser.keep(shown.page(), "state-no-data");
        assertThat(shown.text("main")).contains("No window has closed yet");
        assertThat(Browser.seriousFaults(shown.page())).isEmpty();
    }

    @Test
    void shouldSayThatAModelIsNotKnown() throws IOException {
        // When
        ShownPage shown = opened(serving(told, NOW)).open("#/models/no-such-model");
        // Then
        Browser.keep(shown.page(), "state-unknown-model");
        assertThat(shown.text("main")).contains("Nothing was reported of no-such-model yet");
    }

    /** After a day there is not enough of anything: the verdict is no pass, and each card says what it waits for. */
    @Test
    void shouldSayWhatCannotBeJudgedYet() throws IOException {
        // Given
        String service = serving(firstDay(), NOW);
        // When
        ShownPage shown = opened(service).open("#/models/credit");
        // Then
        Browser.keep(shown.page(), "state-insufficient");
        assertThat(data(service + "/api/v1/models/credit/versions/v1/verdict")
                        .path("verdict")
                        .textValue())
                .isEqualTo("inconclusive");
        assertThat(shown.text(".verdict")).containsIgnoringCase("inconclusive");
        assertThat(shown.text(".reasons")).contains("not enough data");
        assertThat(shown.text("#alerts")).contains("No alert was ever raised");
        assertThat(shown.text("#decisions")).contains("Nothing was recommended yet");
        assertThat(Browser.seriousFaults(shown.page())).isEmpty();
    }

    private ReportView firstDay() throws IOException {
        ReportView view = new ReportView(ViewBounds.STANDARD);
        String first = report(serving(told, NOW), "2024-03-02T00:00:00Z").toString();
        view.apply(new Published(ViewTopic.REPORTS, "credit", first.getBytes(StandardCharsets.UTF_8), Map.of(), NOW));
        return view;
    }

    @Test
    void shouldSayThatAModelIsStale() throws IOException {
        // When
        ShownPage shown = opened(serving(told, NOW.plus(Duration.ofDays(9)))).open("#/models/credit");
        // Then
        Browser.keep(shown.page(), "state-stale");
        assertThat(shown.text(".note.is-stale")).contains("No report has come for more than two windows");
        shown.open("#/");
        Browser.keep(shown.page(), "state-stale-fleet");
        assertThat(shown.text("table.fleet")).contains("stale");
    }

    @Test
    void shouldSayThatTheMonitorIsUnwell() throws IOException {
        // Given
        health.set(new HealthState.Degraded("2 events were not where their keys say", "use the same partitioner"));
        // When
        ShownPage shown = opened(serving(told, NOW)).open("");
        // Then
        shown.page().waitForSelector(".note.is-unwell");
        Browser.keep(shown.page(), "state-unwell");
        assertThat(shown.text(".note.is-unwell"))
                .contains("degraded", "2 events were not where their keys say", "Use the same partitioner");
        assertThat(Browser.seriousFaults(shown.page())).isEmpty();
    }

    @Test
    void shouldAskForTheTokenAndThenShowEverything() throws IOException {
        // Given
        String service =
                serving(told, NOW, new HttpSettings("127.0.0.1", 0, new Secret("a token of some length"), false));
        Page page = browser.page();
        page.navigate(service + "/");
        page.waitForSelector("#token");
        Browser.keep(page, "state-token");
        // When
        page.fill("#token", "a token of some length");
        page.keyboard().press("Enter");
        // Then
        page.waitForSelector("table.fleet");
        // The browser itself tells of the answer 401.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("401"));
    }

    @Test
    void shouldTakeNamesAsNames() throws IOException {
        // Given
        String bad = "<img src=x onerror=alert(1)>";
        ReportView view = new ReportView(ViewBounds.STANDARD);
        String text = report(serving(told, NOW), LAST_WINDOW)
                .toString()
                .replace("loan_purpose", bad)
                .replace("nonbinary", "\\\"><script>alert(2)</script>")
                .replace("gender", "__proto__");
        view.apply(new Published(ViewTopic.REPORTS, "credit", text.getBytes(StandardCharsets.UTF_8), Map.of(), NOW));
        // When
        ShownPage shown = opened(serving(view, NOW))
                .open("#/models/credit?feature=" + URLEncoder.encode(bad, StandardCharsets.UTF_8));
        // Then
        assertThat(view.unreadable()).isZero();
        assertThat(shown.page().locator("main img, main script").count()).isZero();
        assertThat(shown.text(".heat-names .chosen")).isEqualTo(bad);
        assertThat(shown.text("#fairness")).contains("__proto__", "<script>alert(2)</script>");
    }

    /** The report of a backtest: the page's cards, from a file and from nowhere else. */
    @ParameterizedTest
    @CsvSource({"light, 1360, LIGHT", "narrow-dark, 390, DARK"})
    void shouldShowTheReportOfABacktestAsTheServiceWouldShowIt(String name, int width, ColorScheme scheme)
            throws IOException {
        // Given
        String address = "#/models/credit?" + CHAMPION + "&feature=loan_purpose&window=" + LAST_WINDOW;
        ShownPage live = new ShownPage(browser.page(width, scheme), serving(told, NOW) + "/").open(address);
        browser.requests();
        // When
        ShownPage mailed =
                new ShownPage(browser.page(width, scheme), story.page().toUri().toString()).open(address);
        // Then
        Browser.keep(mailed.page(), "report-backtest-" + name);
        for (String card : List.of("#heat", "#distribution", "#performance", "#fairness", "#versions", "#alerts")) {
            assertThat(mailed.text(card)).as(card).isEqualTo(live.text(card));
        }
        assertSound(mailed.page());
        assertThat(browser.requests())
                .filteredOn(request -> !request.startsWith("http://127.0.0.1:"))
                .isNotEmpty()
                .allMatch(request -> request.contains("report.html") || request.equals("data:,"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1360, LIGHT", "dark, 1360, DARK", "narrow, 390, LIGHT"})
    void shouldShowTheReportOfAComparison(String name, int width, ColorScheme scheme) throws IOException {
        // Given
        Path report = directory.resolve("compare-" + name + ".html");
        Captured captured = Captured.piped();
        int code = captured.run(
                "compare",
                "--reference",
                sample("v1", 2_000, 0).toString(),
                "--current",
                sample("v2", 2_000, 6).toString(),
                "--report",
                report.toString());
        assertThat(code).as(captured.err()).isEqualTo(ExitCode.ALARM);
        Page page = browser.page(width, scheme);
        // When
        page.navigate(report.toUri().toString());
        page.waitForSelector("main[data-shown]:not([aria-busy]) > *");
        // Then
        Browser.keep(page, "report-compare-" + name);
        assertThat(page.locator("#comparison").innerText()).contains("v2 against v1", "Alarm", "psi of age");
        assertThat(page.locator("#distribution").innerText()).contains("age");
        assertSound(page);
    }

    /** Rows of a model that sees people of a later age in the second sample. */
    private static Path sample(String version, int rows, int older) throws IOException {
        Random random = new Random(rows + older);
        List<String> lines =
                new ArrayList<>(List.of("request_id,event_time,model,model_version,score,decision,label,age,region"));
        Instant time = Instant.parse("2024-01-01T00:00:00Z");
        for (int i = 0; i < rows; i++) {
            double score = random.nextDouble();
            lines.add(String.join(
                    ",",
                    version + "-" + i,
                    time.plus(Duration.ofMinutes(5L * i)).toString(),
                    "shop",
                    version,
                    String.format(Locale.ROOT, "%.6f", score),
                    score > 0.5 ? "1" : "0",
                    random.nextDouble() < 0.1 + 0.8 * score ? "1" : "0",
                    String.valueOf(Math.round(40 + older + 10 * random.nextGaussian())),
                    random.nextBoolean() ? "north" : "south"));
        }
        return Files.write(directory.resolve(version + ".csv"), lines);
    }

    private static void assertSound(Page page) {
        assertThat(Browser.seriousFaults(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static JsonNode report(String service, String windowEnd) {
        String start = Instant.parse(windowEnd).minus(Duration.ofDays(1)).toString();
        return data(service + "/api/v1/models/credit/reports?" + CHAMPION + "&from=" + start + "&to=" + windowEnd)
                .path(0);
    }
}
