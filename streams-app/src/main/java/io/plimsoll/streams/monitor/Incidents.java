package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The incidents of one model; each close of a pane is a step for all of them. */
public final class Incidents {

    /** The more severe, then the stronger evidence, then the shorter run. */
    private static final Comparator<Finding> STRENGTH = Comparator.comparing(
                    (Finding finding) -> finding.severity().orElseThrow())
            .thenComparingDouble(finding -> finding.logE().orElse(0))
            .thenComparing(finding -> -finding.panes());

    private final Policy policy;
    private final Map<AlertKey, Incident> states = new TreeMap<>();
    private final AlertGroups groups;

    Incidents(Policy policy) {
        this.policy = policy;
        this.groups = new AlertGroups(policy.scan());
    }

    /** Where each alert stands that ever was. */
    public Map<AlertKey, Incident> states() {
        return Map.copyOf(states);
    }

    /** The alerts that have a cause in common. */
    List<AlertGroup> groups() {
        return groups.state();
    }

    void restore(Map<AlertKey, Incident> remembered, List<AlertGroup> together) {
        states.clear();
        states.putAll(remembered);
        groups.restore(together, states);
    }

    /** Ends every incident that people were told of, and forgets the past. */
    List<Transition> endAll(long pane) {
        Policy.Alerting atOnce =
                new Policy.Alerting(policy.alerting().from(), 1, 1, Optional.empty(), Optional.empty());
        List<Transition> ends = new ArrayList<>();
        new TreeMap<>(states)
                .forEach((key, incident) -> incident.quiet(pane, atOnce)
                        .transition()
                        .ifPresent(change -> ends.add(new Transition(key, pane, change))));
        states.clear();
        List<Transition> told = groups.step(pane, ends, states);
        groups.clear();
        return told;
    }

    /** Only the champion's findings page; those of other roles are gates of a rollout. */
    List<Transition> step(long pane, List<PaneReport> reports) {
        Map<AlertKey, Finding> alarms = new TreeMap<>();
        reports.stream()
                .filter(report -> report.series().role() == Role.CHAMPION)
                .forEach(report -> collect(report, alarms));
        List<Transition> transitions = new ArrayList<>();
        TreeSet<AlertKey> keys = new TreeSet<>(states.keySet());
        keys.addAll(alarms.keySet());
        keys.forEach(
                key -> step(key, pane, Optional.ofNullable(alarms.get(key))).ifPresent(transitions::add));
        return groups.step(pane, transitions, states).stream()
                .map(transition -> explained(transition, reports))
                .toList();
    }

    /** With the segments that carry the change, of an alert that speaks for its cause and is not over. */
    private Transition explained(Transition transition, List<PaneReport> reports) {
        return reports.stream()
                .filter(report -> transition.leads() && transition.change().state() != Incident.State.RESOLVED)
                .filter(report -> report.series().role() == Role.CHAMPION
                        && report.series().version().equals(transition.key().version()))
                .max(PaneReport.BY_EVENTS)
                .map(report -> transition.with(report.carriers(
                        transition.change().alarm().finding(),
                        policy.reporting().minimumCell())))
                .orElse(transition);
    }

    private void collect(PaneReport report, Map<AlertKey, Finding> alarms) {
        for (Finding finding : report.findings()) {
            if (pages(finding)) {
                alarms.merge(
                        AlertKey.of(report.model(), report.series().version(), finding),
                        finding,
                        (one, other) -> STRENGTH.compare(one, other) >= 0 ? one : other);
            }
        }
    }

    private boolean pages(Finding finding) {
        return finding.speaks()
                && finding.severity()
                        .filter(severity -> severity.atLeast(policy.alerting().from()))
                        .isPresent();
    }

    /** What never fired leaves no trace. */
    private void remember(AlertKey key, Incident incident) {
        if (incident.equals(Incident.none())) {
            states.remove(key);
        } else {
            states.put(key, incident);
        }
    }

    private Optional<Transition> step(AlertKey key, long pane, Optional<Finding> alarm) {
        Incident incident = states.getOrDefault(key, Incident.none());
        Incident.Step step = alarm.map(finding -> incident.alarm(new Incident.Alarm(pane, finding), policy.alerting()))
                .orElseGet(() -> incident.quiet(pane, policy.alerting()));
        remember(key, step.next());
        return step.transition().map(change -> new Transition(key, pane, change));
    }
}
