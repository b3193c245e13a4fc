package io.plimsoll.streams.ops.view;

import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.schemas.Schemas;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's own examples, as they would lie on the topics. */
class GoldenExamplesInViewTest {
    private final ReportView view = new ReportView(ViewBounds.STANDARD);

    @ParameterizedTest
    @ValueSource(strings = {"binary", "challenger-without-undefined-fields", "minimal", "regression-shadow"})
    void shouldShowEveryExampleOfAReport(String name) throws IOException {
        // Given
        JsonNode report = example("window-report/" + name);
        String model = report.path("model").asText();
        // When
        view.apply(new Published(ViewTopic.REPORTS, model, bytes(report), Map.of(), PUBLISHED));
        // Then
        assertThat(view.unreadable()).isZero();
        assertThat(view.model(model).orElseThrow().newest()).singleElement().satisfies(newest -> {
            assertThat(newest.revision()).isEqualTo(report.path("revision").asInt());
            assertThat(newest.settled()).isEqualTo(report.path("final").asBoolean());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"alert", "rollback", "promotion", "traffic", "retrain", "withdrawn"})
    void shouldGiveEveryExampleOfAControlEventBackInStructuredForm(String name) throws IOException {
        // Given
        JsonNode event = example("cloud-event/" + name);
        String model = event.at("/data/model").asText();
        Map<String, String> headers = new HashMap<>();
        event.properties()
                .forEach(attribute -> headers.put(
                        "ce_" + attribute.getKey(), attribute.getValue().asText()));
        // When
        view.apply(new Published(ViewTopic.CONTROL, model, bytes(event.path("data")), headers, PUBLISHED));
        // Then
        ModelView shown = view.model(model).orElseThrow();
        ControlDocument document = (name.equals("alert") ? shown.recentAlerts(1) : shown.decisions(1)).get(0);
        assertThat(Json.MESSAGES.readTree(document.json())).isEqualTo(event);
    }

    private static JsonNode example(String name) throws IOException {
        try (InputStream json = Schemas.class.getResourceAsStream("/examples/v1/" + name + ".json")) {
            return Json.MESSAGES.readTree(Objects.requireNonNull(json, name));
        }
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        return Json.MESSAGES.writeValueAsBytes(node);
    }
}
