package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.Promotion;
import io.plimsoll.schemas.Retrain;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.RolloutTarget;
import io.plimsoll.schemas.Traffic;
import io.plimsoll.schemas.Withdrawn;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.Recommendation.Why;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.monitor.Standby;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionWireTest {

    /** 2024-05-18. */
    private static final long PANE = 19_861;

    private static final Instant END = Instant.parse("2024-05-19T00:00:00Z");
    private static final Finding UNFAIR = finding(
            "demographic_parity_ratio",
            Family.FAIRNESS,
            new Target.Group("demographic_parity_ratio", "gender", Optional.of("nonbinary"), Optional.of("male")));
    private static final Finding MOVED =
            finding("psi", Family.DRIFT, new Target.InAll(Target.Kind.FEATURE, "income", 0));

    private final Policy policy = policy();

    static List<Recommendation> recommendations() {
        return List.of(
                decision(rollBack(cold())),
                decision(rollBack(new Standby(Optional.empty(), List.of(unfit())))),
                decision(promote()),
                decision(split()),
                decision(new Advice.Retrain("v2", List.of(cause(MOVED)))),
                new Withdrawal("bank", PANE, "d1", "v2", Why.OVERTAKEN, Optional.of("d2")));
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void shouldWriteEventsOfTheContract(Recommendation recommendation) throws JsonProcessingException {
        CloudEvent event = ControlWire.event(recommendation, policy).orElseThrow();

        assertThat(ContractSchemas.violations(MessageType.CLOUD_EVENT, event)).isEmpty();
        assertThat(event.subject()).isEqualTo("bank/v2");
        assertThat(event.time()).isEqualTo(END);
        assertThat(Json.MESSAGES.readValue(Json.MESSAGES.writeValueAsString(event), CloudEvent.class))
                .isEqualTo(event);
    }

    @Test
    void shouldGiveEveryRecommendationAnIdOfItsOwn() {
        assertThat(recommendations().stream()
                        .map(each ->
                                ControlWire.event(each, policy).orElseThrow().id())
                        .distinct())
                .as("all but the two rollbacks, which have one decision id here")
                .hasSize(5);
    }

    @Test
    void shouldSayOfARollbackWhyAndWhatMustBeDoneFirst() {
        Rollback rollback = (Rollback) event(decision(rollBack(cold()))).data();

        assertThat(rollback.fromVersion()).isEqualTo("v2");
        assertThat(rollback.toVersion()).isEqualTo("v1");
        assertThat(rollback.target()).isEqualTo(new RolloutTarget(Instant.parse("2024-05-11T00:00:00Z"), false));
        assertThat(rollback.reasons()).containsExactly("bank/v2/demographic_parity_ratio/gender=nonbinary:male");
        assertThat(rollback.evidence()).hasSize(1);
        assertThat(rollback.approval()).isEqualTo(Approval.AUTO);
        assertThat(rollback.reason())
                .isEqualTo("It serves as champion: the demographic_parity_ratio by gender=nonbinary against male of"
                        + " bank v2 is less fair than it may be: value 0.30 (for certain between 0.20 and 0.50), the"
                        + " limit is 0.80, from 2024-05-16 to 2024-05-18, 385 cases; first seen 2024-05-17."
                        + " v1 does not answer any more, last on 2024-05-10: start it before it gets traffic.");
    }

    @Test
    void shouldSayWhyThereIsNowhereToGoBackTo() {
        Rollback rollback = (Rollback) event(decision(rollBack(new Standby(Optional.empty(), List.of(unfit())))))
                .data();

        assertThat(rollback.toVersion()).isNull();
        assertThat(rollback.target()).isNull();
        assertThat(rollback.reason())
                .endsWith("v1 is in alarm itself (bank/v1/psi/income). There is no version to go back to: name one"
                        + " under rollout.fallback, or replace v2 by hand.");
    }

    @Test
    void shouldListTheGatesOfAPromotionAndNameThoseThatWereNotJudged() {
        Promotion promotion = (Promotion) event(decision(promote())).data();

        assertThat(promotion.gates())
                .extracting(Promotion.Gate::name, Promotion.Gate::verdict, Promotion.Gate::reason)
                .containsExactly(
                        tuple("accuracy", io.plimsoll.schemas.Verdict.OK, null),
                        tuple("stability", io.plimsoll.schemas.Verdict.INSUFFICIENT, "3 days, 7 are needed"));
    }

    @Test
    void shouldSayWhichDataMovedAndSinceWhen() {
        Retrain retrain = (Retrain)
                event(decision(new Advice.Retrain("v2", List.of(cause(MOVED))))).data();

        assertThat(retrain.moved()).hasSize(1);
        assertThat(retrain.moved().get(0).subject().feature()).isEqualTo("income");
        assertThat(retrain.moved().get(0).since()).isEqualTo(Instant.parse("2024-05-17T00:00:00Z"));
    }

    @Test
    void shouldTellTrafficAsSharesAndAWithdrawalWithItsSuccessor() {
        Traffic traffic = (Traffic) event(decision(split())).data();
        Withdrawn withdrawn =
                (Withdrawn) event(new Withdrawal("bank", PANE, "d1", "v2", Why.OVERTAKEN, Optional.of("d2")))
                        .data();

        assertThat(traffic.weights()).containsExactlyInAnyOrderEntriesOf(Map.of("v1", 0.8, "v2", 0.2));
        assertThat(withdrawn.supersededBy()).isEqualTo("d2");
        assertThat(withdrawn.reason()).isEqualTo("Something else is more urgent than v2.");
    }

    @Test
    void shouldSayInALineWhoGetsMoreAndHowLikelyItIsTheBest() {
        String line = new DecisionWords(policy).line(decision(split()));

        assertThat(line)
                .startsWith("traffic      v1 80.0%, v2 20.0%")
                .endsWith(", for v2 is the best by accuracy with a chance of 97.3%");
    }

    @ParameterizedTest
    @MethodSource("recommendations")
    void shouldLeadToTheVersionInTheWindowThatBroughtTheDecision(Recommendation recommendation) {
        Close close = new Close("bank", PANE, policy, List.of(), List.of(), List.of(recommendation));

        CloudEvent event = ControlWire.events(close, PageLinks.to("https://plimsoll.example"))
                .get(0);

        assertThat(Json.MESSAGES.valueToTree(event.data()).at("/links/page").textValue())
                .isEqualTo("https://plimsoll.example/#/models/bank?version=v2&window=2024-05-19T00%3A00%3A00Z");
    }

    private static Advice.Split split() {
        Target best = new Target.Group("accuracy", "version", Optional.of("v2"), Optional.empty());
        Finding chance = new Finding(
                "best_arm",
                Family.COMPARISON,
                best,
                new Span.Version(3),
                Measure.of(OptionalDouble.of(0.973)),
                Optional.empty(),
                200,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Verdict.Ok(),
                false);
        return new Advice.Split("v2", Map.of("v1", 0.9, "v2", 0.1), Map.of("v1", 0.8, "v2", 0.2), List.of(chance));
    }

    @Test
    void shouldMakeNoEventOfARefusalButALineThatNamesTheGroup() {
        Refusal refusal = new Refusal("bank", PANE, "v2", List.of(cause(UNFAIR)));

        String line = new DecisionWords(policy).line(refusal);

        assertThat(ControlWire.event(refusal, policy)).isEmpty();
        assertThat(line).startsWith("refusal      v2 must not go live: ").contains("gender=nonbinary against male");
    }

    private CloudEvent event(Recommendation recommendation) {
        return ControlWire.event(recommendation, policy).orElseThrow();
    }

    private static Decision decision(Advice advice) {
        return new Decision(
                advice.names().get(0),
                "bank",
                PANE,
                advice,
                END.plusSeconds(86_400).toEpochMilli(),
                END.plusSeconds(3_600).toEpochMilli(),
                Rollout.Approval.AUTO,
                false,
                Optional.of("d0"));
    }

    private static Advice.RollBack rollBack(Standby to) {
        return new Advice.RollBack("v2", Role.CHAMPION, to, List.of(cause(UNFAIR)));
    }

    private static Standby cold() {
        return new Standby(Optional.of(new Standby.Place("v1", OptionalLong.of(PANE - 8), false)), List.of());
    }

    private static Standby.Unfit unfit() {
        return new Standby.Unfit("v1", AlertKey.of("bank", "v1", MOVED));
    }

    private static Advice.Promote promote() {
        return new Advice.Promote(
                "v1",
                "v2",
                Role.CANARY,
                List.of(
                        new Advice.Gate("accuracy", Optional.empty(), Optional.of(MOVED)),
                        new Advice.Gate("stability", Optional.of("3 days, 7 are needed"), Optional.empty())));
    }

    private static Cause cause(Finding finding) {
        return new Cause(AlertKey.of("bank", "v2", finding), PANE - 1, PANE, finding);
    }

    private static Finding finding(String check, Family family, Target target) {
        return new Finding(
                check,
                family,
                target,
                new Span.Version(3),
                Measure.bounded(OptionalDouble.of(0.3), OptionalDouble.of(0.2), OptionalDouble.of(0.5)),
                Optional.of(new Compared("value", 0.3, 0.8)),
                385,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Verdict.Alarm(Severity.ERROR),
                true);
    }

    private static Policy policy() {
        try {
            return Bank.policy();
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
