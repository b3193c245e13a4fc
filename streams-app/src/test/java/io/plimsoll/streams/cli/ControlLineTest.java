package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ControlLineTest {

    @Test
    void shouldSayOfAnAlertWhatMovedHowMuchSinceWhenAndHowSure() {
        ControlLine line = line("alert", """
                {"alertKey": "credit/v2/psi/income", "model": "credit", "version": "v2", "check": "psi",
                 "state": "firing", "severity": "error", "family": "drift",
                 "subject": {"feature": "income", "segment": "region=north"}, "span": "7d",
                 "startedAt": "2024-03-01T00:00:00Z", "endsAt": null,
                 "window": {"start": "2024-03-07T00:00:00Z", "end": "2024-03-08T00:00:00Z"},
                 "value": 0.231264, "lower": 0.18, "upper": 0.2901, "threshold": 0.1, "n": 12345, "logE": 45.2,
                 "summary": "Income moved.", "owner": "credit-ml", "runbook": "https://runbook",
                 "occurrences": [{"startedAt": "2024-01-01T00:00:00Z", "lasted": "2d"}],
                 "links": {"page": "https://page"}}
                """);

        assertThat(line.head())
                .isEqualTo("2024-03-08T00:00:00Z  ERROR firing  credit/v2: psi of income in region=north");
        assertThat(line.style()).isEqualTo(Style.BAD);
        assertThat(line.details())
                .containsExactly(
                        "Income moved.",
                        "how much: 0.2313 (0.18 to 0.2901), limit 0.1",
                        "since: 2024-03-01T00:00:00Z, judged over 7d",
                        "how sure: by chance at most once in 10^19, n = 12345",
                        "before: 1 earlier incident",
                        "owner: credit-ml",
                        "look at: https://runbook, page https://page");
    }

    @Test
    void shouldNameTheRequestsThatShowAFault() {
        ControlLine line = line("alert", """
                {"state": "firing", "severity": "error", "check": "missing", "subject": {"feature": "income"},
                 "startedAt": "2024-03-01T00:00:00Z", "n": 10, "exemplars": ["q2", "q\\u001b[1"]}
                """);

        assertThat(line.details())
                .containsExactly("since: 2024-03-01T00:00:00Z", "how sure: n = 10", "requests: q2, q [1");
    }

    @Test
    void shouldNameTheGroupsOfAFairnessAlertAndWhenItWasResolved() {
        ControlLine line = line("alert", """
                {"state": "resolved", "severity": "critical", "check": "demographic_parity_ratio",
                 "subject": {"metric": "demographic_parity_ratio", "attribute": "gender", "group": "female",
                             "reference": "male"},
                 "startedAt": "2024-03-01T00:00:00Z", "endsAt": "2024-03-08T00:00:00Z", "value": null, "n": 0,
                 "logE": null, "links": {}, "occurrences": []}
                """);

        assertThat(line.head())
                .isEqualTo("2024-03-08T00:00:00Z  CRITICAL resolved  credit/v2: demographic_parity_ratio"
                        + " for gender female against male");
        assertThat(line.style()).isEqualTo(Style.GOOD);
        assertThat(line.details())
                .containsExactly("since: 2024-03-01T00:00:00Z until 2024-03-08T00:00:00Z", "how sure: n = 0");
    }

    @Test
    void shouldSayOfARollbackFromWhereToWhereAndWhy() {
        ControlLine line = line("rollback", """
                {"decisionId": "d1", "model": "credit", "fromVersion": "v2", "toVersion": "v1",
                 "reasons": ["credit/v2/psi/income", "credit/v2/accuracy"], "approval": "auto", "dryRun": true,
                 "evidence": [{"check": "accuracy", "subject": {"metric": "accuracy", "segment": "tier=vip"},
                               "value": 0.9, "lower": 0.85, "upper": 0.94, "compared": {"threshold": 0.95}, "n": 310}],
                 "target": {"lastPrediction": "2024-03-08T00:00:00Z", "warm": true},
                 "expiresAt": "2024-03-09T00:00:00Z", "cooldownUntil": "2024-03-08T06:00:00Z", "supersedes": null}
                """);

        assertThat(line.head()).isEqualTo("2024-03-08T00:00:00Z  ROLLBACK (dry run)  credit: v2 to v1");
        assertThat(line.details())
                .containsExactly(
                        "because of credit/v2/psi/income",
                        "because of credit/v2/accuracy",
                        "found: accuracy in tier=vip: 0.9 (0.85 to 0.94), limit 0.95, n = 310",
                        "v1 answers now",
                        "who: a deployment system may act on it",
                        "holds until: 2024-03-09T00:00:00Z",
                        "no other decision until: 2024-03-08T06:00:00Z",
                        "look at: /api/v1/models/credit/versions/v2/verdict");
    }

    @Test
    void shouldSayThatTheVersionToGoBackToMustBeStartedAndWhoApproves() {
        ControlLine line = line("rollback", """
                {"model": "credit", "fromVersion": "v2", "toVersion": "v1", "approval": "required",
                 "target": {"lastPrediction": "2024-03-01T00:00:00Z", "warm": false}}
                """);

        assertThat(line.details())
                .containsExactly(
                        "v1 must be started: it last answered before 2024-03-01T00:00:00Z",
                        "who: a person must approve it",
                        "look at: /api/v1/models/credit/versions/v2/verdict");
    }

    @Test
    void shouldSayWhyThereIsNowhereToRollBackTo() {
        ControlLine line = line("rollback", """
                {"model": "credit", "fromVersion": "v2", "toVersion": null, "reason": "v1 is in alarm itself"}
                """);

        assertThat(line.head()).endsWith("ROLLBACK  credit: v2 to none");
        assertThat(line.details())
                .containsExactly("why: v1 is in alarm itself", "look at: /api/v1/models/credit/versions/v2/verdict");
    }

    @Test
    void shouldListTheGatesOfAPromotion() {
        ControlLine line = line("promotion", """
                {"model": "credit", "fromVersion": null, "toVersion": "v2",
                 "gates": [{"name": "accuracy", "verdict": "ok"},
                           {"name": "fairness", "verdict": "insufficient", "reason": "12 labels"}]}
                """);

        assertThat(line.head()).endsWith("PROMOTION  credit: none to v2");
        assertThat(line.details()).containsExactly("gate accuracy: ok", "gate fairness: insufficient, 12 labels");
    }

    @Test
    void shouldShowTrafficAsShares() {
        ControlLine line = line("traffic", "{\"model\": \"credit\", \"weights\": {\"v1\": 0.9, \"v2\": 0.1}}");

        assertThat(line.head()).isEqualTo("2024-03-08T00:00:00Z  TRAFFIC  credit: v1 90%, v2 10%");
    }

    @Test
    void shouldSayWhichDataMovedBeforeARetraining() {
        ControlLine line = line("retrain", """
                {"model": "credit", "version": "v2",
                 "moved": [{"alertKey": "k", "check": "psi", "subject": {"feature": "income"},
                            "since": "2024-03-01T00:00:00Z"}]}
                """);

        assertThat(line.head()).endsWith("RETRAIN  credit: v2");
        assertThat(line.details()).containsExactly("moved: income since 2024-03-01T00:00:00Z");
    }

    @Test
    void shouldSayWhichDecisionNoLongerHolds() {
        ControlLine line =
                line("withdrawn", "{\"decisionId\": \"d1\", \"model\": \"credit\", \"reason\": \"accuracy is back\"}");

        assertThat(line.head()).endsWith("WITHDRAWN  credit: decision d1 no longer holds");
        assertThat(line.details()).containsExactly("why: accuracy is back");
    }

    @Test
    void shouldShowAnUnknownTypeWithItsFields() {
        ControlLine line = line("pause", "{\"model\": \"credit\", \"minutes\": 5, \"why\": {\"a\": 1}}");

        assertThat(line.head()).isEqualTo("2024-03-08T00:00:00Z  io.plimsoll.pause.v1  credit/v2");
        assertThat(line.details()).containsExactly("model: credit", "minutes: 5", "why: {\"a\":1}");
    }

    @Test
    void shouldNotLetAnEventSteerTheTerminal() {
        ControlLine line = line("alert", "{\"summary\": \"a\\u001b[2Jb\\nc\", \"subject\": {\"feature\": \"x\\r\"}}");

        assertThat(line.head() + line.details()).doesNotContainPattern("\\p{Cntrl}");
    }

    private static ControlLine line(String type, String body) {
        try {
            return ControlLine.of(new ControlMessage(
                    "io.plimsoll." + type + ".v1",
                    "credit/v2",
                    "2024-03-08T00:00:00Z",
                    new ObjectMapper().readTree(body)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
