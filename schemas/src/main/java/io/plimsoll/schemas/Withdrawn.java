package io.plimsoll.schemas;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.withdrawn.v1}: an earlier decision no longer holds. Nulls are written.
 *
 * @param decisionId the decision that no longer holds
 * @param model the model
 * @param reason why
 * @param issuedAt the pane end at which it was withdrawn
 * @param supersededBy the decision that takes its place, or null
 * @param links more to read, name to URL
 */
@WireWithNulls
public record Withdrawn(
        String decisionId,
        String model,
        String reason,
        @WireTime Instant issuedAt,
        @Nullable String supersededBy,
        @EmptyIfAbsent Map<String, String> links)
        implements ControlEvent {

    /** @throws WireException naming the field that is missing or out of its limits */
    public Withdrawn {
        Decision.identified(decisionId, model, null);
        Require.text("reason", reason, Finding.LONGEST_REASON);
        Require.present("issuedAt", issuedAt);
        if (supersededBy != null) {
            Decision.id("supersededBy", supersededBy);
        }
        links = Require.map("links", links);
    }

    @Override
    public ControlType type() {
        return ControlType.WITHDRAWN;
    }
}
