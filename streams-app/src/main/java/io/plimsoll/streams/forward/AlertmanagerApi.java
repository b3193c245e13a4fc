package io.plimsoll.streams.forward;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Subject;
import io.plimsoll.streams.config.ForwardSettings.AlertmanagerSettings;
import io.plimsoll.streams.wire.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alertmanager, by its API v2. The labels of an alert are its identity: alert key, model, version, check, subject,
 * severity and cause; everything that changes while it fires is an annotation.
 *
 * <p>Routes match on severity, so it must be a label, though it may rise: then the alert of the higher severity is told of
 * and those of the others are ended in the same request. Ending one that Alertmanager never had does nothing, so nothing needs
 * to be remembered of what was said before a restart.
 *
 * <p>Alerts that have the same cause share the label {@code cause}, to group by; of them one has {@code rank: lead}, the others
 * {@code rank: member}, so that the lead can inhibit them. A member takes over when the lead is over before it: its rank
 * changes as a severity does. {@code page: "false"} marks a cause that came back soon and is no worse.
 *
 * <p>Alertmanager ends what nobody tells it of. Each alert that fires is told again every {@code repeat}, and each time
 * that it would end only after {@code hold}: a restart shorter than that resolves nothing. After a start, what fires is
 * what the topic {@code incidents} has.
 */
final class AlertmanagerApi implements Destination {

    private static final int MOST_IN_A_REQUEST = 100;

    private final AlertmanagerSettings settings;
    private final Supplier<List<Alert>> incidents;
    private final Map<String, Alert> firing = new TreeMap<>();
    private Instant nextRepeat = Instant.MIN;

    /**
     * @param settings where it is
     * @param incidents reads what is open now
     */
    AlertmanagerApi(AlertmanagerSettings settings, Supplier<List<Alert>> incidents) {
        this.settings = settings;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public void begin() {
        firing.clear();
        incidents.get().forEach(alert -> firing.put(alert.alertKey(), alert));
        nextRepeat = Instant.MIN;
    }

    @Override
    public Optional<Post> post(Notice notice, Instant now) {
        return notice.event().data() instanceof Alert alert ? Optional.of(post(told(alert, now))) : Optional.empty();
    }

    @Override
    public void delivered(Notice notice) {
        if (notice.event().data() instanceof Alert alert) {
            if (alert.state() == AlertState.RESOLVED) {
                firing.remove(alert.alertKey());
            } else {
                firing.put(alert.alertKey(), alert);
            }
        }
    }

    @Override
    public List<Post> repeats(Instant now) {
        if (now.isBefore(nextRepeat)) {
            return List.of();
        }
        nextRepeat = now.plus(settings.repeat());
        List<Posted> all = firing.values().stream()
                .map(alert -> posted(alert, Identity.of(alert), now.plus(settings.hold())))
                .toList();
        List<Post> posts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_IN_A_REQUEST) {
            posts.add(post(all.subList(from, Math.min(all.size(), from + MOST_IN_A_REQUEST))));
        }
        return posts;
    }

    private List<Posted> told(Alert alert, Instant now) {
        Identity current = Identity.of(alert);
        List<Posted> told = new ArrayList<>();
        if (alert.state() == AlertState.RESOLVED) {
            told.add(posted(alert, current, ended(alert, now)));
        } else {
            told.add(posted(alert, current, now.plus(settings.hold())));
        }
        if (alert.state() != AlertState.FIRING) {
            current.others().forEach(other -> told.add(posted(alert, other, ended(alert, now))));
        }
        return told;
    }

    /** Not after now, for then it would still fire; not before it began, for that is refused. */
    private static Instant ended(Alert alert, Instant now) {
        Instant end = alert.endsAt() == null || alert.endsAt().isAfter(now) ? now : alert.endsAt();
        return end.isAfter(alert.startedAt()) ? end : alert.startedAt().plus(Duration.ofMillis(1));
    }

    private Post post(List<Posted> alerts) {
        Map<String, String> headers = settings.token().isSet()
                ? Map.of("Authorization", "Bearer " + settings.token().value())
                : Map.of();
        return Post.of(URI.create(withoutSlash(settings.url()) + "/api/v2/alerts"), headers, Json.bytes(alerts));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Posted posted(Alert alert, Identity identity, Instant endsAt) {
        return new Posted(
                labels(alert, identity), annotations(alert), alert.startedAt().toString(), endsAt.toString());
    }

    /**
     * The labels of an alert that may change while it is open.
     *
     * @param severity its severity
     * @param rank whether it speaks for its cause, absent where it stands alone
     * @param page whether its cause is worth waking somebody
     */
    private record Identity(Severity severity, Alert.@Nullable Rank rank, boolean page) {

        static Identity of(Alert alert) {
            Alert.Cause cause = alert.cause();
            return cause == null
                    ? new Identity(alert.severity(), null, true)
                    : new Identity(alert.severity(), cause.rank(), cause.page());
        }

        /** What it may have been told as before. */
        List<Identity> others() {
            List<Alert.@Nullable Rank> ranks =
                    rank == null ? Collections.singletonList(null) : Arrays.asList(Alert.Rank.values());
            return Arrays.stream(Severity.values())
                    .flatMap(each -> ranks.stream()
                            .flatMap(other -> (rank == null ? Stream.of(true) : Stream.of(true, false))
                                    .map(pages -> new Identity(each, other, pages))))
                    .filter(other -> !other.equals(this))
                    .toList();
        }

        void into(Map<String, String> labels) {
            labels.put("severity", severity.wire());
            put(labels, "rank", rank == null ? null : rank.wire());
            put(labels, "page", rank == null ? null : page);
        }
    }

    private static Map<String, String> labels(Alert alert, Identity identity) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", "Model" + capitalised(alert.family().wire()));
        labels.put("alertKey", alert.alertKey());
        labels.put("model", alert.model());
        labels.put("version", alert.version());
        labels.put("family", alert.family().wire());
        labels.put("check", alert.check());
        identity.into(labels);
        put(labels, "cause", alert.cause() == null ? null : alert.cause().key());
        Subject subject = alert.subject();
        put(labels, "feature", subject.feature());
        put(labels, "metric", subject.metric());
        put(labels, "segment", subject.segment());
        put(labels, "attribute", subject.attribute());
        put(labels, "group", subject.group());
        put(labels, "reference", subject.reference());
        return labels;
    }

    private static Map<String, String> annotations(Alert alert) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("summary", alert.summary());
        put(annotations, "description", alert.description());
        put(annotations, "value", alert.value());
        put(annotations, "lower", alert.lower());
        put(annotations, "upper", alert.upper());
        put(annotations, "threshold", alert.threshold());
        put(annotations, "n", alert.n());
        put(annotations, "logE", alert.logE());
        annotations.put("span", alert.span().toString());
        annotations.put("windowEnd", alert.window().end().toString());
        if (alert.cause() != null && !alert.cause().others().isEmpty()) {
            annotations.put("others", String.join(", ", alert.cause().others()));
        }
        if (!alert.exemplars().isEmpty()) {
            annotations.put("exemplars", String.join(", ", alert.exemplars()));
        }
        annotations.put("occurrences", Integer.toString(alert.occurrences().size()));
        put(annotations, "owner", alert.owner());
        put(annotations, "runbook_url", alert.runbook());
        alert.links().forEach((name, url) -> annotations.put("link_" + name.replaceAll("[^A-Za-z0-9_]", "_"), url));
        return annotations;
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, value.toString());
        }
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** An alert as the API takes it. */
    record Posted(Map<String, String> labels, Map<String, String> annotations, String startsAt, String endsAt) {}
}
