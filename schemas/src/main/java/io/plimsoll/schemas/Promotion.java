package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.promotion.v1}: put a version into service. Nulls are written.
 *
 * @param decisionId names the decision
 * @param model the model
 * @param fromVersion the champion, or null if there is none
 * @param toVersion the version to promote
 * @param gates every gate it passed, and those that could not be judged
 * @param reasons alert keys that bear on it
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
public record Promotion(
        String decisionId,
        String model,
        @Nullable String fromVersion,
        String toVersion,
        List<Gate> gates,
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
    public Promotion {
        Decision.identified(decisionId, model, supersedes);
        Require.identifierIfAny("fromVersion", fromVersion);
        Require.identifier("toVersion", toVersion);
        gates = Require.list("gates", gates);
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
        return ControlType.PROMOTION;
    }

    /**
     * A condition for promotion.
     *
     * @param name what must hold
     * @param verdict ok, or insufficient where it could not be judged
     * @param reason why it could not be judged, or null
     * @param finding what was found, or null
     */
    @Wire
    public record Gate(
            String name,
            Verdict verdict,
            @Nullable String reason,
            @Nullable Finding finding) {
        /** @throws WireException naming the field that is missing */
        public Gate {
            Require.name("name", name);
            Require.present("verdict", verdict);
            Require.textIfAny("reason", reason, Finding.LONGEST_REASON);
        }
    }
}
