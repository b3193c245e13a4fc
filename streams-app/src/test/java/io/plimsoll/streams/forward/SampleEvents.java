package io.plimsoll.streams.forward;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.Withdrawn;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Control events as the monitor sends them. */
public final class SampleEvents {

    public static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-02T00:00:10Z");

    private SampleEvents() {}

    /** An alert on a feature of credit v2. */
    public static Alert alert(String feature, AlertState state, Severity severity) {
        @Nullable Instant end = state == AlertState.RESOLVED ? STARTED.plusSeconds(86_400) : null;
        return new Alert(
                "credit/v2/psi/" + feature,
                "credit",
                "v2",
                "psi",
                state,
                severity,
                Family.DRIFT,
                new Subject(feature, null, null, null, null, null),
                Span.parse("7d"),
                STARTED,
                end,
                new TimeWindow(STARTED, STARTED.plusSeconds(86_400)),
                0.31,
                0.27,
                null,
                0.25,
                7_000L,
                812.25,
                feature + " of credit v2 moved: PSI at least 0.27 over 7 days, limit 0.25",
                null,
                List.of(),
                "credit-ml",
                "https://runbooks.example/credit",
                Map.of("page", "/models/credit"));
    }

    /** The same with requests that show it. */
    static Alert shownBy(Alert alert, String... ids) {
        return copy(alert, alert.cause(), List.of(ids));
    }

    /** The same as one of several alerts with the cause {@code credit/v2/missing/income}. */
    static Alert of(Alert alert, Alert.Rank rank, boolean page, boolean open) {
        return copy(
                alert,
                new Alert.Cause(
                        "credit/v2/missing/income", rank, page, open, false, 2L, List.of("credit/v2/psi/score")),
                alert.exemplars());
    }

    private static Alert copy(Alert alert, Alert.@Nullable Cause cause, List<String> exemplars) {
        return new Alert(
                alert.alertKey(),
                alert.model(),
                alert.version(),
                alert.check(),
                alert.state(),
                alert.severity(),
                alert.family(),
                alert.subject(),
                alert.span(),
                alert.startedAt(),
                alert.endsAt(),
                alert.window(),
                alert.value(),
                alert.lower(),
                alert.upper(),
                alert.threshold(),
                alert.n(),
                alert.logE(),
                alert.summary(),
                alert.description(),
                alert.occurrences(),
                alert.owner(),
                alert.runbook(),
                alert.links(),
                cause,
                alert.shares(),
                exemplars,
                alert.until());
    }

    /** From v2 to v1. */
    public static Rollback rollback(String decisionId) {
        return new Rollback(
                decisionId,
                "credit",
                "v2",
                "v1",
                null,
                List.of("credit/v2/psi/income"),
                List.of(),
                null,
                STARTED,
                STARTED.plusSeconds(86_400),
                STARTED.plusSeconds(21_600),
                Approval.AUTO,
                false,
                null,
                Map.of());
    }

    /** That it no longer holds. */
    public static Withdrawn withdrawn(String decisionId) {
        return new Withdrawn(
                decisionId, "credit", "the alarm of v2 ended", STARTED.plusSeconds(90_000), null, Map.of());
    }

    /** With attributes; the id is of the name given. */
    public static CloudEvent event(String id, ControlEvent data) {
        return new CloudEvent(CloudEvent.SPECVERSION, id, "plimsoll", "credit/v2", STARTED, CloudEvent.JSON, data);
    }

    static Notice notice(String id, ControlEvent data) {
        return new Notice(event(id, data), STARTED);
    }

    /** As it lies on a topic. */
    public static ProducerRecord<byte[], byte[]> message(String topic, CloudEvent event) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, "credit".getBytes(StandardCharsets.UTF_8), Json.bytes(event.data()));
        ControlWire.headers(event)
                .forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    static ConsumerRecord<byte[], byte[]> published(String topic, long offset, CloudEvent event) {
        ProducerRecord<byte[], byte[]> message = message(topic, event);
        ConsumerRecord<byte[], byte[]> published =
                new ConsumerRecord<>(topic, 0, offset, message.key(), message.value());
        message.headers().forEach(header -> published.headers().add(header));
        return published;
    }
}
