package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.rollback.v1}: take a version out of service. Nulls are written.
 *
 * @param decisionId names the decision
 * @param model the model
 * @param fromVersion the version to take out
 * @param toVersion the policy's fallback, or the last champion without an open error; never one that is itself in
 *     alarm; null when there is none
 * @param reason why there is no version to go back to, where toVersion is null; else null or a remark
 * @param reasons the alert keys that led to it
 * @param evidence the findings that led to it
 * @param target what is known of toVersion, or null
 * @param issuedAt the pane end at which it was decided
 * @param expiresAt when it no longer holds
 * @param cooldownUntil until when no other decision is made
 * @param approval who lets it be carried out
 * @param dryRun true: for show
 * @param supersedes the decision it takes the place of, or null
 * @param links more to read, name to URL
 */
@WireWithNulls
public record Rollback(
        String decisionId,
        String model,
        String fromVersion,
        @Nullable String toVersion,
        @Nullable String reason,
        List<String> reasons,
        List<Finding> evidence,
        @Nullable RolloutTarget target,
        @WireTime Instant issuedAt,
        @WireTime Instant expiresAt,
        @WireTime Instant cooldownUntil,
        Approval approval,
        Boolean dryRun,
        @Nullable String supersedes,
        @EmptyIfAbsent Map<String, String> links)
        implements ControlEvent {

    /** @throws WireException naming the field that is missing or out of its limits */
    public Rollback {
        Decision.identified(decisionId, model, supersedes);
        Require.identifier("fromVersion", fromVersion);
        Require.identifierIfAny("toVersion", toVersion);
        Require.that(toVersion != null || reason != null, "reason", "is missing: say why there is no toVersion");
        Require.textIfAny("reason", reason, Finding.LONGEST_REASON);
        reasons = Decision.alertKeys(reasons);
        evidence = Require.list("evidence", evidence);
        Decision.timed(issuedAt, expiresAt);
        Require.present("cooldownUntil", cooldownUntil);
        Require.present("approval", approval);
        Require.present("dryRun", dryRun);
        links = Require.map("links", links);
    }

    @Override
    public ControlType type() {
        return ControlType.ROLLBACK;
    }
}
