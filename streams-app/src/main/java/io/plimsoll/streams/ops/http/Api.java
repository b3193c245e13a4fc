package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ControlDocument;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportDocument;
import io.plimsoll.streams.ops.view.ReportQuery;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.VersionVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints under {@code /api/v1}. */
final class Api {
    /** Where the names are in {@code api/v1/models/{m}/versions/{v}}. */
    private static final int MODEL = 3;

    private static final int VERSION = 5;

    private final ReportView view;
    private final Health health;
    private final InstantSource clock;
    private final long largest;

    Api(ReportView view, Health health, InstantSource clock, long largest) {
        this.view = view;
        this.health = health;
        this.clock = clock;
        this.largest = largest;
    }

    Reply models(Request request) throws Refused {
        new Parameters(request, Set.of());
        return data(view.models().stream().map(ModelSummary::of).toList());
    }

    Reply model(Request request) throws Refused {
        new Parameters(request, Set.of());
        return data(ModelSummary.of(named(request)));
    }

    private static Reply data(Object data) {
        return Reply.json(200, Documents.json(Map.of("data", data)));
    }

    private ModelView named(Request request) throws Refused {
        return named(view, request.name(MODEL));
    }

    static ModelView named(ReportView view, String name) throws Refused {
        Optional<ModelView> model = view.model(name);
        if (model.isEmpty()) {
            throw Refused.notFound(
                    "nothing was reported of this model yet",
                    "see /api/v1/models; a model appears with its first closed window");
        }
        return model.get();
    }

    Reply reports(Request request) throws Refused {
        Parameters asked = new Parameters(request, Set.of("version", "role", "from", "to", "limit"));
        ModelView model = named(request);
        int limit = asked.limit();
        ReportQuery oneMore =
                new ReportQuery(asked.text("version"), asked.role(), asked.time("from"), asked.time("to"), limit + 1);
        List<ReportDocument> found = model.reports(oneMore);
        List<byte[]> sent = thatFit(found, limit);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("count", sent.size());
        meta.put("more", sent.size() < found.size());
        if (sent.size() < found.size()) {
            meta.put("to", found.get(sent.size()).window().end().toString());
        }
        return Reply.json(200, Documents.list(sent, meta));
    }

    private List<byte[]> thatFit(List<ReportDocument> found, int limit) {
        List<byte[]> documents = new ArrayList<>();
        long bytes = 0;
        for (ReportDocument report : found) {
            bytes += report.json().length;
            if (documents.size() == limit || (bytes > largest && !documents.isEmpty())) {
                break;
            }
            documents.add(report.json());
        }
        return documents;
    }

    Reply alerts(Request request) throws Refused {
        int limit = new Parameters(request, Set.of("limit")).limit();
        ModelView model = named(request);
        Map<String, List<byte[]>> data = new LinkedHashMap<>();
        data.put("active", documents(model.activeDocuments()));
        data.put("recent", documents(model.recentAlerts(limit)));
        return Reply.json(200, Documents.lists(data, Map.of("leftOut", model.alertsLeftOut())));
    }

    Reply decisions(Request request) throws Refused {
        int limit = new Parameters(request, Set.of("limit")).limit();
        List<byte[]> decisions = documents(named(request).decisions(limit));
        return Reply.json(200, Documents.list(decisions, Map.of("count", decisions.size())));
    }

    private static List<byte[]> documents(List<ControlDocument> events) {
        return events.stream().map(ControlDocument::json).toList();
    }

    /** With a gate, for controllers that read the status alone; a hook that posts must name one. */
    Reply verdict(Request request) throws Refused {
        Optional<String> asked = new Parameters(request, Set.of("gate")).text("gate");
        Optional<RolloutGate> gate = asked.isEmpty() ? Optional.empty() : Optional.of(RolloutGate.named(asked.get()));
        if (request.isHook() && gate.isEmpty()) {
            throw Refused.badRequest(
                    "a hook must say what its answer is for, or every answer would open it",
                    "add ?gate=promotion or ?gate=rollback");
        }
        VersionVerdict verdict = verdict(named(request), request.name(VERSION));
        return gate.isEmpty() ? data(document(verdict)) : gated(gate.get(), verdict);
    }

    private VersionVerdict verdict(ModelView model, String version) {
        return VersionVerdict.of(model.standing(version), health.report().troubles(model.model()), clock.instant());
    }

    private static Reply gated(RolloutGate gate, VersionVerdict verdict) {
        RolloutGate.Answer answer = gate.answer(verdict);
        Map<String, @Nullable Object> document = document(verdict);
        document.put("gate", gate.wire());
        document.put("open", answer.isOpen());
        document.put("why", answer.why());
        return Reply.json(answer.status(), Documents.json(Map.of("data", document)));
    }

    private static Map<String, @Nullable Object> document(VersionVerdict verdict) {
        return Documents.ordered(
                "verdict", verdict.outcome().wire(),
                "reasons", verdict.reasons(),
                "windowEnd", verdict.windowEnd().map(Instant::toString).orElse(null),
                "predictions", verdict.predictions(),
                "labels", verdict.labels(),
                "stale", verdict.stale());
    }
}
