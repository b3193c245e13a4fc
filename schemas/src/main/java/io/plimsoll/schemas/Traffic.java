package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.traffic.v1}: split the traffic like this. Nulls are written.
 *
 * @param decisionId names the decision
 * @param model the model
 * @param weights the share of each version, in [0, 1]; they sum to 1
 * @param evidence the findings that led to it
 * @param issuedAt the pane end at which it was decided
 * @param expiresAt when it no longer holds
 * @param approval who lets it be carried out
 * @param dryRun true: for show
 * @param supersedes the decision it takes the place of, or null
 * @param links more to read, name to URL
 */
@WireWithNulls
public record Traffic(
        String decisionId,
        String model,
        Map<String, Double> weights,
        @EmptyIfAbsent List<Finding> evidence,
        @WireTime Instant issuedAt,
        @WireTime Instant expiresAt,
        Approval approval,
        Boolean dryRun,
        @Nullable String supersedes,
        @EmptyIfAbsent Map<String, String> links)
        implements ControlEvent {

    /** @throws WireException naming the field that is missing or out of its limits */
    public Traffic {
        Decision.identified(decisionId, model, supersedes);
        weights = Require.map("weights", weights);
        Weights.check(weights);
        evidence = Require.list("evidence", evidence);
        Decision.timed(issuedAt, expiresAt);
        Require.present("approval", approval);
        Require.present("dryRun", dryRun);
        links = Require.map("links", links);
    }

    @Override
    public ControlType type() {
        return ControlType.TRAFFIC;
    }
}
