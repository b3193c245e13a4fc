package io.plimsoll.streams.ops.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Promotion;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Withdrawn;
import io.plimsoll.streams.ops.view.ControlDocument;
import io.plimsoll.streams.ops.view.ModelView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation in one line.
 *
 * @param type rollback or promotion
 * @param decisionId its id
 * @param fromVersion the version to take out, or null
 * @param toVersion the version to put in, or null
 * @param issuedAt when it was made
 * @param expiresAt when it no longer holds
 * @param withdrawn whether it was taken back
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DecisionLine(
        String type,
        String decisionId,
        @Nullable String fromVersion,
        @Nullable String toVersion,
        String issuedAt,
        String expiresAt,
        boolean withdrawn) {

    /** The last one, if any was made. */
    static Optional<DecisionLine> newest(ModelView model) {
        List<ControlDocument> decisions = model.decisions(Integer.MAX_VALUE);
        Set<String> withdrawn = new HashSet<>();
        decisions.forEach(decision -> {
            if (decision.event() instanceof Withdrawn taken) {
                withdrawn.add(taken.decisionId());
            }
        });
        return decisions.stream()
                .flatMap(decision -> of(decision.event(), withdrawn).stream())
                .findFirst();
    }

    private static Optional<DecisionLine> of(ControlEvent event, Set<String> withdrawn) {
        if (event instanceof Rollback rollback) {
            return Optional.of(new DecisionLine(
                    "rollback",
                    rollback.decisionId(),
                    rollback.fromVersion(),
                    rollback.toVersion(),
                    rollback.issuedAt().toString(),
                    rollback.expiresAt().toString(),
                    withdrawn.contains(rollback.decisionId())));
        }
        if (event instanceof Promotion promotion) {
            return Optional.of(new DecisionLine(
                    "promotion",
                    promotion.decisionId(),
                    promotion.fromVersion(),
                    promotion.toVersion(),
                    promotion.issuedAt().toString(),
                    promotion.expiresAt().toString(),
                    withdrawn.contains(promotion.decisionId())));
        }
        return Optional.empty();
    }
}
