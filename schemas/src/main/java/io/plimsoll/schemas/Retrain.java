package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.retrain.v1}: train again, because data moved. Nulls are written.
 *
 * @param decisionId names the decision
 * @param model the model
 * @param version the version whose reference no longer fits
 * @param moved which data moved, and since when
 * @param issuedAt the pane end at which it was decided
 * @param expiresAt when it no longer holds
 * @param approval who lets it be carried out
 * @param dryRun true: for show
 * @param supersedes the decision it takes the place of, or null
 * @param links more to read, name to URL
 */
@WireWithNulls
public record Retrain(
        String decisionId,
        String model,
        String version,
        List<Moved> moved,
        @WireTime Instant issuedAt,
        @WireTime Instant expiresAt,
        Approval approval,
        Boolean dryRun,
        @Nullable String supersedes,
        @EmptyIfAbsent Map<String, String> links)
        implements ControlEvent {

    /** @throws WireException naming the field that is missing or out of its limits */
    public Retrain {
        Decision.identified(decisionId, model, supersedes);
        Require.identifier("version", version);
        moved = Require.list("moved", moved);
        Require.that(!moved.isEmpty(), "moved", "must say which data moved");
        Decision.timed(issuedAt, expiresAt);
        Require.present("approval", approval);
        Require.present("dryRun", dryRun);
        links = Require.map("links", links);
    }

    @Override
    public ControlType type() {
        return ControlType.RETRAIN;
    }

    /**
     * Data that moved.
     *
     * @param alertKey the incident
     * @param check the check that found it
     * @param subject what moved
     * @param since the start of the first pane that alarmed
     */
    @Wire
    public record Moved(
            String alertKey,
            String check,
            Subject subject,
            @WireTime Instant since) {
        /** @throws WireException naming the field that is missing or out of its limits */
        public Moved {
            Require.text("alertKey", alertKey, Alert.LONGEST_KEY);
            Require.name("check", check);
            Require.present("subject", subject);
            Require.present("since", since);
        }
    }
}
