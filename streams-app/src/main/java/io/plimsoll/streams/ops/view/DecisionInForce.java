package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Promotion;
import io.plimsoll.schemas.Retrain;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Traffic;
import io.plimsoll.schemas.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which decision of a model is in force: the last one, unless it was withdrawn or has run out. There is one at a time. */
final class DecisionInForce {

    private DecisionInForce() {}

    /**
     * The decision.
     *
     * @param newestFirst decisions and withdrawals
     * @param now up to when the model is known, in event time
     */
    static Optional<ControlEvent> of(List<ControlDocument> newestFirst, Instant now) {
        return newestFirst.stream()
                .map(ControlDocument::event)
                .filter(event -> !(event instanceof Withdrawn))
                .findFirst()
                .filter(decision -> !expiresAt(decision).isBefore(now))
                .filter(decision -> newestFirst.stream().noneMatch(other -> withdraws(other.event(), id(decision))));
    }

    private static boolean withdraws(ControlEvent event, String decision) {
        return event instanceof Withdrawn withdrawn && withdrawn.decisionId().equals(decision);
    }

    private static Instant expiresAt(ControlEvent decision) {
        if (decision instanceof Rollback rollback) {
            return rollback.expiresAt();
        }
        if (decision instanceof Promotion promotion) {
            return promotion.expiresAt();
        }
        return decision instanceof Traffic traffic ? traffic.expiresAt() : ((Retrain) decision).expiresAt();
    }

    private static String id(ControlEvent decision) {
        if (decision instanceof Rollback rollback) {
            return rollback.decisionId();
        }
        if (decision instanceof Promotion promotion) {
            return promotion.decisionId();
        }
        return decision instanceof Traffic traffic ? traffic.decisionId() : ((Retrain) decision).decisionId();
    }
}
