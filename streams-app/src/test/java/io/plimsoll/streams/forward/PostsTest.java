package io.plimsoll.streams.forward;

import static io.plimsoll.streams.forward.SampleEvents.NOW;
import static io.plimsoll.streams.forward.SampleEvents.alert;
import static io.plimsoll.streams.forward.SampleEvents.notice;
import static io.plimsoll.streams.forward.SampleEvents.rollback;
import static io.plimsoll.streams.forward.SampleEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.config.ForwardSettings.AlertmanagerSettings;
import io.plimsoll.streams.config.ForwardSettings.PagerDutySettings;
import io.plimsoll.streams.config.ForwardSettings.WebhookSettings;
import io.plimsoll.streams.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to whom. */
class PostsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HOLD = Duration.ofHours(1);

    private final AlertmanagerApi alertmanager = new AlertmanagerApi(
            new AlertmanagerSettings("http://a:9093/", new Secret("letmein"), Duration.ofMinutes(1), HOLD),
            () -> List.of(alert("age", AlertState.FIRING, Severity.WARNING)));
    private final PagerDuty pagerDuty =
            new PagerDuty(new PagerDutySettings("https://p/v2/enqueue", new Secret("key-of-the-service"), "error"));
    private final Webhook webhook =
            new Webhook(new WebhookSettings("https://w/decisions", new Secret("0123456789abcdef")));

    @Test
    void shouldTellAlertmanagerWhoAnAlertIsInLabelsAndHowMuchInAnnotations() throws IOException {
        // When
        Post post = alertmanager
                .post(notice("e1", alert("income", AlertState.FIRING, Severity.ERROR)), NOW)
                .orElseThrow();
        // Then
        JsonNode told = JSON.readTree(post.body());
        assertThat(post.address()).hasToString("http://a:9093/api/v2/alerts");
        assertThat(post.headers()).containsEntry("Authorization", "Bearer letmein");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/labels")).isEqualTo(JSON.readTree("""
                {"alertKey": "credit/v2/psi/income", "alertname": "ModelDrift", "check": "psi", "family": "drift",
                 "feature": "income", "model": "credit", "severity": "error", "version": "v2"}
                """));
        assertThat(told.at("/0/annotations/value").asText()).isEqualTo("0.31");
        assertThat(told.at("/0/annotations/owner").asText()).isEqualTo("credit-ml");
        assertThat(told.at("/0/startsAt").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(told.at("/0/endsAt").asText()).isEqualTo(NOW.plus(HOLD).toString());
    }

    @Test
    void shouldTellTheRequestsThatShowAnAlertAndNothingWhereThereAreNone() throws IOException {
        // Given
        Alert alert = alert("income", AlertState.FIRING, Severity.ERROR);
        Alert shown = SampleEvents.shownBy(alert, "q2", "q1");
        // When
        JsonNode annotations = JSON.readTree(alertmanager
                        .post(notice("e1", shown), NOW)
                        .orElseThrow()
                        .body())
                .at("/0/annotations");
        JsonNode details = JSON.readTree(
                        pagerDuty.post(notice("e1", shown), NOW).orElseThrow().body())
                .at("/payload/custom_details");
        JsonNode without = JSON.readTree(
                alertmanager.post(notice("e1", alert), NOW).orElseThrow().body());
        // Then
        assertThat(annotations.path("exemplars").asText()).isEqualTo("q2, q1");
        assertThat(details.path("exemplars")).isEqualTo(JSON.readTree("[\"q2\", \"q1\"]"));
        assertThat(without.at("/0/annotations").has("exemplars")).isFalse();
    }

    @Test
    void shouldEndTheOtherSeveritiesWhenOneChanges() throws IOException {
        // When
        Post post = alertmanager
                .post(notice("e1", alert("income", AlertState.UPDATED, Severity.CRITICAL)), NOW)
                .orElseThrow();
        // Then
        assertThat(JSON.readTree(post.body())).hasSize(3).allSatisfy(told -> {
            boolean fires = told.at("/labels/severity").asText().equals("critical");
            assertThat(Instant.parse(told.at("/endsAt").asText()).isAfter(NOW)).isEqualTo(fires);
        });
    }

    @Test
    void shouldEndEverySeverityOfWhatIsResolvedWhenItEnded() throws IOException {
        // When
        Post post = alertmanager
                .post(notice("e1", alert("income", AlertState.RESOLVED, Severity.ERROR)), NOW)
                .orElseThrow();
        // Then
        assertThat(JSON.readTree(post.body()))
                .hasSize(3)
                .allSatisfy(told -> assertThat(told.at("/endsAt").asText()).isEqualTo("2026-01-02T00:00:00Z"));
    }

    @Test
    void shouldSayAgainWhatFiresFromTheOpenIncidentsOn() throws IOException {
        // Given
        alertmanager.begin();
        alertmanager.delivered(notice("e1", alert("income", AlertState.FIRING, Severity.ERROR)));
        // When
        List<Post> repeats = alertmanager.repeats(NOW);
        // Then
        assertThat(repeats).hasSize(1);
        assertThat(JSON.readTree(repeats.get(0).body()))
                .extracting(told -> told.at("/labels/feature").asText())
                .containsExactly("age", "income");
        assertThat(alertmanager.repeats(NOW.plusSeconds(59))).isEmpty();
        alertmanager.delivered(notice("e2", alert("age", AlertState.RESOLVED, Severity.WARNING)));
        assertThat(JSON.readTree(
                        alertmanager.repeats(NOW.plusSeconds(60)).get(0).body()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRING, WARNING, ''",
        "FIRING, ERROR, trigger",
        "UPDATED, CRITICAL, trigger",
        "RESOLVED, WARNING, resolve",
        "RESOLVED, ERROR, resolve"
    })
    void shouldPageFromASeverityOnAndEndAlways(AlertState state, Severity severity, String action) throws IOException {
        // When
        var post = pagerDuty.post(notice("e1", alert("income", state, severity)), NOW);
        // Then
        assertThat(post.isPresent()).isEqualTo(!action.isEmpty());
        if (post.isPresent()) {
            JsonNode event = JSON.readTree(post.get().body());
            assertThat(event.path("event_action").asText()).isEqualTo(action);
            assertThat(event.path("dedup_key").asText()).isEqualTo("credit/v2/psi/income");
            assertThat(event.path("routing_key").asText()).isEqualTo("key-of-the-service");
            assertThat(event.at("/payload/summary").asText()).startsWith("income of credit v2 moved");
            assertThat(event.at("/payload/source").asText()).isEqualTo("credit/v2");
            assertThat(event.at("/links")).hasSize(1);
            assertThat(post.get().shown()).doesNotContain("key-of-the-service");
        }
    }

    @ParameterizedTest(name = "{0} {1}, page {2}, cause open {3}: {4}")
    @CsvSource({
        "FIRING, LEAD, true, true, trigger",
        "FIRING, MEMBER, true, true, ''",
        "FIRING, LEAD, false, true, ''",
        "UPDATED, LEAD, true, true, trigger",
        "UPDATED, MEMBER, true, true, ''",
        "RESOLVED, MEMBER, true, true, ''",
        "RESOLVED, LEAD, true, false, resolve",
    })
    void shouldTellPagerDutyOfACauseOnceByTheAlertThatSpeaksForIt(
            AlertState state, Alert.Rank rank, boolean page, boolean open, String action) throws IOException {
        // Given
        Alert alert = SampleEvents.of(alert("income", state, Severity.ERROR), rank, page, open);
        // When
        var post = pagerDuty.post(notice("e1", alert), NOW);
        // Then
        assertThat(post.isPresent()).isEqualTo(!action.isEmpty());
        if (post.isPresent()) {
            JsonNode event = JSON.readTree(post.get().body());
            assertThat(event.path("event_action").asText()).isEqualTo(action);
            assertThat(event.path("dedup_key").asText()).isEqualTo("credit/v2/missing/income");
        }
    }

    @Test
    void shouldLetAlertmanagerGroupByTheCauseAndEndWhatAnAlertWasBeforeItTookTheLead() throws IOException {
        // Given
        Alert lead = SampleEvents.of(alert("income", AlertState.UPDATED, Severity.ERROR), Alert.Rank.LEAD, true, true);
        // When
        JsonNode told = JSON.readTree(
                alertmanager.post(notice("e1", lead), NOW).orElseThrow().body());
        // Then
        assertThat(told.at("/0/labels/cause").asText()).isEqualTo("credit/v2/missing/income");
        assertThat(told.at("/0/labels/rank").asText()).isEqualTo("lead");
        assertThat(told.at("/0/labels/page").asText()).isEqualTo("true");
        assertThat(told.at("/0/endsAt").asText()).isEqualTo(NOW.plus(HOLD).toString());
        assertThat(told).hasSize(12);
        assertThat(told)
                .filteredOn(posted -> posted.path("endsAt").asText().equals(NOW.toString()))
                .hasSize(11)
                .anyMatch(posted -> posted.at("/labels/rank").asText().equals("member")
                        && posted.at("/labels/severity").asText().equals("error"));
    }

    /** The signature was computed by Python 3.11: hmac.new(secret, b"1767312010." + body, "sha256").hexdigest(). */
    @Test
    void shouldSignWhatItTellsAController() {
        // When
        String signed = new Signature("0123456789abcdef").of("{\"a\":1}".getBytes(StandardCharsets.UTF_8), NOW);
        // Then
        assertThat(signed)
                .isEqualTo("t=1767312010,v1=944335dafd3dafe4e50acd3da93ddde4fc09c8a553662cd8d4904392aada2cdf");
    }

    @Test
    void shouldTellAControllerOfADecisionAndOfItsEndUnderDifferentKeys() throws IOException {
        // When
        Post decision = webhook.post(notice("e1", rollback("d-1")), NOW).orElseThrow();
        Post end = webhook.post(notice("e2", withdrawn("d-1")), NOW).orElseThrow();
        // Then
        assertThat(decision.headers())
                .containsEntry("Idempotency-Key", "e1")
                .containsEntry("Content-Type", "application/cloudevents+json")
                .containsKey("Plimsoll-Signature");
        assertThat(end.headers()).containsEntry("Idempotency-Key", "e2");
        JsonNode event = JSON.readTree(decision.body());
        assertThat(event.path("type").asText()).isEqualTo("io.plimsoll.rollback.v1");
        assertThat(event.at("/data/toVersion").asText()).isEqualTo("v1");
        assertThat(JSON.readTree(end.body()).at("/data/decisionId").asText()).isEqualTo("d-1");
    }

    @Test
    void shouldTellEachOnlyWhatIsForThem() {
        assertThat(webhook.post(notice("e", alert("income", AlertState.FIRING, Severity.ERROR)), NOW))
                .isEmpty();
        assertThat(alertmanager.post(notice("e", rollback("d-1")), NOW)).isEmpty();
        assertThat(pagerDuty.post(notice("e", rollback("d-1")), NOW)).isEmpty();
    }
}
