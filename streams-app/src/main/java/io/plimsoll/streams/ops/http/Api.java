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
        Optional<ModelView> model = view.model(request.name(MODEL));
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

    Reply verdict(Request request) throws Refused {
        new Parameters(request, Set.of());
        ModelView model = named(request);
        VersionVerdict verdict = VersionVerdict.of(
                model.standing(request.name(VERSION)), health.report().troubles(model.model()), clock.instant());
        return data(Documents.ordered(
                "verdict", verdict.outcome().wire(),
                "reasons", verdict.reasons(),
                "windowEnd", verdict.windowEnd().map(Instant::toString).orElse(null),
                "predictions", verdict.predictions(),
                "labels", verdict.labels(),
                "stale", verdict.stale()));
    }
}
