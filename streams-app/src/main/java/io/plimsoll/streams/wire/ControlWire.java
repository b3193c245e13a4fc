package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.ControlType;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Fingerprint;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a close brings to people and controllers, as control events: changes of incidents, then decisions. */
public final class ControlWire {

    private static final String SOURCE = "plimsoll";

    /** An incident changes at the close of a pane, never at a later revision of it. */
    private static final int REVISION = 0;

    private ControlWire() {}

    /** Everything that a close says on the control topic, in order. A refusal is no event: there is nothing to be done. */
    public static List<CloudEvent> events(Close close) {
        return events(close, PageLinks.NONE);
    }

    /** Everything that a close says on the control topic, in order, with links to where it is shown. */
    public static List<CloudEvent> events(Close close, PageLinks links) {
        List<CloudEvent> events = new ArrayList<>();
        close.transitions().forEach(transition -> events.add(event(transition, close.policy(), links)));
        close.recommendations()
                .forEach(recommendation ->
                        event(recommendation, close.policy(), links).ifPresent(events::add));
        return events;
    }

    /**
     * The event of a recommendation, empty of a refusal. Its id is made of names and times alone, so that a retry or a replay
     * gives the same one.
     *
     * @param recommendation what should be done
     * @param policy the policy that it was decided under
     */
    public static Optional<CloudEvent> event(Recommendation recommendation, Policy policy) {
        return event(recommendation, policy, PageLinks.NONE);
    }

    private static Optional<CloudEvent> event(Recommendation recommendation, Policy policy, PageLinks links) {
        DecisionWire wire = new DecisionWire(policy, links);
        if (recommendation instanceof Recommendation.Decision decision) {
            return Optional.of(event(
                    wire.event(decision),
                    decision,
                    decision.id(),
                    decision.advice().version(),
                    policy));
        }
        return recommendation instanceof Recommendation.Withdrawal withdrawal
                ? Optional.of(
                        event(wire.event(withdrawal), withdrawal, withdrawal.decision(), withdrawal.version(), policy))
                : Optional.empty();
    }

    private static CloudEvent event(
            ControlEvent data, Recommendation said, String decisionId, String version, Policy policy) {
        String subject = said.model() + "/" + version;
        Instant end = Instant.ofEpochMilli(policy.paneEnd(said.pane()));
        return new CloudEvent(
                CloudEvent.SPECVERSION,
                id(data.type(), subject, decisionId, "said", end),
                SOURCE,
                subject,
                end,
                CloudEvent.JSON,
                data);
    }

    /**
     * The event of a change. Its id is made of names and times alone, so that a retry or a replay gives the same one.
     *
     * @param transition the change
     * @param policy the policy that it was decided under
     */
    public static CloudEvent event(Transition transition, Policy policy) {
        return event(transition, policy, PageLinks.NONE);
    }

    private static CloudEvent event(Transition transition, Policy policy, PageLinks links) {
        Alert alert = alert(transition, policy, links);
        String subject = alert.model() + "/" + alert.version();
        Instant end = alert.window().end();
        return new CloudEvent(
                CloudEvent.SPECVERSION,
                id(ControlType.ALERT, subject, alert.alertKey(), alert.state().wire(), end),
                SOURCE,
                subject,
                end,
                CloudEvent.JSON,
                alert);
    }

    /**
     * The event that an open incident is over, for those who end it without the service, at the end of the window that it was
     * last told of.
     *
     * @param open the incident
     */
    public static CloudEvent resolved(Alert open) {
        Alert over = open.over();
        String subject = over.model() + "/" + over.version();
        Instant end = over.window().end();
        return new CloudEvent(
                CloudEvent.SPECVERSION,
                id(ControlType.ALERT, subject, over.alertKey(), over.state().wire(), end),
                SOURCE,
                subject,
                end,
                CloudEvent.JSON,
                over);
    }

    /** The headers of an event in binary mode. */
    public static Map<String, String> headers(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", CloudEvent.JSON);
        headers.put("ce_specversion", event.specversion());
        headers.put("ce_id", event.id());
        headers.put("ce_type", event.data().type().wire());
        headers.put("ce_source", event.source());
        headers.put("ce_subject", event.subject());
        headers.put("ce_time", event.time().toString());
        return headers;
    }

    private static String id(ControlType type, String subject, String key, String state, Instant end) {
        return new Fingerprint()
                .add(type.wire())
                .add(subject)
                .add(key)
                .add(state)
                .add(end.toString())
                .add(Integer.toString(REVISION))
                .toString();
    }

    /**
     * The alert of a change: the event's data, and the record of an open incident.
     *
     * @param transition the change
     * @param policy the policy that it was decided under
     */
    public static Alert alert(Transition transition, Policy policy) {
        return alert(transition, policy, PageLinks.NONE);
    }

    /**
     * The alert of a change: the event's data, and the record of an open incident.
     *
     * @param transition the change
     * @param policy the policy that it was decided under
     * @param links where it is shown
     */
    public static Alert alert(Transition transition, Policy policy, PageLinks links) {
        AlertKey key = transition.key();
        Incident.Change change = transition.change();
        Finding finding = change.alarm().finding();
        boolean isOver = change.state() == Incident.State.RESOLVED;
        AlertText text = new AlertText(transition, policy);
        return new Alert(
                key.toString(),
                key.model(),
                key.version(),
                key.check(),
                AlertState.valueOf(change.state().name()),
                CauseWire.severity(transition),
                FindingWire.family(finding),
                SubjectWire.subject(finding.target(), policy),
                FindingWire.span(finding.span(), policy),
                ReportWire.start(change.first(), policy),
                isOver ? Instant.ofEpochMilli(policy.paneEnd(transition.pane())) : null,
                ReportWire.window(transition.pane(), policy),
                FindingWire.orNull(finding.measure().value()),
                FindingWire.orNull(finding.measure().lower()),
                FindingWire.orNull(finding.measure().upper()),
                FindingWire.orNull(finding.compared()
                        .map(Compared::threshold)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty())),
                finding.n(),
                FindingWire.orNull(finding.logE()),
                text.summary(),
                text.description(),
                occurrences(change.past(), policy),
                policy.alerting().owner().orElse(null),
                policy.alerting().runbook().orElse(null),
                links.to(
                        key.toString(),
                        key.model(),
                        key.version(),
                        FindingWire.family(finding),
                        SubjectWire.subject(finding.target(), policy),
                        ReportWire.window(transition.pane(), policy).end()),
                CauseWire.cause(transition),
                CauseWire.shares(transition, policy),
                transition.exemplars(),
                FindingWire.until(change.alarm(), transition.pane(), policy));
    }

    /** The newest first. */
    private static List<Alert.Occurrence> occurrences(List<Incident.Past> past, Policy policy) {
        List<Alert.Occurrence> occurrences = new ArrayList<>();
        past.forEach(incident -> occurrences.add(new Alert.Occurrence(
                ReportWire.start(incident.first(), policy),
                FindingWire.length(incident.last() - incident.first() + 1, policy))));
        Collections.reverse(occurrences);
        return occurrences.subList(0, Math.min(occurrences.size(), Alert.MOST_OCCURRENCES));
    }
}
