package io.plimsoll.streams.wire;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Grouped;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What alerts have in common, in the contract's terms. */
final class CauseWire {

    private CauseWire() {}

    /** Who leads is as severe as the whole. */
    static Severity severity(Transition transition) {
        return Severity.valueOf(transition
                .group()
                .filter(Grouped::leads)
                .map(Grouped::severity)
                .orElse(transition.change().alarm().severity())
                .name());
    }

    static Alert.@Nullable Cause cause(Transition transition) {
        return transition
                .group()
                .map(place -> new Alert.Cause(
                        place.group().toString(),
                        place.leads() ? Alert.Rank.LEAD : Alert.Rank.MEMBER,
                        place.page(),
                        place.open(),
                        place.harm(),
                        size(transition, place),
                        place.others().stream()
                                .map(AlertKey::toString)
                                .limit(Alert.MOST_OTHERS)
                                .toList()))
                .orElse(null);
    }

    private static long size(Transition transition, Grouped place) {
        boolean isOver = transition.change().state() == Incident.State.RESOLVED;
        return place.others().size() + (isOver ? 0L : 1L);
    }

    static List<Alert.Share> shares(Transition transition, Policy policy) {
        return transition.shares().stream()
                .map(share -> new Alert.Share(
                        SubjectWire.key(share.segment(), policy),
                        share.weight(),
                        share.share(),
                        share.mix(),
                        share.within()))
                .toList();
    }
}
