package io.plimsoll.streams.forward;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.config.ForwardSettings.WebhookSettings;
import io.plimsoll.streams.wire.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A controller of rollouts: decisions, each as a CloudEvent in structured form. {@code Idempotency-Key} is the event's id. A
 * withdrawal has the decision's {@code decisionId} and an id of its own: the decision is to be done once, and the withdrawal
 * too.
 */
final class Webhook implements Destination {

    private final WebhookSettings settings;
    private final Signature signature;

    Webhook(WebhookSettings settings) {
        this.settings = settings;
        this.signature = new Signature(settings.secret().value());
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Optional<Post> post(Notice notice, Instant now) {
        return notice.event().data() instanceof Alert ? Optional.empty() : Optional.of(post(notice.event(), now));
    }

    private Post post(CloudEvent event, Instant now) {
        byte[] body = Json.bytes(event);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/cloudevents+json",
                "Idempotency-Key",
                event.id(),
                Signature.HEADER,
                signature.of(body, now));
        return Post.of(URI.create(settings.url()), headers, body);
    }
}
