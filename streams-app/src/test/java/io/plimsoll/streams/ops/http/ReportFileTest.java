package io.plimsoll.streams.ops.http;

import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ReportFileTest {
    private final ReportView view = new ReportView(ViewBounds.STANDARD);
    private final ReportFile file = new ReportFile(view, References.NONE, () -> PUBLISHED);

    private JsonNode recorded() throws IOException {
        Matcher found = Pattern.compile("id=\"recorded\">(.*?)</script>", Pattern.DOTALL)
                .matcher(file.html());
        assertThat(found.find()).isTrue();
        return Json.MESSAGES.readTree(found.group(1));
    }

    @Test
    void shouldHoldEverythingAndAskForNothing() {
        // Given
        view.apply(report(0).published());
        // When
        String html = file.html();
        // Then
        assertThat(html)
                .doesNotContain("{{", "\nimport ", "\nexport ", " src=\"", "@import", "url(http")
                .contains("default-src 'none'", "script-src 'sha256-");
    }

    @Test
    void shouldRecordWhatTheServiceWouldAnswer() throws IOException {
        // Given
        view.apply(report(0).finding(drift("income", "1d", Verdict.OK, 0.1)).published());
        // When
        JsonNode recorded = recorded();
        // Then
        String window = "/api/v1/models/credit/reports?version=v2&role=champion"
                + "&from=2024-03-01T00:00:00Z&to=2024-03-02T00:00:00Z";
        byte[] packed =
                Base64.getDecoder().decode(recorded.path("packed").path(window).textValue());
        JsonNode reports = Json.MESSAGES.readTree(new GZIPInputStream(new ByteArrayInputStream(packed)));
        assertThat(reports.path(0))
                .isEqualTo(Json.MESSAGES.readTree(report(0)
                        .finding(drift("income", "1d", Verdict.OK, 0.1))
                        .published()
                        .value()));
        Iterator<String> addresses = recorded.path("answers").fieldNames();
        assertThat(addresses)
                .toIterable()
                .contains("/api/v1/fleet", "/api/v1/models/credit/timeline?version=v2&role=champion");
    }

    @Test
    void shouldNotLetANameEndTheScript() {
        // Given
        view.apply(report(0)
                .finding(drift("</script><script>alert(1)</script>", "1d", Verdict.OK, 0.1))
                .published());
        // When
        String html = file.html();
        // Then
        assertThat(html).doesNotContain("</script><script>alert").contains("\\u003c/script>");
    }

    @Test
    void shouldHoldTheAnswerOfAComparisonForThePageToDraw() throws IOException {
        // Given
        view.apply(report(0).published());
        // When
        String html = file.comparing(Map.of("answer", "</script>")).html();
        // Then
        assertThat(html).contains("\"comparison\":{\"answer\":\"\\u003c/script>\"}");
        assertThat(recorded().has("comparison")).isFalse();
    }
}
