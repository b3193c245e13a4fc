package io.plimsoll.streams.cli;

import static io.plimsoll.streams.cli.ShownPage.fixed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.plimsoll.streams.ops.http.ReportFile;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.rig.Browser;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferencePicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of the running demo in a real browser: what it shows is what the API answers, every link leads where it says, and
 * nothing leaves this host. Pictures are kept under {@code target/screenshots}.
 */
abstract class PageOfDemo {
    private static final String CHAMPION = "version=v2&role=champion";

    /** On day 72 some loans are for a purpose that the reference never had. */
    private static final String FAULTY_WINDOW = "2024-05-13T00:00:00Z";

    private static final String FAULTY_DAY = "2024-05-12";

    private final RunningDemo demo;
    private final Browser browser;
    private final ShownPage shown;

    /** @param shown a page that all tests share */
    PageOfDemo(RunningDemo demo, Browser browser, ShownPage shown) {
        this.demo = demo;
        this.browser = browser;
        this.shown = shown;
    }

    @AfterEach
    void shouldHaveComplainedOfNothingAndAskedNobodyElse() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address -> address.startsWith(demo.address())
                        || address.startsWith("file://")
                        || address.startsWith("data:")
                        || address.startsWith("blob:"));
    }

    @Test
    void shouldShowTheFleetAsTheApiTellsIt() {
        // When
        shown.open("#/");
        // Then
        JsonNode model = demo.data("/api/v1/fleet").path(0);
        JsonNode version = model.path("versions").path(0);
        assertThat(version.path("version").textValue()).isEqualTo("v2");
        List<String> row = shown.rows("table.fleet tbody tr").get(0);
        assertThat(row.get(0)).isEqualTo("credit");
        assertThat(row.get(1)).isEqualTo("v2 champion");
        assertThat(row.get(2)).isEqualTo(version.path("verdict").textValue()).isEqualTo("fail");
        assertThat(row.get(5).lines())
                .containsExactly(
                        version.at("/drift/name/0").textValue(),
                        fixed(version.at("/drift/value").doubleValue(), 2));
        assertThat(row.get(6).lines())
                .containsExactly(
                        version.at("/group/name/2").textValue() + " : "
                                + version.at("/group/name/3").textValue(),
                        fixed(version.at("/group/value").doubleValue(), 2));
        assertThat(row.get(3)).contains(version.at("/alerts/error").asText());
        assertThat(row.get(8))
                .startsWith("until " + demo.judged().toString().substring(0, 10))
                .contains(version.path("predictions").asText() + " predictions");
        JsonNode decision = model.path("decision");
        assertThat(row.get(4))
                .contains("roll back to " + decision.path("toVersion").textValue(), issued(decision));
    }

    private static String issued(JsonNode decision) {
        return decision.path("issuedAt").textValue().substring(0, "2024-05-02".length());
    }

    @Test
    void shouldShowADistributionAndItsFindingsAsTheApiTellsThem() {
        // When
        shown.open("#/models/credit?" + CHAMPION + "&feature=loan_purpose&window=" + FAULTY_WINDOW);
        // Then
        JsonNode report = report(FAULTY_WINDOW);
        JsonNode reference = demo.data(
                "/api/v1/models/credit/references/" + report.path("layoutHash").textValue());
        shown.page().locator("#distribution summary").first().click();
        List<List<String>> levels = ShownPage.rows(
                shown.page().locator("#distribution details").first().locator("tbody tr"));
        report.at("/distributions/loan_purpose/levels")
                .properties()
                .forEach(level -> assertThat(levels).anySatisfy(row -> {
                    assertThat(row.get(0)).isEqualTo(level.getKey());
                    assertThat(row.get(1)).isEqualTo(level.getValue().asText());
                    assertThat(row.get(3).replace(",", ""))
                            .isEqualTo(reference
                                    .at("/distributions/loan_purpose/levels/" + level.getKey())
                                    .asText());
                }));
        int unseen = report.at("/distributions/loan_purpose/unseen").intValue();
        assertThat(unseen).isPositive();
        assertThat(levels).anySatisfy(row -> assertThat(row).startsWith("unseen level", String.valueOf(unseen)));
        List<String> first = ShownPage.rows(shown.page()
                        .locator("#distribution .two > div table")
                        .first()
                        .locator("tbody tr"))
                .get(0);
        JsonNode psi = finding(
                report,
                finding -> finding.path("check").textValue().equals("psi")
                        && finding.at("/subject/feature").asText().equals("loan_purpose")
                        && finding.at("/subject/segment").isMissingNode());
        assertThat(first)
                .startsWith(
                        "PSI",
                        "1d",
                        psi.path("verdict").textValue(),
                        fixed(psi.path("value").doubleValue(), 4),
                        fixed(psi.path("corrected").doubleValue(), 4),
                        fixed(psi.path("lower").doubleValue(), 4));
        assertThat(shown.text(".heat-names .chosen")).isEqualTo("loan_purpose");
    }

    @Test
    void shouldShowPerformanceAndFairnessAsTheApiTellsThem() {
        // When
        shown.open("#/models/credit?" + CHAMPION + "&window=" + FAULTY_WINDOW);
        // Then
        JsonNode report = report(FAULTY_WINDOW);
        JsonNode selection = finding(
                report,
                finding -> finding.path("check").textValue().equals("selection_rate")
                        && finding.path("family").textValue().equals("performance")
                        && finding.path("span").textValue().equals("version"));
        assertThat(ShownPage.rows(
                        shown.page().locator(".all-metrics table").first().locator("tbody tr")))
                .anySatisfy(row -> {
                    assertThat(row.get(0)).isEqualTo("selection rate");
                    assertThat(row.get(1))
                            .isEqualTo(fixed(selection.path("value").doubleValue(), 3));
                    assertThat(row.get(4))
                            .isEqualTo(fixed(selection.path("lower").doubleValue(), 3));
                    assertThat(row.get(5))
                            .isEqualTo(fixed(selection.path("upper").doubleValue(), 3));
                });
        JsonNode nonbinary = finding(
                report,
                finding -> finding.at("/subject/group").asText().equals("nonbinary")
                        && finding.path("check").textValue().equals("demographic_parity_ratio")
                        && finding.path("span").textValue().equals("version"));
        assertThat(shown.page().locator("#fairness .constraint .row").allInnerTexts())
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "nonbinary",
                                fixed(nonbinary.path("value").doubleValue(), 3),
                                fixed(nonbinary.path("lower").doubleValue(), 3) + " – "
                                        + fixed(nonbinary.path("upper").doubleValue(), 3),
                                "limit 0.8",
                                nonbinary.path("verdict").textValue()));
    }

    /** The recommendation is the demo's own: it was on the control topic, and the terminal told of it. */
    @Test
    void shouldShowWindowsAlertsAndTheDecisionAsTheApiTellsThem() {
        // When
        shown.open("#/models/credit?" + CHAMPION);
        // Then
        JsonNode timeline = demo.data("/api/v1/models/credit/timeline?" + CHAMPION);
        assertThat(shown.page().locator("[role=slider]").getAttribute("aria-valuemax"))
                .isEqualTo(String.valueOf(timeline.at("/windows/end").size()));
        List<JsonNode> incidents = incidents();
        long open = incidents.stream()
                .filter(incident -> incident.path("open").booleanValue())
                .count();
        assertThat(open).isPositive();
        assertThat(shown.page().locator("#alerts h3").allInnerTexts())
                .containsExactly("Open (" + open + ")", "Over (" + (incidents.size() - open) + ")");
        JsonNode rollback =
                demo.data("/api/v1/models/credit/decisions?limit=50").path(0);
        assertThat(shown.text(".decision-title"))
                .contains(
                        "Roll back", "v2 → v1", rollback.at("/data/decisionId").textValue());
        assertThat(shown.page().locator(".decision table").last().innerText())
                .contains(
                        "nonbinary", fixed(rollback.at("/data/evidence/0/value").doubleValue(), 3));
        assertThat(demo.told()).contains("ROLLBACK  credit: v2 to v1");
    }

    /** Of many alerts with one cause the one that speaks is a row, and the others are folded in it. */
    @Test
    void shouldFoldTheAlertsOfACauseIntoTheOneThatSpeaks() {
        // Given
        shown.open("#/models/credit?" + CHAMPION);
        List<JsonNode> incidents = incidents();
        JsonNode lead = incidents.stream()
                .filter(incident -> incident.path("alertKey").asText().equals("credit/v2/unseen/loan_purpose"))
                .findFirst()
                .orElseThrow();
        List<String> others = incidents.stream()
                .filter(incident -> !incident.path("leads").booleanValue()
                        && incident.path("cause").equals(lead.path("cause")))
                .map(incident -> incident.path("alertKey").asText())
                .toList();
        assertThat(others).hasSizeGreaterThan(5);
        Locator row = shown.page()
                .locator("#alerts tbody tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("unseen of"))
                .first();
        // When
        row.locator("summary").click();
        // Then
        assertThat(row.locator("summary").innerText()).isEqualTo("and " + others.size() + " with the same cause");
        assertThat(row.locator("li a").all())
                .extracting(link -> new ShownPage.Reached(Map.of("address", link.getAttribute("href"))).asked("alert"))
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(row.locator("li").first().isVisible()).isTrue();
        Browser.keep(shown.page(), "model-folded-alerts");
    }

    @Test
    void shouldFollowEveryLinkOfTheFleetAndOfTheModel() {
        // Given
        Set<String> links = new TreeSet<>(shown.open("#/").links());
        links.addAll(shown.open("#/models/credit").links());
        assertThat(links).hasSizeGreaterThan(20);
        // When
        List<ShownPage.Reached> reached = shown.walk(links);
        // Then
        assertThat(reached).hasSameSizeAs(links).allSatisfy(PageOfDemo::isWhatItSays);
    }

    /** Alerts and recommendations carry links to the page: whoever is woken by one comes to what it is about. */
    @Test
    void shouldOpenWhatTheLinksInAlertsAndRecommendationsSay() {
        // Given
        List<JsonNode> messages = demo.control().stream()
                .map(message -> StoryRig.json(message.value()))
                .toList();
        List<String> links = messages.stream()
                .map(message -> message.at("/links/page").asText())
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(20).allMatch(link -> link.startsWith(demo.address() + "/#"));
        shown.open("#/models/credit");
        // When
        List<ShownPage.Reached> reached = shown.walk(
                links.stream().map(link -> link.substring(link.indexOf('#'))).toList());
        // Then
        assertThat(reached).hasSameSizeAs(links).allSatisfy(PageOfDemo::isWhatItSays);
        assertThat(reached).allSatisfy(page -> assertThat(page.shown("window")).isEqualTo(dayBefore(page)));
    }

    @Test
    void shouldShowTheRecommendationThatAnAddressNames() {
        // Given
        List<String> ids = new ArrayList<>();
        demo.data("/api/v1/models/credit/decisions?limit=50")
                .forEach(event -> ids.add(event.at("/data/decisionId").textValue()));
        assertThat(ids).hasSizeGreaterThan(1);
        shown.open("#/models/credit");
        // When
        List<ShownPage.Reached> reached = shown.walk(
                ids.stream().map(id -> "#/models/credit?decision=" + id).toList());
        // Then
        assertThat(reached).allSatisfy(PageOfDemo::isWhatItSays);
    }

    /** Every part of an address is what is shown under it. */
    private static void isWhatItSays(ShownPage.Reached reached) {
        String address = reached.shown("address");
        assertThat(reached.shown("hash")).isEqualTo(address);
        assertThat(reached.shown("lost")).as(address).isEmpty();
        if (address.startsWith("#/models")) {
            assertThat(reached.shown("model")).as(address).isEqualTo("credit");
            assertThat(reached.shown("version")).as(address).contains(reached.asked("version"));
            if (!reached.asked("role").isEmpty()) {
                assertThat(reached.shown("version")).as(address).contains(reached.asked("role"));
            }
            if (!reached.asked("feature").isEmpty()) {
                assertThat(reached.shown("feature")).as(address).isEqualTo(reached.asked("feature"));
            }
            if (!reached.asked("attribute").isEmpty()) {
                assertThat(reached.shown("attribute")).as(address).isEqualTo(reached.asked("attribute"));
            }
            assertThat(reached.shown("alert")).as(address).contains(reached.asked("alert"));
            assertThat(reached.shown("decision")).as(address).contains(reached.asked("decision"));
        }
    }

    private static String dayBefore(ShownPage.Reached reached) {
        return Instant.parse(reached.asked("window"))
                .minus(Duration.ofDays(1))
                .toString()
                .substring(0, 10);
    }

    @Test
    void shouldBeUsedByTheKeyboardAlone() {
        // Given
        shown.open("#/models/credit?" + CHAMPION);
        Locator slider = shown.page().locator("[role=slider]");
        String newest = slider.getAttribute("aria-valuetext");
        // When
        slider.focus();
        shown.page().keyboard().press("ArrowLeft");
        shown.page().waitForCondition(() -> shown.page().url().contains("window=" + FAULTY_DAY.substring(0, 8) + "13"));
        shown.settle();
        // Then
        assertThat(slider.getAttribute("aria-valuetext")).isNotEqualTo(newest);
        assertThat(shown.page().evaluate("document.activeElement.getAttribute('role')"))
                .isEqualTo("slider");
        shown.page().locator("canvas.heat-cells").focus();
        shown.page().keyboard().press("ArrowDown");
        shown.page().keyboard().press("Enter");
        shown.page().waitForCondition(() -> shown.page().url().contains("feature="));
        shown.settle();
        assertThat(shown.page().evaluate("document.activeElement.className")).isEqualTo("heat-cells");
    }

    @ParameterizedTest
    @CsvSource({"light, 1360, LIGHT", "dark, 1360, DARK", "narrow, 390, LIGHT"})
    void shouldHaveNoSeriousAccessibilityFault(String name, int width, ColorScheme scheme) {
        // Given
        ShownPage fresh = new ShownPage(browser.page(width, scheme), demo.address() + "/").open("#/");
        Browser.keep(fresh.page(), "fleet-" + name);
        List<String> faults = new ArrayList<>(Browser.seriousFaults(fresh.page()));
        assertFits(fresh);
        // When
        fresh.open("#/models/credit?" + CHAMPION + "&feature=income&window=" + FAULTY_WINDOW);
        // Then
        Browser.keep(fresh.page(), "model-" + name);
        faults.addAll(Browser.seriousFaults(fresh.page()));
        assertThat(faults).isEmpty();
        assertFits(fresh);
        fresh.page().context().close();
    }

    /** Nothing is so wide that the page itself must be moved sideways. */
    private static void assertFits(ShownPage fresh) {
        assertThat(fresh.page()
                        .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    /** The file to mail is drawn from the same documents, and so shows the same. */
    @Test
    void shouldPutTheSamePicturesIntoOneFileToMail(@TempDir Path directory) throws IOException {
        // Given
        String address = "#/models/credit?" + CHAMPION + "&feature=loan_purpose&window=" + FAULTY_WINDOW;
        ShownPage served = new ShownPage(browser.page(), demo.address() + "/").open(address);
        Path file = directory.resolve("report.html");
        new ReportFile(published(), this::reference, InstantSource.system()).writeTo(file);
        // When
        ShownPage mailed = new ShownPage(browser.page(), file.toUri().toString()).open(address);
        // Then
        Browser.keep(mailed.page(), "report-file");
        for (String card : List.of("#heat", "#distribution", "#performance", "#fairness", "#versions", "#alerts")) {
            assertThat(mailed.text(card)).as(card).isEqualTo(served.text(card));
        }
        mailed.page().context().close();
        served.page().context().close();
    }

    /** What the demo's page is drawn from: the reports that its API answers with, and what is on its control topic. */
    private ReportView published() {
        ReportView view = new ReportView(new ViewBounds(500, 64L << 20, 1_000, 5_000));
        list(demo.data("/api/v1/models/credit/reports?limit=500"))
                .forEach(report -> view.apply(
                        new Published(ViewTopic.REPORTS, "credit", Json.bytes(report), Map.of(), Instant.now())));
        demo.control()
                .forEach(event -> view.apply(new Published(
                        ViewTopic.CONTROL,
                        event.key(),
                        event.value(),
                        StreamSupport.stream(event.headers().spliterator(), false)
                                .collect(Collectors.toMap(
                                        Header::key, header -> new String(header.value(), StandardCharsets.UTF_8))),
                        Instant.now())));
        return view;
    }

    private Optional<ReferencePicture> reference(String model, String layout) {
        JsonNode answer = demo.data("/api/v1/models/" + model + "/references/" + layout);
        return Optional.of(answer)
                .filter(JsonNode::isObject)
                .map(known -> Json.MESSAGES.convertValue(known, ReferencePicture.class));
    }

    private List<JsonNode> incidents() {
        return list(demo.data("/api/v1/models/credit/incidents?limit=500")).toList();
    }

    private JsonNode report(String windowEnd) {
        String start = Instant.parse(windowEnd).minus(Duration.ofDays(1)).toString();
        return demo.data("/api/v1/models/credit/reports?" + CHAMPION + "&from=" + start + "&to=" + windowEnd)
                .path(0);
    }

    private static JsonNode finding(JsonNode report, Predicate<JsonNode> wanted) {
        return list(report.path("findings")).filter(wanted).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> list(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
