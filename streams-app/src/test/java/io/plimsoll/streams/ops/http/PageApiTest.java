package io.plimsoll.streams.ops.http;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.accuracy;
import static io.plimsoll.streams.ops.Samples.alert;
import static io.plimsoll.streams.ops.Samples.day;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.published;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Distribution;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferencePicture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageApiTest {
    private static final String API = "/api/v1/models/credit/";
    private static final String SERIES = "version=v2&role=champion";

    private final ReportView view = new ReportView(ViewBounds.STANDARD);
    private final AtomicReference<Instant> now = new AtomicReference<>(PUBLISHED.plusSeconds(1));
    private final HttpService.Content content =
            new HttpService.Content(view, new Health(List.of()), () -> "", now::get, PageApiTest::picture);
    private final Router router = content.router(HttpLimits.STANDARD);

    private static Optional<ReferencePicture> picture(String model, String layout) {
        Distribution age = new Distribution(List.of(5L, 5L), null, 0L, 0L, 0L, 0L);
        return layout.equals("layout")
                ? Optional.of(new ReferencePicture("ref", 10, Map.of("age", age), Map.of("age", List.of(40.0))))
                : Optional.empty();
    }

    private JsonNode data(String address) {
        try {
            return Json.MESSAGES
                    .readTree(router.answer(Request.to(address)).body())
                    .path("data");
        } catch (Refused | IOException e) {
            throw new AssertionError(address, e);
        }
    }

    private static Finding parity(String group, Verdict verdict, double value) {
        Subject subject = new Subject(null, "demographic_parity_ratio", null, "gender", group, "male");
        return finding("demographic_parity_ratio", Family.FAIRNESS, subject, "version", verdict, value);
    }

    @Test
    void shouldTellAWindowByALetterForEachFamily() {
        // Given
        view.apply(report(0).finding(drift("income", "1d", Verdict.OK, 0.01)).published());
        view.apply(report(1)
                .finding(drift("income", "1d", Verdict.CRITICAL, 0.5), parity("female", Verdict.WARNING, 0.7))
                .published());
        // When
        JsonNode timeline = data(API + "timeline?" + SERIES);
        // Then
        assertThat(timeline.at("/verdicts/drift").textValue()).isEqualTo("oc");
        assertThat(timeline.at("/verdicts/fairness").textValue()).isEqualTo(".w");
        assertThat(timeline.at("/verdicts/latency").textValue()).isEqualTo("..");
        assertThat(timeline.at("/windows/end/1").longValue())
                .isEqualTo(day(1).end().getEpochSecond());
        assertThat(timeline.at("/windows/predictions").toString()).isEqualTo("[100,100]");
    }

    @Test
    void shouldTellMetricsAndConstraintsOverTime() {
        // Given
        view.apply(report(0).finding(accuracy("1d", Verdict.OK)).published());
        view.apply(report(1)
                .finding(accuracy("version", Verdict.OK), parity("female", Verdict.ERROR, 0.5))
                .published());
        // When
        JsonNode timeline = data(API + "timeline?" + SERIES);
        // Then
        JsonNode accuracy = timeline.at("/performance/1");
        assertThat(accuracy.path("name").toString()).isEqualTo("[\"accuracy\"]");
        assertThat(accuracy.path("value").toString()).isEqualTo("[0.9,null]");
        assertThat(accuracy.path("verdicts").textValue()).isEqualTo("o.");
        assertThat(timeline.at("/performance/0/name").toString()).isEqualTo("[\"accuracy/version\"]");
        JsonNode parity = timeline.at("/fairness/0");
        assertThat(parity.path("name").toString())
                .isEqualTo("[\"demographic_parity_ratio\",\"gender\",\"female\",\"male\"]");
        assertThat(parity.path("value").toString()).isEqualTo("[null,0.5]");
        assertThat(parity.path("threshold").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void shouldShowAMetricAtTheWindowWhoseCasesItIsOf() {
        // Given
        view.apply(report(0).finding(accuracy("1d", Verdict.INSUFFICIENT)).published());
        view.apply(report(1).finding(until(0, accuracy("1d", Verdict.OK))).published());
        view.apply(report(2).finding(until(1, accuracy("1d", Verdict.ERROR))).published());
        view.apply(report(3).finding(until(2, accuracy("1d", Verdict.OK))).published());
        view.apply(
                report(1).revised(1).finding(accuracy("1d", Verdict.CRITICAL)).published());
        // When
        JsonNode timeline = data(API + "timeline?" + SERIES);
        // Then
        assertThat(timeline.at("/performance/0/verdicts").textValue()).isEqualTo("ico.");
        assertThat(timeline.at("/verdicts/performance").textValue()).isEqualTo("iceo");
    }

    @Test
    void shouldMapFeaturesOverWindows() {
        // Given
        view.apply(report(0)
                .finding(drift("income", "1d", Verdict.OK, 0.01), drift("income", "7d", Verdict.WARNING, 0.2))
                .published());
        view.apply(report(1)
                .finding(drift("income", "1d", Verdict.INSUFFICIENT, 0.3), drift("age", "1d", Verdict.OK, 0.02))
                .published());
        // When
        JsonNode map = data(API + "heatmap?family=drift&" + SERIES);
        // Then
        assertThat(map.path("rows").toString())
                .isEqualTo("[{\"subject\":\"income\",\"verdicts\":\"wi\",\"value\":[0.2,0.3]},"
                        + "{\"subject\":\"age\",\"verdicts\":\".o\",\"value\":[null,0.02]}]");
    }

    @Test
    void shouldHearTheSpanThatCouldBeJudged() {
        // Given
        view.apply(report(0)
                .finding(drift("income", "1d", Verdict.INSUFFICIENT, 0.1), drift("income", "7d", Verdict.OK, 0.01))
                .published());
        // When
        JsonNode map = data(API + "heatmap?" + SERIES);
        // Then
        assertThat(map.at("/rows/0/verdicts").textValue()).isEqualTo("o");
    }

    @Test
    void shouldTellTheFleetItsWorst() {
        // Given
        view.apply(report(0)
                .finding(
                        drift("income", "1d", Verdict.WARNING, 0.1),
                        drift("age", "1d", Verdict.OK, 0.2),
                        parity("female", Verdict.ERROR, 0.7),
                        parity("nonbinary", Verdict.ERROR, 0.3))
                .published());
        view.apply(published("1", 0, alert("income", AlertState.FIRING, Severity.ERROR, 0)));
        // When
        JsonNode version = data("/api/v1/fleet").at("/0/versions/0");
        // Then
        assertThat(version.path("verdict").textValue()).isEqualTo("fail");
        assertThat(version.at("/drift/name/0").textValue()).isEqualTo("income");
        assertThat(version.at("/group/name/2").textValue()).isEqualTo("nonbinary");
        assertThat(version.at("/alerts/error").intValue()).isEqualTo(1);
        assertThat(version.path("trail").textValue()).isEqualTo("e");
        assertThat(data("/api/v1/fleet").at("/0/decision").isNull()).isTrue();
    }

    @Test
    void shouldSayThatAVersionIsStaleThoughNothingChanged() {
        // Given
        view.apply(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).published());
        boolean before = data("/api/v1/fleet").at("/0/versions/0/stale").booleanValue();
        // When
        now.set(PUBLISHED.plus(Duration.ofDays(9)));
        // Then
        assertThat(before).isFalse();
        assertThat(data("/api/v1/fleet").at("/0/versions/0/stale").booleanValue())
                .isTrue();
    }

    @Test
    void shouldPutFirstWhatHasTrafficNow() {
        // Given
        view.apply(report(0).of(MODEL, "v1", Role.CHAMPION).published());
        view.apply(report(5).published());
        // When
        JsonNode versions = data("/api/v1/fleet").at("/0/versions");
        // Then
        assertThat(versions.findValuesAsText("version")).containsExactly("v2", "v1");
    }

    @Test
    void shouldTellAnAlertFromItsBeginningToItsEnd() {
        // Given
        view.apply(published("1", 0, alert("income", AlertState.FIRING, Severity.WARNING, 0)));
        view.apply(published("2", 1, alert("income", AlertState.UPDATED, Severity.CRITICAL, 1)));
        view.apply(published("3", 3, alert("income", AlertState.RESOLVED, Severity.WARNING, 3)));
        view.apply(published("4", 4, alert("age", AlertState.FIRING, Severity.ERROR, 4)));
        // When
        JsonNode incidents = data(API + "incidents");
        // Then
        assertThat(incidents.findValuesAsText("alertKey"))
                .containsExactlyInAnyOrder("credit/v2/psi/income", "credit/v2/psi/age");
        JsonNode income = incidents.path(0).path("alertKey").textValue().endsWith("income")
                ? incidents.path(0)
                : incidents.path(1);
        assertThat(income.path("severity").textValue()).isEqualTo("critical");
        assertThat(income.path("open").booleanValue()).isFalse();
        assertThat(income.path("raisedAt").textValue()).isEqualTo(day(0).end().toString());
        assertThat(income.path("endsAt").textValue()).isEqualTo(day(3).end().toString());
        assertThat(income.path("exemplars").toString())
                .as("as it was told last")
                .isEqualTo("[\"q3\"]");
    }

    @Test
    void shouldTellAnAlertThatCameBackTwice() {
        // Given
        view.apply(published("1", 0, alert("age", AlertState.FIRING, Severity.ERROR, 0)));
        // When
        view.apply(published("1", 0, alert("age", AlertState.FIRING, Severity.ERROR, 0)));
        // Then
        assertThat(data(API + "incidents")).hasSize(1);
    }

    @Test
    void shouldTellAnOpenAlertOnceThatWasThereBefore() {
        // Given
        view.apply(published("1", 0, alert("age", AlertState.FIRING, Severity.ERROR, 0, 0)));
        view.apply(published("2", 1, alert("age", AlertState.RESOLVED, Severity.ERROR, 0, 1)));
        view.apply(published("3", 3, alert("age", AlertState.FIRING, Severity.ERROR, 3, 3)));
        // When
        JsonNode incidents = data(API + "incidents");
        // Then
        assertThat(incidents.findValuesAsText("startedAt"))
                .containsExactly(day(3).start().toString(), day(0).start().toString());
        assertThat(incidents.findValuesAsText("open")).containsExactly("true", "false");
    }

    @Test
    void shouldTellWhatAWindowWasHeldAgainst() {
        // When
        JsonNode reference = data(API + "references/layout");
        // Then
        assertThat(reference.at("/distributions/age/counts").toString()).isEqualTo("[5,5]");
        assertThat(reference.at("/edges/age").toString()).isEqualTo("[40.0]");
        assertThat(reference.path("hash").textValue()).isEqualTo("ref");
    }

    @Test
    void shouldTellNothingOfAReferenceThatIsNotInForce() {
        // When
        JsonNode reference = data(API + "references/other");
        // Then
        assertThat(reference.isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeline",
                "timeline?version=v2",
                "timeline?version=v9&role=champion",
                "timeline?version=v2&role=king",
                "heatmap?version=v2&role=champion&family=weather",
                "incidents?limit=0",
                "references/%20"
            })
    void shouldRefuseWhatIsIncompleteOrUnknown(String rest) {
        // Given
        view.apply(report(0).published());
        // When, Then
        assertThatThrownBy(() -> router.answer(Request.to(API + rest))).isInstanceOf(Refused.class);
    }
}
