package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.health.HealthCheck.Answer;
import io.plimsoll.streams.ops.health.HealthReport;
import io.plimsoll.streams.ops.health.HealthState.Degraded;
import io.plimsoll.streams.ops.health.HealthState.NotReady;
import io.plimsoll.streams.ops.health.HealthStatus;
import io.plimsoll.streams.ops.metrics.Scrape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The endpoints for scrapers and orchestrators. */
final class Observability {
    private final Supplier<String> scrape;
    private final Health health;

    Observability(Supplier<String> scrape, Health health) {
        this.scrape = scrape;
        this.health = health;
    }

    /** Prometheus may send parameters of its own; they mean nothing. */
    Reply metrics(Request request) {
        return Reply.of(200, Scrape.CONTENT_TYPE, scrape.get().getBytes(StandardCharsets.UTF_8));
    }

    /** That this is answered is the answer. */
    Reply live(Request request) throws Refused {
        new Parameters(request, Set.of());
        return Reply.json(200, Documents.json(Map.of("data", Map.of("status", "live"))));
    }

    Reply ready(Request request) throws Refused {
        new Parameters(request, Set.of());
        HealthReport report = health.report();
        Object checks = report.answers().stream().map(Observability::details).toList();
        Map<String, @Nullable Object> data =
                Documents.ordered("status", report.status().wire(), "checks", checks);
        int status = report.status() == HealthStatus.NOT_READY ? 503 : 200;
        return Reply.json(status, Documents.json(Map.of("data", data)));
    }

    private static Map<String, @Nullable Object> details(Answer answer) {
        Map<String, @Nullable Object> details = Documents.ordered(
                "name", answer.name(), "status", answer.state().status().wire());
        if (answer.state() instanceof Degraded degraded) {
            details.put("reason", degraded.reason());
            details.put("remedy", degraded.remedy());
            details.put("models", new TreeSet<>(degraded.models()));
        } else if (answer.state() instanceof NotReady notReady) {
            details.put("reason", notReady.reason());
            details.put("remedy", notReady.remedy());
        }
        return details;
    }
}
