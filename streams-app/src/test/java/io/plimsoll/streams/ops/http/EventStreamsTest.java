package io.plimsoll.streams.ops.http;

import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.config.HttpSettings;
import io.plimsoll.streams.config.Secret;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private static final HttpSettings LOCAL = new HttpSettings("127.0.0.1", 0, new Secret(""), false);

    /** A stream lasts a second. */
    private static final HttpLimits SHORT = new HttpLimits(8, 2_048, 64, Duration.ofSeconds(3), 1 << 20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReportView view = new ReportView(ViewBounds.STANDARD);
    private HttpService service;

    @BeforeEach
    void start() throws IOException {
        service = start(HttpLimits.STANDARD);
    }

    private HttpService start(HttpLimits limits) throws IOException {
        return HttpService.start(
                LOCAL, limits, new HttpService.Content(view, new Health(List.of()), () -> "", () -> PUBLISHED));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void shouldTellTheStateAtOnceAndWhenItChanged() throws Exception {
        // Given
        HttpResponse<InputStream> response = follow();
        BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        String first = nextData(lines);
        // When
        view.apply(report(0).published());
        // Then
        assertThat(first).isEqualTo("{\"health\":\"ready\",\"models\":{}}");
        assertThat(nextData(lines)).isEqualTo("{\"health\":\"ready\",\"models\":{\"credit\":1}}");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        response.body().close();
    }

    @Test
    void shouldEndInGoodOrderBeforeTheServerCutsItOff() throws Exception {
        // Given
        service.close();
        service = start(SHORT);
        // When
        String all = new String(follow().body().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        assertThat(all).startsWith("retry: 500\n\nevent: state\n").endsWith("\n\n");
    }

    @Test
    void shouldKeepPlacesForThoseWhoAskWhenManyPagesAreOpen() throws Exception {
        // Given
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            HttpResponse<InputStream> stream = follow();
            assertThat(stream.statusCode()).isEqualTo(200);
            open.add(stream);
        }
        // When
        HttpResponse<InputStream> oneMore = follow();
        // Then
        assertThat(oneMore.statusCode()).isEqualTo(503);
        assertThat(get("/api/v1/models").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(200);
        for (HttpResponse<InputStream> stream : open) {
            stream.body().close();
        }
    }

    private HttpResponse<InputStream> follow() throws IOException, InterruptedException {
        return get("/api/v1/events");
    }

    private HttpResponse<InputStream> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String nextData(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return line == null ? "" : line.substring("data: ".length());
    }
}
