package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.FairnessConstraint;
import io.plimsoll.detectors.check.FairnessRules;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.monitor.Standby;
import io.plimsoll.streams.monitor.Transition;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.VersionVerdict;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReportWire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is recommended, and on which day, on streams of which the truth is known. */
class DecisionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final long CREDIT_BEGINS = LocalDate.parse("2024-03-01").toEpochDay();
    private static final int SHADOW_DAYS = 14;
    private static final long CANARY_BEGINS = 44;
    private static final long LIVE_BEGINS = 58;
    private static final String NONBINARY = "credit/v2/demographic_parity_ratio/gender=nonbinary:male";

    @Test
    void shouldRefuseTheShadowForTheGroupThatItTurnsAway() {
        List<Refusal> refusals = recommendations(Credit.CLOSES)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();

        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).version()).isEqualTo("v2");
        assertThat(day(refusals.get(0))).as("the second day of the shadow").isEqualTo(31);
        assertThat(refusals.get(0).causes())
                .extracting(cause -> cause.key().toString())
                .containsExactly(NONBINARY);
    }

    @Test
    void shouldFailTheShadowInTheVerdictAndNameTheGroup() {
        ReportView view = viewOf(Credit.CLOSES.stream()
                .filter(close -> close.pane() - CREDIT_BEGINS < CANARY_BEGINS)
                .toList());

        VersionVerdict verdict =
                VersionVerdict.of(view.model("credit").orElseThrow().standing("v2"), List.of(), Instant.EPOCH);

        assertThat(verdict.outcome()).isEqualTo(VersionVerdict.Outcome.FAIL);
        assertThat(verdict.reasons())
                .contains("error: demographic_parity_ratio for gender=nonbinary against male over version");
        assertThat(verdict.rollback()).isEmpty();
    }

    @Test
    void shouldRollTheCanaryBackOnItsFirstDay() {
        List<Decision> canary = decisions(Credit.CLOSES, CANARY_BEGINS, LIVE_BEGINS);

        assertThat(canary).hasSize(1);
        assertThat(day(canary.get(0))).isEqualTo(CANARY_BEGINS);
        Advice.RollBack rollBack = (Advice.RollBack) canary.get(0).advice();
        assertThat(rollBack.role()).isEqualTo(Role.CANARY);
        assertThat(rollBack.to().version())
                .contains(new Standby.Place("v1", OptionalLong.of(CREDIT_BEGINS + CANARY_BEGINS), true));
    }

    @Test
    void shouldRollTheLiveVersionBackExactlyOnceForThatGroupAndNeverWithdrawIt() {
        List<Decision> live = decisions(Credit.CLOSES, LIVE_BEGINS, Long.MAX_VALUE);

        assertThat(live).hasSize(1);
        assertThat(day(live.get(0))).as("the first possible day").isEqualTo(LIVE_BEGINS);
        Advice.RollBack rollBack = (Advice.RollBack) live.get(0).advice();
        assertThat(rollBack.from()).isEqualTo("v2");
        assertThat(rollBack.to().version())
                .contains(new Standby.Place("v1", OptionalLong.of(CREDIT_BEGINS + LIVE_BEGINS - 1), false));
        assertThat(rollBack.causes())
                .extracting(Cause::key)
                .extracting(AlertKey::toString)
                .containsExactly(NONBINARY);
        assertThat(rollBack.causes()).extracting(Cause::since).containsExactly(CREDIT_BEGINS + 31);
        assertThat(recommendations(Credit.CLOSES)).noneMatch(Withdrawal.class::isInstance);
    }

    @Test
    void shouldDecideNothingElseInCredit() {
        assertThat(decisions(Credit.CLOSES, 0, CANARY_BEGINS)).isEmpty();
        assertThat(decisions(Credit.CLOSES, 0, Long.MAX_VALUE))
                .allMatch(decision -> decision.advice() instanceof Advice.RollBack);
    }

    @Test
    void shouldGiveTheSameDecisionsWithTheSameIdsWhenItIsRestartedOnTheWay() {
        List<CloudEvent> straight = controlEvents(Credit.CLOSES);

        List<Close> restarted = new ArrayList<>();
        new RestartedHost(Credit.POLICY, SharedStream.CREDIT.references(Credit.POLICY), 5 * 7).run(restarted);

        List<CloudEvent> again = controlEvents(restarted);
        assertThat(straight).hasSizeGreaterThan(20).extracting(CloudEvent::id).doesNotHaveDuplicates();
        assertThat(again).isEqualTo(straight);
        assertThat(pages(restarted)).as("pages after restarts").isEqualTo(pages(Credit.CLOSES));
    }

    /** One for the group that v2 turns away, one for each of the seven causes that were injected into the data. */
    @Test
    void shouldPageOnceForEachCause() {
        List<String> pages = pages(Credit.CLOSES);

        assertThat(pages).hasSize(8).first().isEqualTo(NONBINARY);
        assertThat(pages.subList(1, 8)).noneMatch(page -> page.contains("@"));
    }

    /** On labelled pairs v2 can only lose: who it would have approved and v1 did not has no label. */
    @Test
    void shouldAnswerSelectiveLabelsToTheQuestionWhetherTheShadowIsMoreAccurate() {
        List<Close> closes = ShadowWeeks.withTheLabelsThatCame(Credit.policy(Duration.ofDays(3)));

        List<Finding> differences = differences(closes);
        assertThat(differences).hasSize(SHADOW_DAYS);
        assertThat(differences)
                .noneMatch(difference -> difference.severity().isPresent())
                .noneMatch(difference -> difference.verdict() instanceof Verdict.Ok);
        assertThat(differences.get(SHADOW_DAYS - 1).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Insufficient.class,
                        few -> assertThat(few.reason()).startsWith("selective labels"));
    }

    @Test
    void shouldFindTheShadowMoreAccurateWithTheTruthAndStillRefuseItForTheGroup() {
        List<Close> closes = ShadowWeeks.withTheTruth(Credit.policy(Duration.ZERO));

        Finding difference = differences(closes).get(SHADOW_DAYS - 1);
        assertWhoAloneIsRight(ShadowWeeks.pairs(closes), 1_018, 559);
        assertThat(difference.verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(difference.measure().value().orElseThrow()).isCloseTo(0.081, within(0.001));
        assertThat(difference.measure().lower().orElseThrow()).isPositive();
        Refusal refusal = onlyRefusal(closes);
        assertThat(day(refusal)).as("the second day of the shadow").isEqualTo(31);
        assertThat(refusal.causes()).extracting(cause -> cause.key().toString()).containsExactly(NONBINARY);
    }

    private static void assertWhoAloneIsRight(PairTable pairs, long ofNew, long ofOld) {
        int yes = OutcomeSubject.POSITIVE;
        int no = OutcomeSubject.NEGATIVE;
        assertThat(pairs.labelled()).isEqualTo(pairs.pairs());
        assertThat(pairs.count(no, yes, yes) + pairs.count(yes, no, no)).isEqualTo(ofNew);
        assertThat(pairs.count(no, yes, no) + pairs.count(yes, no, yes)).isEqualTo(ofOld);
    }

    @Test
    void shouldRefuseTheShadowOfAdultForTheOldThoughItIsMoreAccurate() {
        PerformanceConstraint recall = new PerformanceConstraint(
                PerformanceMetric.RECALL, Optional.of(new Segment("age_group", "60+")), Limits.atLeast(0.4));
        Policy policy = SharedStream.ADULT
                .policy(
                        DAY,
                        Duration.ofDays(180),
                        Optional.of(Duration.ofDays(7)),
                        asking(List.of(recall), FairnessRules.NONE))
                .with(rollout());

        List<Close> closes = SharedStream.ADULT.backtestWithLabels(policy).closes();

        Refusal refusal = onlyRefusal(closes);
        assertThat(refusal.version()).isEqualTo("v2");
        assertThat(refusal.causes())
                .extracting(cause -> cause.key().toString())
                .containsExactly("income/v2/recall/recall@age_group=60+");
        assertThat(differences(closes)).last().satisfies(difference -> {
            assertThat(difference.verdict()).isInstanceOf(Verdict.Ok.class);
            assertThat(difference.measure().lower().orElseThrow()).isPositive();
        });
    }

    /** Run once for all tests of the stream. Nobody carries a decision out in it, so decisions hold for long. */
    private static final class Credit {

        private static final FairnessRules PARITY = new FairnessRules(
                Map.of("gender", Optional.of("male"), "degree", Optional.of("degree")),
                FairnessRules.STANDARD_MINIMUM,
                List.of(new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8))));

        static final Policy POLICY = policy(Duration.ofDays(20));

        static final List<Close> CLOSES =
                SharedStream.CREDIT.backtestWithLabels(POLICY).closes();

        static Policy policy(Duration mature) {
            return SharedStream.CREDIT
                    .policy(DAY, Duration.ofDays(180), Optional.of(mature), asking(List.of(), PARITY))
                    .with(rollout());
        }
    }

    private static Rollout rollout() {
        Rollout standard = Rollout.STANDARD;
        return new Rollout(
                standard.dryRun(),
                Optional.of("v1"),
                standard.metric(),
                standard.margin(),
                standard.confidence(),
                standard.insufficientBlocks(),
                standard.rollback(),
                standard.promotion(),
                standard.weights(),
                standard.floor(),
                standard.step(),
                standard.cooldown(),
                Duration.ofDays(90));
    }

    private static Checks asking(List<PerformanceConstraint> performance, FairnessRules fairness) {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        return Checks.STANDARD.with(new OutcomeChecks(
                performance,
                fairness,
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy()));
    }

    private static List<String> pages(List<Close> closes) {
        return closes.stream()
                .flatMap(close -> close.transitions().stream())
                .filter(Transition::pages)
                .map(transition -> transition.key().toString())
                .toList();
    }

    private static Stream<Recommendation> recommendations(List<Close> closes) {
        return closes.stream().flatMap(close -> close.recommendations().stream());
    }

    private static List<Decision> decisions(List<Close> closes, long from, long until) {
        return recommendations(closes)
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .filter(decision -> day(decision) >= from && day(decision) < until)
                .toList();
    }

    /**
     * By pairs a shadow that is better is known to be so within a day or two, while its groups are too small to be judged:
     * then it may be proposed, with approval, until it is refused.
     */
    private static Refusal onlyRefusal(List<Close> closes) {
        List<Recommendation> said = recommendations(closes).toList();
        List<Refusal> refusals = said.stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .toList();
        assertThat(refusals).hasSize(1);
        List<Decision> proposed = decisions(closes, Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(proposed).allSatisfy(decision -> {
            assertThat(decision.advice()).isInstanceOf(Advice.Promote.class);
            assertThat(decision.approval()).isEqualTo(Rollout.Approval.REQUIRED);
            assertThat(decision.pane()).isLessThan(refusals.get(0).pane());
        });
        assertThat(said.stream().filter(Withdrawal.class::isInstance))
                .hasSameSizeAs(proposed)
                .allMatch(withdrawal -> withdrawal.pane() == refusals.get(0).pane());
        return refusals.get(0);
    }

    /** Of the shadow against the champion, at the close of each pane. */
    private static List<Finding> differences(List<Close> closes) {
        return closes.stream()
                .flatMap(close -> close.reports().stream())
                .filter(report -> report.series().role() == Role.SHADOW)
                .flatMap(report -> report.findings().stream())
                .filter(finding -> finding.family() == Family.COMPARISON)
                .toList();
    }

    private static List<CloudEvent> controlEvents(List<Close> closes) {
        return closes.stream()
                .flatMap(close -> ControlWire.events(close).stream())
                .toList();
    }

    private static ReportView viewOf(List<Close> closes) {
        ReportView view = new ReportView(ViewBounds.STANDARD);
        Close last = closes.get(closes.size() - 1);
        ReportWire.messages(last.reports(), last.policy())
                .forEach(report -> view.apply(
                        new Published(ViewTopic.REPORTS, last.model(), Json.bytes(report), Map.of(), Instant.EPOCH)));
        return view;
    }

    private static long day(Recommendation recommendation) {
        return recommendation.pane() - CREDIT_BEGINS;
    }
}
