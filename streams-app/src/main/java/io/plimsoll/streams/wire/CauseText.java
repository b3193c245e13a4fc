package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.SegmentShare;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Grouped;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Transition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an alert has to do with others, and which segments carry the change, in words. */
final class CauseText {

    private static final int MOST_NAMED = 20;
    private static final int MOST_CARRIERS = 3;

    private final Transition transition;
    private final Policy policy;
    private final Optional<Grouped> place;

    CauseText(Transition transition, Policy policy) {
        this.transition = transition;
        this.policy = policy;
        this.place = transition.group();
    }

    Grouped.News news() {
        return place.map(Grouped::news).orElse(Grouped.News.OWN);
    }

    /** For the end of a summary: begins with a sign, or is empty. */
    String inShort() {
        return place.filter(Grouped::leads)
                .filter(group -> !group.others().isEmpty())
                .map(group -> "; with it " + count(group.others().size()) + (group.harm() ? ", harm among them" : ""))
                .orElse("");
    }

    private static String count(int others) {
        return others == 1 ? "1 other alert" : others + " other alerts";
    }

    /** Sentences, or empty. */
    String atLength() {
        return place.map(this::sentences).orElse("") + carriers();
    }

    private String sentences(Grouped group) {
        if (!group.leads()) {
            return transition.change().state() == Incident.State.RESOLVED
                    ? ""
                    : "It has the same cause as " + group.group() + ", which is told of on its own. ";
        }
        return back(group) + harm(group) + others(group.others());
    }

    private static String back(Grouped group) {
        return group.page()
                ? ""
                : "It came back soon after its end and pages only if it is worse or stays much longer. ";
    }

    private static String harm(Grouped group) {
        return group.harm() ? "Data moved and quality or fairness suffers, so it is one step more severe. " : "";
    }

    private static String others(List<AlertKey> others) {
        if (others.isEmpty()) {
            return "";
        }
        String named = others.stream().limit(MOST_NAMED).map(CauseText::name).collect(Collectors.joining(", "));
        String more = others.size() > MOST_NAMED ? " and " + (others.size() - MOST_NAMED) + " more" : "";
        return "The same cause moves " + named + more + ". ";
    }

    private static String name(AlertKey key) {
        return key.check() + " of " + key.target();
    }

    private String carriers() {
        String named = transition.shares().stream()
                .limit(MOST_CARRIERS)
                .map(this::carrier)
                .collect(Collectors.joining("; "));
        return named.isEmpty() ? "" : "Most of it for their size carry " + named + ".";
    }

    private String carrier(SegmentShare share) {
        return String.format(
                Locale.ROOT,
                "%s: %.0f%% of the change with %.0f%% of the traffic",
                SubjectWire.key(share.segment(), policy),
                100 * share.share(),
                100 * share.weight());
    }
}
