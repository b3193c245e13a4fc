package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.streams.monitor.AlertGroup.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts alerts that have one cause together, so that people are paged once for it. Each close of a pane is one step, a
 * function of what is remembered and of the incidents that changed.
 *
 * <p><b>Which group an alert joins</b> when it begins, the first of these that there is, of the same version:
 * <ol>
 * <li>an open group that holds an alert about the same field, metric or attribute: the whole and its segments, a fault and the
 * shift that it causes; of a group that came back and is no page only if it was asked the same;
 * <li>of a field: a group that is over, asked the same of the same field, and lies in the run that the alert is about: what
 * is left of it is no news;
 * <li>of a field: an open group of moved data that began when this did ({@link Onset}): one pipeline, one change upstream;
 * <li>of what the model answers: the open group of moved data that was told last; of a harm likewise, or else one of harm
 * that was told with the same pane;
 * <li>a group that is over, asked the same of the same thing, and is still remembered: it came back;
 * <li>none: it is the first of a new group, and a page.
 * </ol>
 */
final class AlertGroups {

    private static final Comparator<AlertGroup> NEWEST =
            Comparator.comparingLong(AlertGroup::raised).thenComparing(AlertGroup::key, Comparator.reverseOrder());

    private final Scan scan;
    private final Map<AlertKey, AlertGroup> groups = new TreeMap<>();

    AlertGroups(Scan scan) {
        this.scan = scan;
    }

    /** What must be remembered. */
    List<AlertGroup> state() {
        return List.copyOf(groups.values());
    }

    /** Takes up what was remembered. An alert that is open and in no group was told on its own: it is a group. */
    void restore(List<AlertGroup> remembered, Map<AlertKey, Incident> incidents) {
        groups.clear();
        remembered.forEach(group -> groups.put(group.key(), group));
        new TreeMap<>(incidents)
                .forEach((key, incident) -> incident.open()
                        .filter(open -> groupOf(key).isEmpty())
                        .ifPresent(open -> put(AlertGroup.beginning(
                                member(key, open.strongest(), open.first()),
                                Onset.of(
                                        open.strongest().pane(),
                                        open.strongest().finding(),
                                        scan)))));
    }

    void clear() {
        groups.clear();
    }

    /**
     * The changes of a pane, each with its place in a group, and what else must be told of the groups; first those who lead.
     *
     * @param pane the pane
     * @param changes of incidents
     * @param incidents where each alert stands after them
     */
    List<Transition> step(long pane, List<Transition> changes, Map<AlertKey, Incident> incidents) {
        forget(pane);
        Map<AlertKey, AlertGroup> before = Map.copyOf(groups);
        begun(changes).forEach(this::place);
        changes.forEach(this::follow);
        groups.replaceAll((key, group) -> led(group).asOf(pane));
        return told(pane, changes, before, incidents);
    }

    private void forget(long pane) {
        groups.values()
                .removeIf(group ->
                        group.ended().isPresent() && pane - group.ended().getAsLong() > scan.longest());
    }

    private static Stream<Transition> begun(List<Transition> changes) {
        return changes.stream()
                .filter(transition -> transition.change().state() == Incident.State.FIRING)
                .sorted(Comparator.comparing(AlertGroups::member, Member.LEADS));
    }

    private static Member member(Transition transition) {
        return member(transition.key(), transition.change().alarm(), transition.pane());
    }

    private static Member member(AlertKey key, Incident.Alarm alarm, long joined) {
        return new Member(
                key,
                Kin.of(alarm.finding()),
                alarm.severity(),
                alarm.finding().logE().orElse(0),
                joined,
                true);
    }

    private void place(Transition begun) {
        Member member = member(begun);
        Onset onset = Onset.of(begun.pane(), begun.change().alarm().finding(), scan);
        AlertGroup group = Stream.of(same(member), echoed(member, onset), cause(member, onset), returned(member))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> found.isOpen() ? found.with(member) : found.back(member, onset))
                .orElseGet(() -> AlertGroup.beginning(member, onset));
        put(group);
    }

    private Optional<AlertGroup> same(Member member) {
        return newest(open(member)
                .filter(group -> group.page() ? group.isAbout(member.kin()) : group.asked(member.key(), member.kin()))
                .toList());
    }

    private Optional<AlertGroup> echoed(Member member, Onset onset) {
        return returned(member)
                .filter(group -> member.kin().part().isData())
                .filter(group -> onset.earliest() <= group.ended().orElseThrow());
    }

    private Optional<AlertGroup> returned(Member member) {
        return newest(of(member)
                .filter(group -> !group.isOpen() && group.asked(member.key(), member.kin()))
                .toList());
    }

    private Optional<AlertGroup> cause(Member member, Onset onset) {
        List<AlertGroup> ofData = open(member).filter(AlertGroup::isOfData).toList();
        return switch (member.kin().part()) {
            case FAULT, SHIFT ->
                newest(ofData.stream()
                        .filter(group -> group.onset().meets(onset))
                        .toList());
            case ANSWER -> newest(ofData);
            case HARM -> newest(ofData).or(() -> newest(harmsOf(member)));
            case TRAFFIC -> Optional.empty();
        };
    }

    private List<AlertGroup> harmsOf(Member member) {
        return open(member)
                .filter(group -> group.raised() == member.joined())
                .filter(group ->
                        group.current().stream().anyMatch(other -> other.kin().part() == Kin.Part.HARM))
                .toList();
    }

    private Stream<AlertGroup> open(Member member) {
        return of(member).filter(AlertGroup::isOpen);
    }

    private Stream<AlertGroup> of(Member member) {
        return groups.values().stream()
                .filter(group -> group.key().version().equals(member.key().version()));
    }

    private static Optional<AlertGroup> newest(Collection<AlertGroup> groups) {
        return groups.stream().max(NEWEST);
    }

    private void follow(Transition transition) {
        if (transition.change().state() == Incident.State.RESOLVED) {
            groupOf(transition.key()).ifPresent(group -> put(group.without(transition.key(), transition.pane())));
        } else if (transition.change().state() == Incident.State.UPDATED) {
            groupOf(transition.key())
                    .ifPresent(group -> group.member(transition.key())
                            .map(member ->
                                    member.worse(transition.change().alarm().severity()))
                            .ifPresent(member -> put(group.with(member))));
        }
    }

    /** When the alert that leads is over and others go on, the one that comes next takes over. */
    private static AlertGroup led(AlertGroup group) {
        List<Member> open = group.open();
        boolean leads = open.stream().anyMatch(member -> member.key().equals(group.lead()));
        return leads || open.isEmpty() ? group : group.ledBy(open.get(0).key());
    }

    private List<Transition> told(
            long pane, List<Transition> changes, Map<AlertKey, AlertGroup> before, Map<AlertKey, Incident> incidents) {
        Map<AlertKey, Transition> own = new TreeMap<>();
        changes.forEach(transition -> own.put(transition.key(), transition));
        List<Transition> told = new ArrayList<>();
        for (AlertGroup group : groups.values()) {
            Optional.ofNullable(own.remove(group.lead()))
                    .map(transition -> transition.in(
                            grouped(group, transition.key(), ofLead(transition, group, before.get(group.key())))))
                    .or(() -> news(group, Optional.ofNullable(before.get(group.key())))
                            .flatMap(news -> update(pane, group, news, incidents)))
                    .ifPresent(told::add);
        }
        own.values()
                .forEach(transition -> told.add(transition.in(
                        groupOf(transition.key()).map(group -> grouped(group, transition.key(), Grouped.News.OWN)))));
        return told;
    }

    /** An alert that begins while its group is open and has to lead at once is no second page. */
    private static Grouped.News ofLead(Transition transition, AlertGroup group, @Nullable AlertGroup before) {
        if (before == null || !before.isOpen()) {
            return Grouped.News.OWN;
        }
        if (!before.page() && group.page()) {
            return Grouped.News.GRAVER;
        }
        return transition.change().state() == Incident.State.FIRING ? Grouped.News.TAKES_OVER : Grouped.News.OWN;
    }

    private static Optional<Grouped.News> news(AlertGroup group, Optional<AlertGroup> known) {
        if (!group.isOpen() || known.isEmpty()) {
            return Optional.empty();
        }
        AlertGroup before = known.get();
        if (before.page() != group.page()) {
            return Optional.of(Grouped.News.GRAVER);
        }
        if (!before.lead().equals(group.lead())) {
            return Optional.of(Grouped.News.TAKES_OVER);
        }
        if (before.severity() != group.severity()) {
            return Optional.of(Grouped.News.ESCALATED);
        }
        return group.open().size() > before.open().size()
                        || group.members().size() > before.members().size()
                ? Optional.of(Grouped.News.JOINED)
                : Optional.empty();
    }

    private static Optional<Transition> update(
            long pane, AlertGroup group, Grouped.News news, Map<AlertKey, Incident> incidents) {
        return Optional.ofNullable(incidents.get(group.lead()))
                .flatMap(incident -> incident.open()
                        .map(open -> new Incident.Change(
                                Incident.State.UPDATED, open.first(), open.strongest(), incident.past())))
                .map(change -> new Transition(group.lead(), pane, change).in(grouped(group, group.lead(), news)));
    }

    private static Grouped grouped(AlertGroup group, AlertKey alert, Grouped.News news) {
        return new Grouped(
                group.key(),
                group.lead().equals(alert),
                group.page(),
                group.isOpen(),
                group.severity(),
                group.harm(),
                group.open().stream()
                        .map(Member::key)
                        .filter(key -> !key.equals(alert))
                        .toList(),
                news);
    }

    /** The group that an alert is in, the newest where it was in several. */
    private Optional<AlertGroup> groupOf(AlertKey alert) {
        List<AlertGroup> holding = groups.values().stream()
                .filter(group -> group.member(alert).isPresent())
                .toList();
        List<AlertGroup> open = holding.stream()
                .filter(group -> group.member(alert).filter(Member::open).isPresent())
                .toList();
        return newest(open.isEmpty() ? holding : open);
    }

    private void put(AlertGroup group) {
        groups.put(group.key(), group);
    }
}
