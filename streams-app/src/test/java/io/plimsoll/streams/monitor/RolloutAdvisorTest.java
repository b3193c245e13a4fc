package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Allotment;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.Recommendation.Why;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hourly panes, a cooldown of two hours, decisions that hold for five; v1 is the policy's fallback. */
class RolloutAdvisorTest {

    private static final long HOUR = SampleModel.HOUR;
    private static final int WEEK = 7 * 24;
    private static final Finding UNFAIR = group(Severity.ERROR, new Span.Version(3));
    private static final Finding MOVED = feature("psi", Family.DRIFT, Severity.CRITICAL);
    private static final Finding FAULTY = feature("missing", Family.INTEGRITY, Severity.ERROR);
    private static final Layout LAYOUT = new Layout("counts", List.of(), List.of());

    private final Policy policy =
            SampleModel.policy().with(SampleModel.rollout(Optional.of("v1"), Duration.ofHours(5)));
    private Incidents incidents = new Incidents(policy);
    private RolloutAdvisor advisor = new RolloutAdvisor(policy);
    private Optional<Allotment> allotment = Optional.empty();
    private long pane;

    @Test
    void shouldRollACanaryBackToTheChampionWhenItFailsAGate() {
        close(champion("v1"), canary("v2"));

        List<Recommendation> said = close(champion("v1"), canary("v2", UNFAIR));

        Decision decision = only(said);
        Advice.RollBack rollBack = rollBack(decision);
        assertThat(rollBack.from()).isEqualTo("v2");
        assertThat(rollBack.role()).isEqualTo(Role.CANARY);
        assertThat(rollBack.to().version()).contains(new Standby.Place("v1", OptionalLong.of(1), true));
        assertThat(rollBack.causes())
                .containsExactly(new Cause(AlertKey.of(SampleModel.NAME, "v2", UNFAIR), 1, 1, UNFAIR));
        assertThat(decision.expiresAt()).isEqualTo(policy.paneEnd(1) + 5 * HOUR);
        assertThat(decision.cooldownUntil()).isEqualTo(policy.paneEnd(1) + 2 * HOUR);
        assertThat(decision.approval()).isEqualTo(Rollout.Approval.AUTO);
        assertThat(decision.dryRun()).isFalse();
        assertThat(decision.supersedes()).isEmpty();
    }

    @Test
    void shouldRefuseAShadowOnceAndRollNothingBack() {
        List<Recommendation> first = close(champion("v1"), shadow("v2", UNFAIR));
        List<Recommendation> later = closes(20, champion("v1"), shadow("v2", UNFAIR));

        assertThat(first)
                .containsExactly(new Refusal(
                        SampleModel.NAME,
                        0,
                        "v2",
                        List.of(new Cause(AlertKey.of(SampleModel.NAME, "v2", UNFAIR), 0, 0, UNFAIR))));
        assertThat(later).isEmpty();
    }

    @Test
    void shouldKnowOfARefusedShadowWhatItFailedWhenItGoesLive() {
        closes(4, champion("v1"), shadow("v2", UNFAIR));

        Decision decision = only(close(champion("v1"), canary("v2")));

        assertThat(rollBack(decision).causes()).extracting(Cause::since).containsExactly(0L);
    }

    @Test
    void shouldDecideOnceMoreWhenACanaryThatShouldGoIsMadeChampion() {
        Decision ofCanary = only(close(champion("v1"), canary("v2", UNFAIR)));
        List<Recommendation> inCooldown = close(champion("v2", UNFAIR));
        List<Recommendation> live = closes(4, champion("v2", UNFAIR));

        assertThat(inCooldown).isEmpty();
        Decision ofChampion = only(live);
        assertThat(ofChampion.pane()).isEqualTo(2);
        assertThat(ofChampion.supersedes()).contains(ofCanary.id());
        assertThat(rollBack(ofChampion).role()).isEqualTo(Role.CHAMPION);
        assertThat(rollBack(ofChampion).to().version()).contains(new Standby.Place("v1", OptionalLong.of(0), false));
    }

    @Test
    void shouldNotRepeatADecisionForMoreOrGraverCauses() {
        close(champion("v1"), canary("v2", UNFAIR));

        List<Recommendation> said =
                closes(4, champion("v1"), canary("v2", FAULTY, group(Severity.CRITICAL, new Span.Version(4))));

        assertThat(said).isEmpty();
    }

    @Test
    void shouldDecideAgainWhenADecisionExpiresAndItsCauseStands() {
        Decision first = only(close(champion("v1"), canary("v2", UNFAIR)));

        Decision second = only(closes(5, champion("v1"), canary("v2", UNFAIR)));

        assertThat(second.pane()).isEqualTo(5);
        assertThat(second.supersedes()).contains(first.id());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void shouldWithdrawADecisionWhenItsCauseHasBeenGoneForAsLongAsEndsAnAlert() {
        Decision decision = only(close(champion("v1"), canary("v2", UNFAIR)));
        List<Recommendation> first = close(champion("v1"), canary("v2"));

        List<Recommendation> second = close(champion("v1"), canary("v2"));

        assertThat(first).isEmpty();
        assertThat(second)
                .containsExactly(
                        new Withdrawal(SampleModel.NAME, 2, decision.id(), "v2", Why.CAUSE_GONE, Optional.empty()));
    }

    @Test
    void shouldSayNothingWhenADecisionWasCarriedOut() {
        close(champion("v1"), canary("v2", UNFAIR));

        List<Recommendation> said = closes(10, champion("v1"));

        assertThat(said).isEmpty();
    }

    @Test
    void shouldDecideAnewWhenAVersionThatWasTakenOutComesBack() {
        close(champion("v1"), canary("v2", UNFAIR));
        closes(3, champion("v1"));

        Decision decision = only(close(champion("v1"), canary("v2")));

        assertThat(decision.supersedes()).isEmpty();
        assertThat(rollBack(decision).causes()).extracting(Cause::since).containsExactly(0L);
    }

    @Test
    void shouldNeverLeadToAVersionThatIsInAlarmItself() {
        close(champion("v1", MOVED));

        Decision decision = only(close(champion("v1", MOVED), canary("v2", UNFAIR)));

        assertThat(rollBack(decision).to())
                .isEqualTo(new Standby(
                        Optional.empty(),
                        List.of(new Standby.Unfit("v1", AlertKey.of(SampleModel.NAME, "v1", MOVED)))));
        assertThat(decision.approval()).isEqualTo(Rollout.Approval.REQUIRED);
    }

    @Test
    void shouldRememberThatAVersionWasInAlarmWhenItLastAnswered() {
        close(champion("v1", FAULTY));
        closes(10, champion("v2"));

        Decision decision = only(close(champion("v2", UNFAIR)));

        assertThat(rollBack(decision).to().version()).isEmpty();
    }

    @Test
    void shouldPassOverAFallbackInAlarmForAnEarlierChampion() {
        close(champion("v0"));
        close(champion("v1", FAULTY));
        close(champion("v2"));

        Decision decision = only(close(champion("v2", UNFAIR)));

        assertThat(rollBack(decision).to().name()).contains("v0");
        assertThat(rollBack(decision).to().unfit())
                .extracting(Standby.Unfit::version)
                .containsExactly("v1");
    }

    @Test
    void shouldWithdrawADecisionAtOnceWhenItsStandbyIsInAlarmAndDecideAnewAfterTheCooldown() {
        Decision decision = only(close(champion("v1"), canary("v2", UNFAIR)));

        List<Recommendation> inCooldown = close(champion("v1", MOVED), canary("v2", UNFAIR));
        Decision after = only(close(champion("v1", MOVED), canary("v2", UNFAIR)));

        assertThat(inCooldown)
                .containsExactly(new Withdrawal(
                        SampleModel.NAME, 1, decision.id(), "v2", Why.STANDBY_IN_ALARM, Optional.empty()));
        assertThat(rollBack(after).to().version()).isEmpty();
    }

    @Test
    void shouldTellWhenTheStandbyStopsAnsweringWhileItIsNeeded() {
        close(champion("v1"));
        Decision warm = only(close(champion("v2", UNFAIR), shadow("v1")));
        closes(2, champion("v2", UNFAIR), shadow("v1"));

        Decision cold = only(close(champion("v2", UNFAIR)));

        assertThat(rollBack(warm).to().isWarm()).isTrue();
        assertThat(rollBack(cold).to().version()).contains(new Standby.Place("v1", OptionalLong.of(3), false));
        assertThat(cold.supersedes()).contains(warm.id());
    }

    @Test
    void shouldWaitForTheIncidentBeforeAChampionIsTakenOutForARun() {
        Policy patient = SampleModel.policy(
                        new Policy.Alerting(Severity.WARNING, 3, 2, Optional.empty(), Optional.empty()))
                .with(SampleModel.rollout(Optional.of("v1"), Duration.ofHours(5)));
        incidents = new Incidents(patient);
        advisor = new RolloutAdvisor(patient);

        List<Recommendation> said = closes(5, champion("v2", FAULTY));

        assertThat(only(said).pane()).isEqualTo(2);
    }

    @Test
    void shouldRollNothingBackForDataThatMovedButAdviseToTrainAgainWhenThatLasts() {
        List<Recommendation> week = closes(WEEK - 1, champion("v2", MOVED));

        Decision decision = only(close(champion("v2", MOVED)));

        assertThat(week).isEmpty();
        assertThat(decision.advice())
                .isEqualTo(new Advice.Retrain(
                        "v2", List.of(new Cause(AlertKey.of(SampleModel.NAME, "v2", MOVED), 0, 0, MOVED))));
        assertThat(decision.approval()).isEqualTo(Rollout.Approval.REQUIRED);
    }

    @Test
    void shouldPreferARollbackToTheTrainingInForce() {
        close(champion("v1"));
        Decision training = only(closes(WEEK, champion("v2", MOVED)));
        closes(2, champion("v2", MOVED));

        List<Recommendation> said = close(champion("v2", MOVED, UNFAIR));

        Decision rollback = (Decision) said.get(1);
        assertThat(said.get(0))
                .isEqualTo(new Withdrawal(
                        SampleModel.NAME,
                        rollback.pane(),
                        training.id(),
                        "v2",
                        Why.OVERTAKEN,
                        Optional.of(rollback.id())));
        assertThat(rollBack(rollback).to().name()).contains("v1");
        assertThat(rollback.supersedes()).contains(training.id());
    }

    @Test
    void shouldProposeToShareTheTrafficOtherwiseWhenOneVersionIsLikelyTheBest() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.96, 0.8));

        Decision decision = only(closes(5, champion("v1"), canary("v2")));

        Advice.Split split = (Advice.Split) decision.advice();
        assertThat(split.version()).isEqualTo("v2");
        assertThat(split.from()).isEqualTo(shares(0.9));
        assertThat(split.weights()).isEqualTo(shares(0.8));
        assertThat(decision.approval()).isEqualTo(Rollout.Approval.REQUIRED);
        assertThat(decision.supersedes()).isEmpty();
    }

    @Test
    void shouldNotProposeWhatIsNotLikelyEnoughButStandByWhatWasProposed() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.94, 0.8));
        List<Recommendation> before = close(champion("v1"), canary("v2"));
        allotment = Optional.of(allotment("v2", 0.96, 0.8));
        close(champion("v1"), canary("v2"));
        allotment = Optional.of(allotment("v2", 0.6, 0.81));

        List<Recommendation> after = closes(3, champion("v1"), canary("v2"));

        assertThat(before).isEmpty();
        assertThat(after).isEmpty();
    }

    @Test
    void shouldWithdrawAProposalWhenItsVersionIsNoLongerTheLikeliest() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.96, 0.8));
        Decision decision = only(close(champion("v1"), canary("v2")));
        allotment = Optional.empty();

        List<Recommendation> said = close(champion("v1"), canary("v2"));

        assertThat(said)
                .containsExactly(
                        new Withdrawal(SampleModel.NAME, 1, decision.id(), "v2", Why.CAUSE_GONE, Optional.empty()));
    }

    /** Whoever declared the proposed shares, in whole points, has done what was asked; what follows is a decision of its own. */
    @Test
    void shouldSayNothingWhenTheProposedSharesAreDeclared() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.96, 0.8042));
        close(champion("v1"), canary("v2"));
        declare(0.8);
        allotment = Optional.empty();
        List<Recommendation> carriedOut = closes(3, champion("v1"), canary("v2"));
        allotment = Optional.of(allotment("v2", 0.97, 0.7));

        Decision next = only(close(champion("v1"), canary("v2")));

        assertThat(carriedOut).isEmpty();
        assertThat(next.supersedes()).isEmpty();
    }

    @Test
    void shouldWithdrawAProposalWhenOtherSharesAreDeclared() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.96, 0.8));
        Decision decision = only(close(champion("v1"), canary("v2")));
        declare(0.5);
        allotment = Optional.empty();

        List<Recommendation> said = close(champion("v1"), canary("v2"));

        assertThat(said)
                .containsExactly(
                        new Withdrawal(SampleModel.NAME, 1, decision.id(), "v2", Why.CAUSE_GONE, Optional.empty()));
    }

    @Test
    void shouldPreferARollbackToAProposalAboutTheTraffic() {
        declare(0.9);
        allotment = Optional.of(allotment("v2", 0.96, 0.8));

        Decision decision = only(close(champion("v1"), canary("v2", UNFAIR)));

        assertThat(rollBack(decision).from()).isEqualTo("v2");
    }

    /** The same declaration by another policy: the advisor goes on with what it remembers. */
    private void declare(double ofFirst) {
        Rollout standard = SampleModel.rollout(Optional.of("v1"), Duration.ofHours(5));
        RolloutState remembered = advisor.state();
        advisor = new RolloutAdvisor(SampleModel.policy().with(standard.sharing(shares(ofFirst))));
        advisor.restore(remembered);
    }

    private static Map<String, Double> shares(double ofFirst) {
        return Map.of("v1", ofFirst, "v2", 1 - ofFirst);
    }

    private static Allotment allotment(String favoured, double chance, double ofFirst) {
        return new Allotment(favoured, chance, new TreeMap<>(shares(ofFirst)), List.of());
    }

    @Test
    void shouldHoldTheAdviceToTrainAgainForAWeek() {
        Decision first = only(closes(WEEK, champion("v2", MOVED)));

        Decision second = only(closes(WEEK, champion("v2", MOVED)));

        assertThat(first.expiresAt()).isEqualTo(policy.paneEnd(first.pane()) + WEEK * HOUR);
        assertThat(second.pane()).isEqualTo(first.pane() + WEEK);
        assertThat(second.supersedes()).contains(first.id());
    }

    @Test
    void shouldDecideForShowWhereThePolicyDoesNotMentionRollouts() {
        advisor = new RolloutAdvisor(SampleModel.policy());

        Decision decision = only(close(champion("v1"), canary("v2", UNFAIR)));

        assertThat(decision.dryRun()).isTrue();
    }

    @Test
    void shouldSayNothingOfAPaneWithoutReports() {
        close(champion("v1"), canary("v2", UNFAIR));

        List<Recommendation> said = closes(10);

        assertThat(said).isEmpty();
    }

    @Test
    void shouldGoOnWhereItWasAfterARestart() {
        List<Recommendation> straight = life(false);

        List<Recommendation> restarted = life(true);

        assertThat(straight).hasSizeGreaterThan(4);
        assertThat(restarted).isEqualTo(straight);
    }

    private List<Recommendation> life(boolean restarts) {
        pane = 0;
        incidents = new Incidents(policy);
        advisor = new RolloutAdvisor(policy);
        Random random = new Random(4);
        List<Recommendation> said = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Finding[] findings = random.nextInt(3) == 0 ? new Finding[] {UNFAIR} : new Finding[0];
            said.addAll(close(champion("v1"), i % 50 < 10 ? shadow("v2", findings) : canary("v2", findings)));
            if (restarts) {
                RolloutState remembered = advisor.state();
                advisor = new RolloutAdvisor(policy);
                advisor.restore(remembered);
            }
        }
        return said;
    }

    private List<Recommendation> closes(int times, Answering... versions) {
        List<Recommendation> said = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            said.addAll(close(versions));
        }
        return said;
    }

    private List<Recommendation> close(Answering... versions) {
        List<PaneReport> reports = new ArrayList<>();
        for (Answering version : versions) {
            reports.add(version.report(pane));
        }
        incidents.step(pane, reports);
        return advisor.step(pane++, reports, incidents.states(), new Trials.Standings(List.of(), allotment));
    }

    private static Decision only(List<Recommendation> said) {
        assertThat(said).hasSize(1);
        return (Decision) said.get(0);
    }

    private static Advice.RollBack rollBack(Decision decision) {
        return (Advice.RollBack) decision.advice();
    }

    private static Answering champion(String version, Finding... findings) {
        return new Answering(version, Role.CHAMPION, 9, List.of(findings));
    }

    private static Answering canary(String version, Finding... findings) {
        return new Answering(version, Role.CANARY, 1, List.of(findings));
    }

    private static Answering shadow(String version, Finding... findings) {
        return new Answering(version, Role.SHADOW, 9, List.of(findings));
    }

    /** A version that answers so many requests of a pane. */
    private record Answering(String version, Role role, int events, List<Finding> findings) {

        PaneReport report(long pane) {
            WindowTally tally = new WindowTally(LAYOUT);
            Binder binder = new Binder(LAYOUT, SampleModel.policy());
            Event event = SampleModel.event(new Random(1), "q", version, pane * HOUR, 0);
            for (int i = 0; i < events; i++) {
                tally.observe(binder.bind(event.into(new Prediction())));
            }
            Series series = new Series(version, role, LAYOUT.hash());
            return new PaneReport(SampleModel.NAME, series, pane, 0, false, Optional.empty(), tally, findings);
        }
    }

    private static Finding group(Severity severity, Span span) {
        Target target =
                new Target.Group("demographic_parity_ratio", "gender", Optional.of("nonbinary"), Optional.of("male"));
        return finding("demographic_parity_ratio", Family.FAIRNESS, target, span, severity);
    }

    private static Finding feature(String check, Family family, Severity severity) {
        return finding(check, family, new Target.InAll(Target.Kind.FEATURE, "income", 0), new Span.Run(1), severity);
    }

    private static Finding finding(String check, Family family, Target target, Span span, Severity severity) {
        return new Finding(
                check,
                family,
                target,
                span,
                Measure.of(OptionalDouble.of(0.3)),
                Optional.empty(),
                100,
                OptionalDouble.of(20),
                OptionalDouble.of(1),
                new Verdict.Alarm(severity),
                true);
    }
}
