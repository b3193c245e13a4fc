package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.PaneSummary;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.Series;
import io.plimsoll.streams.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What the service would answer to everything that the page asks, by address. Reports are packed, and the oldest are left
 * out where there are too many to mail; the page says so.
 */
final class Recording {
    private static final String API = "/api/v1";
    private static final String MODELS = API + "/models/";

    /** Of packed reports, in characters. */
    private static final int MOST = 6 << 20;

    private final ReportView view;
    private final Router router;
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final Map<String, String> packed = new LinkedHashMap<>();
    private int size;

    Recording(ReportView view, Router router) {
        this.view = view;
        this.router = router;
    }

    /** All of it, as the page reads it. */
    Map<String, ?> taken(Instant now) throws IOException {
        answer(API + "/fleet");
        for (ModelView model : view.models()) {
            record(model);
        }
        return Map.of("recordedAt", now.toEpochMilli(), "answers", answers, "packed", packed);
    }

    private void record(ModelView model) throws IOException {
        String of = MODELS + model.model();
        answer(of);
        answer(of + "/incidents?limit=500");
        answer(of + "/decisions?limit=50");
        for (Series series : model.series()) {
            answer(of + "/versions/" + series.version() + "/verdict");
            answer(of + "/timeline?" + query(series));
            answer(of + "/heatmap?" + query(series) + "&family=drift");
            answer(of + "/heatmap?" + query(series) + "&family=integrity");
        }
        for (String layout : layouts(model)) {
            answer(of + "/references/" + layout);
        }
        for (String window : windows(model)) {
            pack(of + "/reports?" + window);
        }
    }

    private static String query(Series series) {
        return "version=" + series.version() + "&role=" + series.role().wire();
    }

    private static List<String> layouts(ModelView model) {
        return model.series().stream()
                .flatMap(series -> model.summaries(series).stream())
                .map(PaneSummary::layoutHash)
                .distinct()
                .toList();
    }

    /** The newest first. */
    private static List<String> windows(ModelView model) {
        return model.series().stream()
                .flatMap(series -> model.summaries(series).stream().map(pane -> new Window(series, pane)))
                .sorted(Comparator.comparing(Window::end).reversed())
                .map(Window::query)
                .distinct()
                .toList();
    }

    private record Window(Series series, PaneSummary pane) {
        Instant end() {
            return pane.window().end();
        }

        String query() {
            return Recording.query(series) + "&from=" + pane.window().start() + "&to=" + end();
        }
    }

    private void answer(String address) throws IOException {
        for (byte[] body : found(address).toList()) {
            answers.put(address, Json.MESSAGES.readTree(body).path("data"));
        }
    }

    private void pack(String address) throws IOException {
        for (byte[] body : size < MOST ? found(address).toList() : List.<byte[]>of()) {
            byte[] data = Documents.json(Json.MESSAGES.readTree(body).path("data"));
            String text = Base64.getEncoder().encodeToString(zipped(data));
            size += text.length();
            packed.put(address, text);
        }
    }

    private static byte[] zipped(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(data);
        }
        return bytes.toByteArray();
    }

    private Stream<byte[]> found(String address) {
        try {
            return Stream.of(router.answer(Request.to(address)).body());
        } catch (Refused unknown) {
            return Stream.empty();
        }
    }
}
