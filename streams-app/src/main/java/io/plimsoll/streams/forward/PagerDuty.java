package io.plimsoll.streams.forward;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.config.ForwardSettings.PagerDutySettings;
import io.plimsoll.streams.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PagerDuty, by its Events API v2. The key of an alert's cause is the {@code dedup_key}: as long as the incident is open, whatever
 * is told of it again changes the incident and wakes nobody a second time. Only the alert that speaks for a cause is told of;
 * when it is over and others of the cause go on, the next one speaks, and the incident stays open.
 *
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">Events API v2</a>
 */
final class PagerDuty implements Destination {

    private static final String HIDDEN = "***";

    private final PagerDutySettings settings;
    private final Severity from;

    PagerDuty(PagerDutySettings settings) {
        this.settings = settings;
        this.from = Severity.of(settings.from());
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    /** What ends is always told: PagerDuty takes no notice where it knows nothing of it. */
    @Override
    public Optional<Post> post(Notice notice, Instant now) {
        return notice.event().data() instanceof Alert alert && isTold(alert)
                ? Optional.of(post(alert))
                : Optional.empty();
    }

    private boolean isTold(Alert alert) {
        if (alert.state() == AlertState.RESOLVED) {
            return alert.speaks() && (alert.cause() == null || !alert.cause().open());
        }
        boolean pages = alert.cause() == null || alert.cause().page();
        return alert.speaks() && pages && alert.severity().compareTo(from) >= 0;
    }

    private Post post(Alert alert) {
        byte[] body = Json.bytes(event(alert, settings.routingKey().value()));
        String shown = new String(Json.bytes(event(alert, HIDDEN)), StandardCharsets.UTF_8);
        return new Post(URI.create(settings.url()), Map.of(), body, shown);
    }

    private static Map<String, Object> event(Alert alert, String routingKey) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey);
        event.put("event_action", alert.state() == AlertState.RESOLVED ? "resolve" : "trigger");
        event.put(
                "dedup_key",
                alert.cause() == null ? alert.alertKey() : alert.cause().key());
        event.put("client", "Plimsoll");
        event.put("payload", payload(alert));
        event.put("links", links(alert));
        return event;
    }

    private static Map<String, Object> payload(Alert alert) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", alert.summary());
        payload.put("source", alert.model() + "/" + alert.version());
        payload.put("severity", alert.severity().wire());
        payload.put("timestamp", alert.startedAt().toString());
        payload.put("component", alert.model());
        payload.put("group", alert.family().wire());
        payload.put("class", alert.check());
        payload.put("custom_details", details(alert));
        return payload;
    }

    private static Map<String, Object> details(Alert alert) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("subject", alert.subject());
        details.put("span", alert.span());
        details.put("value", alert.value());
        details.put("lower", alert.lower());
        details.put("upper", alert.upper());
        details.put("threshold", alert.threshold());
        details.put("n", alert.n());
        details.put("logE", alert.logE());
        details.put("description", alert.description());
        details.put("cause", alert.cause());
        details.put("shares", alert.shares());
        if (!alert.exemplars().isEmpty()) {
            details.put("exemplars", alert.exemplars());
        }
        details.put("owner", alert.owner());
        details.put("occurrences", alert.occurrences().size());
        details.values().removeIf(value -> value == null);
        return details;
    }

    private static List<Map<String, String>> links(Alert alert) {
        List<Map<String, String>> links = new ArrayList<>();
        if (alert.runbook() != null) {
            links.add(Map.of("href", alert.runbook(), "text", "runbook"));
        }
        alert.links().forEach((name, url) -> {
            if (url.startsWith("http")) {
                links.add(Map.of("href", url, "text", name));
            }
        });
        return links;
    }
}
