package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser, over the real HTTP server and 84 days of the story: what it shows is what the API answers,
 * every link leads where it says, and nothing leaves this host. Pictures are kept under {@code target/screenshots}.
 */
class PageIT {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final int DAYS = 84;
    private static final String CHAMPION = "version=v2&role=champion";
    private static final HttpSettings LOCAL = new HttpSettings("127.0.0.1", 0, new Secret(""), false);

    /** On day 76 a loan's purpose is sometimes one that the reference never had. */
    private static final String FAULTY_WINDOW = "2024-05-17T00:00:00Z";

    @TempDir
    static Path directory;

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

    private static Page opened(Page page, String address) {
        page.navigate(address);
        settle(page);
        return page;
    }

    private static void settle(Page page) {
        page.waitForSelector("main:not([aria-busy]) > *");
        page.waitForTimeout(150);
    }

    private static JsonNode data(String address) {
        return StoryRig.json(StoryRig.get(address).getBytes(StandardCharsets.UTF_8))
                .path("data");
    }

    @Test
    void shouldShowTheFleetAsTheApiTellsIt() throws IOException {
        // Given
        String service = serving(told, NOW);
        // When
        Page page = opened(browser.page(), service + "/");
        // Then
        Browser.keep(page, "fleet-light");
        JsonNode version =
                data(service + "/api/v1/fleet").path(0).path("versions").path(0);
        assertThat(version.path("version").textValue()).isEqualTo("v2");
        List<String> row =
                page.locator("table.fleet tbody tr").first().locator("th, td").allInnerTexts();
        assertThat(row.get(0)).isEqualTo("credit");
        assertThat(row.get(1)).isEqualTo("v2 champion");
        assertThat(row.get(2)).isEqualTo(version.path("verdict").textValue());
        assertThat(row.get(4).lines())
                .containsExactly(
                        version.at("/drift/name/0").textValue(),
                        fixed(version.at("/drift/value").doubleValue(), 2));
        assertThat(row.get(5).lines())
                .containsExactly(
                        version.at("/group/name/2").textValue() + " : "
                                + version.at("/group/name/3").textValue(),
                        fixed(version.at("/group/value").doubleValue(), 2));
        assertThat(row.get(6)).contains(version.at("/alerts/error").asText());
        assertThat(row.get(7))
                .startsWith("2024-05-24")
                .contains(version.path("predictions").asText() + " predictions");
        JsonNode decision = data(service + "/api/v1/fleet").path(0).path("decision");
        assertThat(row.get(8))
                .contains("roll back to " + decision.path("toVersion").textValue(), issued(decision));
    }

    @Test
    void shouldShowADistributionAndItsFindingsAsTheApiTellsThem() throws IOException {
        // Given
        String service = serving(told, NOW);
        String address = "/#/models/credit?" + CHAMPION + "&feature=loan_purpose&window=" + FAULTY_WINDOW;
        // When
        Page page = opened(browser.page(), service + address);
        // Then
        JsonNode report = report(service, FAULTY_WINDOW);
        JsonNode reference = data(service + "/api/v1/models/credit/references/"
                + report.path("layoutHash").textValue());
        page.locator("#distribution summary").first().click();
        List<List<String>> shown =
                rows(page.locator("#distribution details").first().locator("tbody tr"));
        report.at("/distributions/loan_purpose/levels")
                .properties()
                .forEach(level -> assertThat(shown).anySatisfy(row -> {
                    assertThat(row.get(0)).isEqualTo(level.getKey());
                    assertThat(row.get(1)).isEqualTo(level.getValue().asText());
                    assertThat(row.get(3).replace(",", ""))
                            .isEqualTo(reference
                                    .at("/distributions/loan_purpose/levels/" + level.getKey())
                                    .asText());
                }));
        assertThat(shown)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(
                                "unseen level",
                                report.at("/distributions/loan_purpose/unseen").asText()));
        List<List<String>> findings =
                rows(page.locator("#distribution .two > div table").first().locator("tbody tr"));
        JsonNode psi = finding(report, "psi", "loan_purpose");
        assertThat(findings.get(0))
                .startsWith(
                        "PSI",
                        "1d",
                        fixed(psi.path("value").doubleValue(), 4),
                        fixed(psi.path("corrected").doubleValue(), 4),
                        fixed(psi.path("lower").doubleValue(), 4));
        assertThat(findings.get(0).get(7)).isEqualTo(psi.path("verdict").textValue());
        assertThat(page.locator(".heat-names .chosen").innerText()).isEqualTo("loan_purpose");
    }

    @Test
    void shouldShowPerformanceAndFairnessAsTheApiTellsThem() throws IOException {
        // Given
        String service = serving(told, NOW);
        // When
        Page page = opened(browser.page(), service + "/#/models/credit?" + CHAMPION + "&window=" + FAULTY_WINDOW);
        // Then
        Browser.keep(page, "model-light");
        JsonNode report = report(service, FAULTY_WINDOW);
        List<List<String>> metrics =
                rows(page.locator(".all-metrics table").first().locator("tbody tr"));
        JsonNode selection = StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.path("check").textValue().equals("selection_rate")
                        && finding.path("family").textValue().equals("performance")
                        && finding.path("span").textValue().equals("version"))
                .findFirst()
                .orElseThrow();
        assertThat(metrics).anySatisfy(row -> {
            assertThat(row.get(0)).isEqualTo("selection rate");
            assertThat(row.get(1)).isEqualTo(fixed(selection.path("value").doubleValue(), 3));
            assertThat(row.get(3)).isEqualTo(fixed(selection.path("lower").doubleValue(), 3));
            assertThat(row.get(4)).isEqualTo(fixed(selection.path("upper").doubleValue(), 3));
        });
        JsonNode nonbinary = StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.at("/subject/group").asText().equals("nonbinary")
                        && finding.path("check").textValue().equals("demographic_parity_ratio")
                        && finding.path("span").textValue().equals("version"))
                .findFirst()
                .orElseThrow();
        assertThat(page.locator("#fairness .constraint .row").allInnerTexts())
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "nonbinary",
                                fixed(nonbinary.path("value").doubleValue(), 3),
                                fixed(nonbinary.path("lower").doubleValue(), 3) + " – "
                                        + fixed(nonbinary.path("upper").doubleValue(), 3),
                                "limit 0.8",
                                nonbinary.path("verdict").textValue()));
    }

    @Test
    void shouldShowWindowsAlertsAndTheDecisionAsTheApiTellsThem() throws IOException {
        // Given
        String service = serving(told, NOW);
        // When
        Page page = opened(browser.page(), service + "/#/models/credit?" + CHAMPION);
        // Then
        JsonNode timeline = data(service + "/api/v1/models/credit/timeline?" + CHAMPION);
        assertThat(page.locator("[role=slider]").getAttribute("aria-valuemax"))
                .isEqualTo(String.valueOf(timeline.at("/windows/end").size()));
        JsonNode incidents = data(service + "/api/v1/models/credit/incidents?limit=500");
        long open = StreamSupport.stream(incidents.spliterator(), false)
                .filter(incident -> incident.path("open").booleanValue())
                .count();
        assertThat(page.locator("#alerts h3").allInnerTexts())
                .containsExactly("Open (" + open + ")", "Over (" + (incidents.size() - open) + ")");
        assertThat(open).isPositive();
        JsonNode rollback =
                data(service + "/api/v1/models/credit/decisions?limit=50").path(0);
        assertThat(page.locator(".decision-title").innerText())
                .contains(
                        "Roll back", "v2 → v1", rollback.at("/data/decisionId").textValue());
        assertThat(page.locator(".decision table").last().innerText())
                .contains(
                        "nonbinary", fixed(rollback.at("/data/evidence/0/value").doubleValue(), 3));
    }

    private static String issued(JsonNode decision) {
        return decision.path("issuedAt").textValue().substring(0, "2024-05-02".length());
    }

    @Test
    void shouldFollowEveryLinkOfTheFleetAndOfTheModel() throws IOException {
        // Given
        String service = serving(told, NOW);
        Page page = opened(browser.page(), service + "/");
        Set<String> links = new TreeSet<>(links(page));
        opened(page, service + "/#/models/credit");
        links.addAll(links(page));
        assertThat(links).hasSizeGreaterThan(20);
        for (String link : links) {
            // When
            opened(page, service + "/" + link);
            // Then
            String reached = page.evaluate("location.hash").toString();
            assertThat(reached).isEqualTo(link);
            assertThat(page.locator("main").innerText())
                    .as(link)
                    .doesNotContain("cannot be reached", "is not among those");
            if (link.startsWith("#/models")) {
                assertThat(page.locator("h1").innerText()).isEqualTo("credit");
                assertThat(page.locator(".tabs a[aria-current]").innerText())
                        .as(link)
                        .contains(parameter(link, "version", "v2"));
                assertThat(page.locator(".heat-names .chosen").allInnerTexts())
                        .as(link)
                        .allMatch(feature -> feature.equals(parameter(link, "feature", feature)));
            }
        }
    }

    private static List<String> links(Page page) {
        @SuppressWarnings("unchecked") // What the script returns: a list of texts.
        List<String> links = (List<String>)
                page.evaluate(
                        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(a => a !== '#main')");
        return links;
    }

    private static String parameter(String link, String name, String otherwise) {
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    @Test
    void shouldBeUsedByTheKeyboardAlone() throws IOException {
        // Given
        Page page = opened(browser.page(), serving(told, NOW) + "/#/models/credit?" + CHAMPION);
        Locator slider = page.locator("[role=slider]");
        String newest = slider.getAttribute("aria-valuetext");
        // When
        slider.focus();
        page.keyboard().press("ArrowLeft");
        settle(page);
        page.waitForCondition(() -> page.url().contains("window=2024-05-23"));
        // Then
        assertThat(page.locator("[role=slider]").getAttribute("aria-valuetext")).isNotEqualTo(newest);
        assertThat(page.evaluate("document.activeElement.getAttribute('role')")).isEqualTo("slider");
        page.locator("canvas.heat-cells").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> page.url().contains("feature="));
        settle(page);
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("heat-cells");
    }

    @ParameterizedTest
    @CsvSource({"light, 1360, LIGHT", "dark, 1360, DARK", "narrow, 390, LIGHT"})
    void shouldHaveNoSeriousAccessibilityFault(String name, int width, ColorScheme scheme) throws IOException {
        // Given
        String service = serving(told, NOW);
        Page page = opened(browser.page(width, scheme), service + "/");
        Browser.keep(page, "fleet-" + name);
        List<String> faults = new ArrayList<>(Browser.seriousFaults(page));
        // When
        opened(page, service + "/#/models/credit?" + CHAMPION + "&feature=income&window=" + FAULTY_WINDOW);
        // Then
        Browser.keep(page, "model-" + name);
        faults.addAll(Browser.seriousFaults(page));
        assertThat(faults).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void shouldSayThatThereIsNothingYet() throws IOException {
        // When
        Page page = opened(browser.page(), serving(new ReportView(ViewBounds.STANDARD), NOW) + "/");
        // Then
        Browser.keep(page, "state-no-data");
        assertThat(page.locator("main").innerText()).contains("No window has closed yet");
        assertThat(Browser.seriousFaults(page)).isEmpty();
    }

    @Test
    void shouldSayThatAModelIsStale() throws IOException {
        // When
        Page page = opened(browser.page(), serving(told, NOW.plus(Duration.ofDays(9))) + "/#/models/credit");
        // Then
        Browser.keep(page, "state-stale");
        assertThat(page.locator(".note.is-stale").innerText()).contains("No report has come for more than two windows");
    }

    @Test
    void shouldSayThatTheMonitorIsUnwell() throws IOException {
        // Given
        health.set(new HealthState.Degraded("2 events were not where their keys say", "use the same partitioner"));
        // When
        Page page = opened(browser.page(), serving(told, NOW) + "/");
        // Then
        page.waitForSelector(".note.is-unwell");
        Browser.keep(page, "state-unwell");
        assertThat(page.locator(".note.is-unwell").innerText())
                .contains("degraded", "2 events were not where their keys say", "Use the same partitioner");
        assertThat(Browser.seriousFaults(page)).isEmpty();
    }

    @Test
    void shouldShowWhatIsNewWithoutBeingAsked() throws IOException {
        // Given
        ReportView view = story.view();
        Page page = opened(browser.page(), serving(view, NOW) + "/#/models/credit?" + CHAMPION);
        page.waitForSelector(".lamp.live");
        String before = page.locator("[role=slider]").getAttribute("aria-valuemax");
        // When
        view.apply(nextDay(serving(view, NOW)));
        // Then
        page.waitForCondition(() -> !before.equals(page.locator("[role=slider]").getAttribute("aria-valuemax")));
        assertThat(page.locator("[role=slider]").getAttribute("aria-valuetext")).isEqualTo("2024-05-24");
    }

    /** The champion's last report, a day later. */
    private static Published nextDay(String service) {
        JsonNode last = data(service + "/api/v1/models/credit/reports?" + CHAMPION + "&limit=1")
                .path(0);
        String text = last.toString()
                .replace(
                        "\"window\":" + last.path("window"),
                        "\"window\":{\"start\":\"2024-05-24T00:00:00Z\",\"end\":\"2024-05-25T00:00:00Z\"}");
        return new Published(ViewTopic.REPORTS, "credit", text.getBytes(StandardCharsets.UTF_8), Map.of(), NOW);
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
        String text = report(serving(told, NOW), FAULTY_WINDOW)
                .toString()
                .replace("loan_purpose", bad)
                .replace("nonbinary", "\\\"><script>alert(2)</script>")
                .replace("gender", "__proto__");
        view.apply(new Published(ViewTopic.REPORTS, "credit", text.getBytes(StandardCharsets.UTF_8), Map.of(), NOW));
        // When
        Page page = opened(
                browser.page(),
                serving(view, NOW) + "/#/models/credit?feature=" + URLEncoder.encode(bad, StandardCharsets.UTF_8));
        // Then
        assertThat(view.unreadable()).isZero();
        assertThat(page.locator("main img, main script").count()).isZero();
        assertThat(page.locator(".heat-names .chosen").innerText()).isEqualTo(bad);
        assertThat(page.locator("#fairness").innerText()).contains("__proto__", "<script>alert(2)</script>");
    }

    @Test
    void shouldPutTheSamePicturesIntoOneFileToMail() throws IOException {
        // Given
        String service = serving(told, NOW);
        String address = "#/models/credit?" + CHAMPION + "&feature=loan_purpose&window=" + FAULTY_WINDOW;
        Page live = opened(browser.page(), service + "/" + address);
        browser.requests();
        // When
        Page mailed = opened(browser.page(), story.page().toUri() + address);
        // Then
        Browser.keep(mailed, "report-file");
        for (String card : List.of("#heat", "#distribution", "#performance", "#fairness", "#versions", "#alerts")) {
            assertThat(mailed.locator(card).innerText())
                    .as(card)
                    .isEqualTo(live.locator(card).innerText());
        }
        assertThat(Browser.seriousFaults(mailed)).isEmpty();
        assertThat(browser.requests())
                .filteredOn(request -> !request.startsWith("http://127.0.0.1:"))
                .isNotEmpty()
                .allMatch(request -> request.contains("report.html") || request.equals("data:,"));
    }

    private static JsonNode report(String service, String windowEnd) {
        String start = Instant.parse(windowEnd).minus(Duration.ofDays(1)).toString();
        return data(service + "/api/v1/models/credit/reports?" + CHAMPION + "&from=" + start + "&to=" + windowEnd)
                .path(0);
    }

    private static JsonNode finding(JsonNode report, String check, String feature) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.path("check").textValue().equals(check)
                        && finding.at("/subject/feature").asText().equals(feature)
                        && finding.at("/subject/segment").isMissingNode())
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows(Locator rows) {
        return rows.all().stream()
                .map(row -> row.locator("th, td").allInnerTexts())
                .toList();
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    }
}
