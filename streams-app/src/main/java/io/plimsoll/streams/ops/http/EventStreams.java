package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What changed, as server-sent events: {@code event: state} with {@code {"health": …, "models": {name: changes}}}, at once
 * and whenever it is another; a comment as a heartbeat in between. Who sees another number of changes than before asks for
 * what it shows; nothing is lost by a missed event, so a stream needs no memory.
 *
 * <p>A stream takes a thread and a connection, so there are few, and each ends in good order before the server, which cuts
 * off answers that take too long, would do so; clients come back at once, as the protocol has it.
 */
final class EventStreams {
    static final String PATH = "/api/v1/events";

    /** A quarter of the connections. */
    private static final int MOST = 16;

    private static final int HEARTBEAT_TICKS = 6;
    private static final long TICK_MILLIS = 500;
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final ReportView view;
    private final Health health;
    private final long ticks;
    private final Semaphore places = new Semaphore(MOST);
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param longest how long the server lets an answer take */
    EventStreams(ReportView view, Health health, Duration longest) {
        this.view = view;
        this.health = health;
        this.ticks = Math.max(1, longest.minus(MARGIN).toMillis() / TICK_MILLIS);
    }

    /** Streams on this thread until the stream has lasted its time. */
    void serve(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            busy().send(exchange);
            return;
        }
        try {
            stream(exchange);
        } finally {
            places.release();
        }
    }

    private static Reply busy() {
        return new Refused(503, "busy", "too many pages are open", "close some; without events they look every minute")
                .with("Retry-After", "60")
                .reply();
    }

    private void stream(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        Reply.of(200, "text/event-stream; charset=utf-8", new byte[0]).putHeaders(headers);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, "retry: 500\n\n");
            String told = "";
            for (long tick = 0; tick < ticks && isOpen(tick); tick++) {
                String state = state();
                if (!state.equals(told)) {
                    write(out, "event: state\ndata: " + state + "\n\n");
                } else if (tick % HEARTBEAT_TICKS == 0) {
                    write(out, ":\n\n");
                }
                told = state;
            }
        }
    }

    private boolean isOpen(long tick) {
        try {
            return tick == 0 || !closing.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String state() {
        Map<String, Long> models = new TreeMap<>();
        view.models().forEach(model -> models.put(model.model(), changes(model)));
        byte[] json = Documents.json(
                Documents.ordered("health", health.report().status().wire(), "models", models));
        return new String(json, StandardCharsets.UTF_8);
    }

    private static long changes(ModelView model) {
        return model.changes();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends all streams. */
    void close() {
        closing.countDown();
    }
}
