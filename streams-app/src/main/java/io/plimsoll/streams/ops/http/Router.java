package io.plimsoll.streams.ops.http;

import java.util.List;
import java.util.stream.IntStream;

/** Whom a request is for. A part in braces stands for any name. */
final class Router {
    private final List<Route> routes;

    Router(Api api, PageApi summaries, PageFiles page, Observability observability) {
        routes = List.of(
                new Route("/", page::index),
                new Route("/page/{file}", page::file),
                new Route("/metrics", observability::metrics),
                new Route("/health/live", observability::live),
                new Route("/health/ready", observability::ready),
                new Route("/api/v1/fleet", summaries::fleet),
                new Route("/api/v1/models", api::models),
                new Route("/api/v1/models/{m}", api::model),
                new Route("/api/v1/models/{m}/reports", api::reports),
                new Route("/api/v1/models/{m}/alerts", api::alerts),
                new Route("/api/v1/models/{m}/decisions", api::decisions),
                new Route("/api/v1/models/{m}/versions/{v}/verdict", api::verdict),
                new Route("/api/v1/models/{m}/timeline", summaries::timeline),
                new Route("/api/v1/models/{m}/heatmap", summaries::heatmap),
                new Route("/api/v1/models/{m}/incidents", summaries::incidents),
                new Route("/api/v1/models/{m}/references/{layout}", summaries::reference));
    }

    Reply answer(Request request) throws Refused {
        for (Route route : routes) {
            if (route.matches(request.path())) {
                return route.handler().answer(request);
            }
        }
        throw Refused.notFound("there is nothing here", "see /api/v1/models, /metrics, /health/ready or /");
    }

    /** What answers a request. */
    interface Handler {
        Reply answer(Request request) throws Refused;
    }

    private record Route(List<String> pattern, Handler handler) {
        Route(String pattern, Handler handler) {
            this(List.of(pattern.substring(1).split("/", -1)), handler);
        }

        boolean matches(List<String> path) {
            return path.size() == pattern.size()
                    && IntStream.range(0, path.size())
                            .allMatch(i -> pattern.get(i).startsWith("{")
                                    || pattern.get(i).equals(path.get(i)));
        }
    }
}
