package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.PaneSummary;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.Series;
import io.plimsoll.streams.wire.ReferencePicture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compact answers that the page draws from: a hundredth of the reports behind them. */
final class PageApi {
    /** Where the names are in {@code api/v1/models/{m}/references/{layout}}. */
    private static final int MODEL = 3;

    private static final int LAYOUT = 5;

    private final ReportView view;
    private final Fleet fleet;
    private final References references;

    PageApi(ReportView view, Fleet fleet, References references) {
        this.view = view;
        this.fleet = fleet;
        this.references = references;
    }

    Reply fleet(Request request) throws Refused {
        new Parameters(request, Set.of());
        return data(fleet.rows());
    }

    Reply timeline(Request request) throws Refused {
        Parameters asked = new Parameters(request, Set.of("version", "role"));
        ModelView model = named(request);
        Series series = series(asked);
        return data(Timeline.of(series, windows(model, series)));
    }

    Reply heatmap(Request request) throws Refused {
        Parameters asked = new Parameters(request, Set.of("version", "role", "family"));
        ModelView model = named(request);
        return data(HeatMap.of(family(asked), windows(model, series(asked))));
    }

    Reply incidents(Request request) throws Refused {
        int limit = new Parameters(request, Set.of("limit")).limit();
        return data(Incidents.of(named(request), limit));
    }

    /** That a reference is no longer in force is an answer: null. */
    Reply reference(Request request) throws Refused {
        new Parameters(request, Set.of());
        Optional<ReferencePicture> known = references.reference(request.name(MODEL), request.name(LAYOUT));
        return Reply.json(200, Documents.json(Documents.ordered("data", known.orElse(null))));
    }

    private static Family family(Parameters asked) throws Refused {
        try {
            return asked.text("family").map(Family::of).orElse(Family.DRIFT);
        } catch (WireException e) {
            throw Refused.badRequest("the family is unknown", String.valueOf(e.getMessage()));
        }
    }

    private static Series series(Parameters asked) throws Refused {
        String version = asked.text("version").orElseThrow(PageApi::incomplete);
        return new Series(version, asked.role().orElseThrow(PageApi::incomplete));
    }

    private static Refused incomplete() {
        return Refused.badRequest("version or role is missing", "give both, as /api/v1/models tells them");
    }

    private static List<PaneSummary> windows(ModelView model, Series series) throws Refused {
        List<PaneSummary> windows = model.summaries(series);
        if (windows.isEmpty()) {
            throw Refused.notFound("nothing was reported of this version in this role", "see /api/v1/models");
        }
        return windows;
    }

    private ModelView named(Request request) throws Refused {
        return Api.named(view, request.name(MODEL));
    }

    private static Reply data(Object data) {
        return Reply.json(200, Documents.json(Map.of("data", data)));
    }
}
