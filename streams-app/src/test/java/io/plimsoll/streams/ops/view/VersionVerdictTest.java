package io.plimsoll.streams.ops.view;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.accuracy;
import static io.plimsoll.streams.ops.Samples.alert;
import static io.plimsoll.streams.ops.Samples.day;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.published;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.subject;
import static io.plimsoll.streams.ops.view.VersionVerdict.Outcome.FAIL;
import static io.plimsoll.streams.ops.view.VersionVerdict.Outcome.INCONCLUSIVE;
import static io.plimsoll.streams.ops.view.VersionVerdict.Outcome.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.ops.Samples.Draft;
import io.plimsoll.streams.ops.view.VersionVerdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VersionVerdictTest {
    private static final Finding GOOD = drift("income", "1d", Verdict.OK, 0.01);
    private static final Finding UNLABELLED = accuracy("1d", Verdict.INSUFFICIENT);
    private static final Finding ACCURATE = accuracy("1d", Verdict.OK);
    private static final Finding INACCURATE = accuracy("1d", Verdict.ERROR);
    private static final Finding PARITY =
            finding("demographic_parity_ratio", Family.FAIRNESS, subject(null, null, null), "1d", Verdict.OK, 0.9);
    private static final Instant SOON = PUBLISHED.plusSeconds(1);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rules")
    void shouldAnswerByTheRules(String rule, Outcome expected, List<Published> published) {
        // When
        VersionVerdict verdict = verdict(published, List.of(), SOON);
        // Then
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.reasons().isEmpty()).isEqualTo(expected == PASS);
    }

    private static Stream<Arguments> rules() {
        return Stream.concat(findings(), Stream.concat(waitingForLabels(), circumstances()));
    }

    private static Stream<Arguments> findings() {
        return Stream.of(
                rule("all is well", PASS, report(0).finding(GOOD)),
                rule("a notice", PASS, report(0).finding(drift("income", "1d", Verdict.NOTICE, 0.1))),
                rule("a warning", PASS, report(0).finding(drift("income", "1d", Verdict.WARNING, 0.1))),
                rule("an error", FAIL, report(0).finding(GOOD, drift("age", "1d", Verdict.ERROR, 0.2))),
                rule("critical", FAIL, report(0).finding(GOOD, drift("age", "1d", Verdict.CRITICAL, 0.3))),
                rule("too few", INCONCLUSIVE, report(0).finding(GOOD, drift("age", "1d", Verdict.INSUFFICIENT, 0))),
                rule("what is only shown is not known", PASS, report(0).finding(GOOD, shown(Verdict.INSUFFICIENT))),
                rule(
                        "too few, and an error elsewhere",
                        FAIL,
                        report(0)
                                .finding(
                                        drift("a", "1d", Verdict.ERROR, 1), drift("b", "1d", Verdict.INSUFFICIENT, 0))),
                rule(
                        "too few in a day, judged over a week",
                        PASS,
                        report(0)
                                .finding(
                                        drift("age", "1d", Verdict.INSUFFICIENT, 0),
                                        drift("age", "7d", Verdict.OK, 0))),
                rule(
                        "judged over a week, too few over its life",
                        INCONCLUSIVE,
                        report(0).finding(accuracy("version", Verdict.INSUFFICIENT), accuracy("7d", Verdict.OK))),
                rule(
                        "judged over its life, too few over a week",
                        INCONCLUSIVE,
                        report(0).finding(accuracy("version", Verdict.OK), accuracy("7d", Verdict.INSUFFICIENT))));
    }

    /** Accuracy, of a policy that does not limit it. */
    private static Finding shown(Verdict verdict) {
        Finding limited = accuracy("version", verdict);
        return new Finding(
                limited.check(),
                limited.family(),
                limited.subject(),
                limited.span(),
                null,
                null,
                null,
                null,
                null,
                limited.n(),
                null,
                verdict,
                limited.reason(),
                null,
                false,
                null);
    }

    private static Stream<Arguments> waitingForLabels() {
        Draft waiting = report(5).finding(GOOD, UNLABELLED);
        return Stream.of(
                rule("labels never came yet", INCONCLUSIVE, report(4).finding(GOOD, UNLABELLED), waiting),
                rule("labels came for an earlier window", PASS, report(4).finding(GOOD, ACCURATE), waiting),
                rule("and they were bad", FAIL, report(4).finding(GOOD, INACCURATE), waiting),
                rule(
                        "bad, then good",
                        PASS,
                        report(3).finding(INACCURATE),
                        report(4).finding(ACCURATE),
                        waiting),
                rule(
                        "the last window to get labels did not get enough",
                        INCONCLUSIVE,
                        report(3).finding(ACCURATE),
                        report(4).finding(UNLABELLED).settledNow(),
                        waiting),
                rule(
                        "label findings come with revisions alone",
                        FAIL,
                        report(4).finding(GOOD),
                        report(4).revised(1).finding(INACCURATE),
                        report(5).finding(GOOD)),
                rule(
                        "the newest window asks of fairness what needs no labels, an earlier one of accuracy",
                        FAIL,
                        report(4).finding(GOOD, PARITY, INACCURATE),
                        report(5).finding(GOOD, PARITY)),
                rule(
                        "a revision does not repeat an error",
                        FAIL,
                        report(5).finding(drift("age", "1d", Verdict.ERROR, 1)),
                        report(5).revised(1).finding(ACCURATE)));
    }

    private static Stream<Arguments> circumstances() {
        Draft good = report(5).finding(GOOD);
        return Stream.of(
                arguments("no report", INCONCLUSIVE, List.of()),
                rule("another version's report", INCONCLUSIVE, good.of(MODEL, "v1", Role.CHAMPION)),
                rule("no predictions", INCONCLUSIVE, good.predictions(0)),
                rule("no reference", INCONCLUSIVE, good.unreferenced()),
                rule("a shadow that was only counted", INCONCLUSIVE, report(5).of(MODEL, "v2", Role.SHADOW)),
                rule(
                        "an error in a role it had",
                        PASS,
                        report(4).finding(INACCURATE).of(MODEL, "v2", Role.CANARY),
                        good),
                rule(
                        "an error in a role it has",
                        FAIL,
                        report(5).finding(INACCURATE).of(MODEL, "v2", Role.CANARY),
                        good),
                arguments("an open error", FAIL, List.of(good.published(), alerted(AlertState.FIRING, Severity.ERROR))),
                arguments(
                        "an open warning",
                        PASS,
                        List.of(good.published(), alerted(AlertState.FIRING, Severity.WARNING))),
                arguments(
                        "a resolved error",
                        PASS,
                        List.of(
                                good.published(),
                                alerted(AlertState.FIRING, Severity.ERROR),
                                alerted(AlertState.RESOLVED, Severity.ERROR))));
    }

    @Test
    void shouldNotPassOnAMonitorThatIsUnwell() {
        // When
        VersionVerdict verdict = verdict(List.of(report(0).finding(GOOD).published()), List.of("partitioning"), SOON);
        // Then
        assertThat(verdict.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly("the monitor is not well: partitioning, see /health/ready");
    }

    @Test
    void shouldFailOnAnErrorEvenIfTheMonitorIsUnwell() {
        // When
        VersionVerdict verdict =
                verdict(List.of(report(0).finding(INACCURATE).published()), List.of("partitioning"), SOON);
        // Then
        assertThat(verdict.outcome()).isEqualTo(FAIL);
    }

    @Test
    void shouldNotPassOnceReportsStoppedComing() {
        // When
        VersionVerdict verdict = verdict(
                List.of(report(0).finding(GOOD).published()),
                List.of(),
                PUBLISHED.plus(Duration.ofDays(2)).plus(VersionVerdict.GRACE).plusMillis(1));
        // Then
        assertThat(verdict.stale()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void shouldNotBeStaleBeforeTwoWindowsHavePassed() {
        // When
        VersionVerdict verdict = verdict(
                List.of(report(0).finding(GOOD).published()),
                List.of(),
                PUBLISHED.plus(Duration.ofDays(2)).plus(VersionVerdict.GRACE));
        // Then
        assertThat(verdict.stale()).isFalse();
        assertThat(verdict.outcome()).isEqualTo(PASS);
    }

    @Test
    void shouldTellOfTheNewestWindow() {
        // When
        VersionVerdict verdict = verdict(
                List.of(
                        report(0).finding(GOOD).published(),
                        report(1).predictions(200).finding(GOOD).published()),
                List.of(),
                SOON);
        // Then
        assertThat(verdict.windowEnd()).contains(day(1).end());
        assertThat(verdict.predictions()).isEqualTo(200);
        assertThat(verdict.labels()).isEqualTo(20);
    }

    @Test
    void shouldSayWhatIsMissing() {
        // When
        VersionVerdict verdict = verdict(
                List.of(report(0)
                        .finding(drift("age", "1d", Verdict.INSUFFICIENT, 0))
                        .published()),
                List.of(),
                SOON);
        // Then
        assertThat(verdict.reasons()).containsExactly("insufficient: psi of age over 1d: 20 rows, 100 are needed");
    }

    private static Published alerted(AlertState state, Severity severity) {
        return published(state.wire(), 5, alert("income", state, severity, 5));
    }

    private static Arguments rule(String name, Outcome expected, Draft... reports) {
        return arguments(
                name, expected, Stream.of(reports).map(Draft::published).toList());
    }

    private static VersionVerdict verdict(List<Published> published, List<String> troubles, Instant now) {
        ReportView view = new ReportView(ViewBounds.STANDARD);
        published.forEach(view::apply);
        Standing standing = view.model(MODEL)
                .map(model -> model.standing("v2"))
                .orElseGet(() -> Standing.of(List.of(), List.of(), Optional.empty()));
        return VersionVerdict.of(standing, troubles, now);
    }
}
