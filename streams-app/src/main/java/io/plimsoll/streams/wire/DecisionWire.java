package io.plimsoll.streams.wire;

import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Promotion;
import io.plimsoll.schemas.Retrain;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.RolloutTarget;
import io.plimsoll.schemas.Traffic;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.Withdrawn;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import io.plimsoll.streams.monitor.Standby;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Decisions and withdrawals in the contract's terms. */
final class DecisionWire {

    /** What is told of each decision; the report of the pane has all. */
    private static final int MOST_EVIDENCE = 20;

    private final Policy policy;
    private final PageLinks links;

    DecisionWire(Policy policy, PageLinks links) {
        this.policy = policy;
        this.links = links;
    }

    /** What all decisions say of when and by whom they are to be carried out. */
    private record Terms(
            Instant issuedAt,
            Instant expiresAt,
            Instant cooldownUntil,
            Approval approval,
            boolean dryRun,
            @Nullable String supersedes,
            Map<String, String> links) {}

    private Terms terms(Decision decision) {
        return new Terms(
                end(decision.pane()),
                Instant.ofEpochMilli(decision.expiresAt()),
                Instant.ofEpochMilli(decision.cooldownUntil()),
                Approval.valueOf(decision.approval().name()),
                decision.dryRun(),
                decision.supersedes().orElse(null),
                links(decision, decision.advice().version()));
    }

    private Map<String, String> links(Recommendation said, String version) {
        return links.to(said.model(), version, end(said.pane()));
    }

    ControlEvent event(Decision decision) {
        Advice advice = decision.advice();
        if (advice instanceof Advice.RollBack rollBack) {
            return rollback(decision, rollBack);
        }
        if (advice instanceof Advice.Promote promote) {
            return promotion(decision, promote);
        }
        return advice instanceof Advice.Split split
                ? traffic(decision, split)
                : retrain(decision, (Advice.Retrain) advice);
    }

    Withdrawn event(Withdrawal withdrawal) {
        return new Withdrawn(
                withdrawal.decision(),
                withdrawal.model(),
                DecisionWords.of(withdrawal),
                end(withdrawal.pane()),
                withdrawal.supersededBy().orElse(null),
                links(withdrawal, withdrawal.version()));
    }

    private Rollback rollback(Decision decision, Advice.RollBack rollBack) {
        Terms terms = terms(decision);
        return new Rollback(
                decision.id(),
                decision.model(),
                rollBack.from(),
                rollBack.to().version().map(Standby.Place::version).orElse(null),
                new DecisionWords(policy).of(rollBack, decision.pane()),
                keys(rollBack.causes()),
                findings(rollBack.causes(), decision.pane()),
                rollBack.to().version().map(this::target).orElse(null),
                terms.issuedAt(),
                terms.expiresAt(),
                terms.cooldownUntil(),
                terms.approval(),
                terms.dryRun(),
                terms.supersedes(),
                terms.links());
    }

    private Promotion promotion(Decision decision, Advice.Promote promote) {
        Terms terms = terms(decision);
        return new Promotion(
                decision.id(),
                decision.model(),
                promote.from(),
                promote.to(),
                promote.gates().stream()
                        .map(gate -> gate(gate, decision.pane()))
                        .toList(),
                List.of(),
                promote.gates().stream()
                        .flatMap(gate -> gate.finding().stream())
                        .limit(1)
                        .map(finding -> FindingWire.finding(finding, decision.pane(), policy))
                        .toList(),
                new RolloutTarget(terms.issuedAt(), true),
                terms.issuedAt(),
                terms.expiresAt(),
                terms.cooldownUntil(),
                terms.approval(),
                terms.dryRun(),
                terms.supersedes(),
                terms.links());
    }

    private Promotion.Gate gate(Advice.Gate gate, long pane) {
        return new Promotion.Gate(
                gate.name(),
                gate.passes() ? Verdict.OK : Verdict.INSUFFICIENT,
                gate.unjudged()
                        .map(reason -> Phrase.shortened(reason, Finding.LONGEST_REASON))
                        .orElse(null),
                gate.finding()
                        .map(finding -> FindingWire.finding(finding, pane, policy))
                        .orElse(null));
    }

    private Traffic traffic(Decision decision, Advice.Split split) {
        Terms terms = terms(decision);
        return new Traffic(
                decision.id(),
                decision.model(),
                split.weights(),
                split.evidence().stream()
                        .map(finding -> FindingWire.finding(finding, decision.pane(), policy))
                        .toList(),
                terms.issuedAt(),
                terms.expiresAt(),
                terms.approval(),
                terms.dryRun(),
                terms.supersedes(),
                terms.links());
    }

    private Retrain retrain(Decision decision, Advice.Retrain retrain) {
        Terms terms = terms(decision);
        return new Retrain(
                decision.id(),
                decision.model(),
                retrain.version(),
                retrain.moved().stream().map(this::moved).toList(),
                terms.issuedAt(),
                terms.expiresAt(),
                terms.approval(),
                terms.dryRun(),
                terms.supersedes(),
                terms.links());
    }

    private Retrain.Moved moved(Cause cause) {
        return new Retrain.Moved(
                cause.key().toString(),
                cause.key().check(),
                SubjectWire.subject(cause.finding().target(), policy),
                ReportWire.start(cause.since(), policy));
    }

    private List<Finding> findings(List<Cause> causes, long told) {
        return DecisionWords.gravestFirst(causes).stream()
                .limit(MOST_EVIDENCE)
                .map(cause -> FindingWire.finding(cause, told, policy))
                .toList();
    }

    private static List<String> keys(List<Cause> causes) {
        return DecisionWords.gravestFirst(causes).stream()
                .limit(MOST_EVIDENCE)
                .map(cause -> cause.key().toString())
                .toList();
    }

    /** When it last answered is known to the pane: the end of the last one that holds its predictions. */
    private RolloutTarget target(Standby.Place place) {
        return new RolloutTarget(instant(place.lastPane()), place.warm());
    }

    private @Nullable Instant instant(OptionalLong pane) {
        return pane.isPresent() ? end(pane.getAsLong()) : null;
    }

    private Instant end(long pane) {
        return Instant.ofEpochMilli(policy.paneEnd(pane));
    }
}
