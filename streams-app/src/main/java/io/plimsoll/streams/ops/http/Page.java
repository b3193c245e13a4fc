package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.http.ModelSummary.VersionSummary;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.VersionVerdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page: a table of all models and versions. It has no script and asks for nothing else. */
final class Page {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Plimsoll</title></head>
            <body>
            <h1>Plimsoll</h1>
            """;
    private static final String COLUMNS = """
            <table border="1">
            <caption>The last closed window of each version</caption>
            <thead><tr><th scope="col">Model</th><th scope="col">Version</th><th scope="col">Role</th>\
            <th scope="col">Window (UTC)</th><th scope="col">Predictions</th><th scope="col">Labels</th>\
            <th scope="col">Open alerts</th><th scope="col">Verdict</th></tr></thead>
            <tbody>
            """;
    private static final String FOOT = "</tbody>\n</table>\n</body>\n</html>\n";
    private static final String NOTHING = "<p>No window has closed yet.</p>\n</body>\n</html>\n";

    private final ReportView view;
    private final Health health;
    private final InstantSource clock;

    Page(ReportView view, Health health, InstantSource clock) {
        this.view = view;
        this.health = health;
        this.clock = clock;
    }

    Reply show(Request request) throws Refused {
        new Parameters(request, Set.of());
        List<ModelSummary> models = view.models().stream().map(ModelSummary::of).toList();
        String body = models.isEmpty() ? NOTHING : COLUMNS + rows(models) + FOOT;
        String html = HEAD + state() + body;
        return Reply.of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private String state() {
        return "<p>This instance is " + health.report().status().wire().replace('_', ' ')
                + "; <a href=\"/health/ready\">details</a></p>\n";
    }

    private String rows(List<ModelSummary> models) {
        return models.stream()
                .flatMap(model -> model.versions().stream().map(version -> row(model.model(), version)))
                .collect(Collectors.joining());
    }

    private String row(String model, VersionSummary version) {
        return "<tr>" + cell(model) + cell(version.version()) + cell(version.role())
                + cell(version.windowStart() + " to " + version.windowEnd())
                + cell(String.valueOf(version.predictions()))
                + cell(String.valueOf(version.labels()))
                + cell(alerts(version))
                + cell(verdict(model, version.version()))
                + "</tr>\n";
    }

    private static String alerts(VersionSummary version) {
        return version.alerts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private String verdict(String model, String version) {
        List<String> troubles = health.report().troubles(model);
        return view.model(model)
                .map(known -> VersionVerdict.of(known.standing(version), troubles, clock.instant()))
                .map(verdict -> verdict.outcome().wire())
                .orElse("");
    }

    private static String cell(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
