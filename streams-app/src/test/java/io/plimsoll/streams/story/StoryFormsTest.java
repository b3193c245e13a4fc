package io.plimsoll.streams.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The story in the forms of the contract. */
class StoryFormsTest {

    private final CreditStory story = new CreditStory(1);

    @Test
    void shouldWriteAPredictionAsItsEvent() throws IOException {
        // Given
        PredictionMade made = story.reference("v2").next();
        Prediction prediction = new Prediction();
        made.into(prediction);

        // When
        JsonNode event = new ObjectMapper().readTree(PredictionJson.bytes(prediction));

        // Then
        assertThat(event.at("/id").textValue()).isEqualTo("r000000");
        assertThat(event.at("/version").textValue()).isEqualTo("v2");
        assertThat(event.at("/time").textValue()).isEqualTo("2024-01-31T00:00:00Z");
        assertThat(event.at("/prediction/score").doubleValue()).isEqualTo(made.score());
        assertThat(event.at("/prediction/decision").textValue()).isEqualTo(made.approves() ? "1" : "0");
        assertThat(names(event.at("/features")))
                .containsExactly(
                        "age",
                        "income",
                        "debt_to_income",
                        "credit_score",
                        "loan_amount",
                        "employment_years",
                        "employment_type",
                        "loan_purpose",
                        "region");
        assertThat(names(event.at("/segments"))).containsExactly("gender", "education");
    }

    @Test
    void shouldWriteALabelAsItsEvent() throws IOException {
        // Given
        LabelRow row = new LabelRow();
        new LabelArrived(CreditStory.START.toEpochMilli(), "s000001", "0").into(row);

        // When
        JsonNode event = new ObjectMapper().readTree(LabelJson.bytes(row));

        // Then
        assertThat(event)
                .hasToString(
                        "{\"id\":\"s000001\",\"model\":\"credit\",\"label\":\"0\",\"time\":\"2024-03-01T00:00:00Z\"}");
    }

    @Test
    void shouldWatchOnlyFeaturesThatTheStoryHas() throws IOException {
        // Given
        Prediction prediction = new Prediction();
        story.reference("v1").next().into(prediction);
        List<String> features = new ArrayList<>();
        for (int i = 0; i < prediction.features.size(); i++) {
            features.add(prediction.features.name(i));
        }

        // When
        JsonNode policy = new YAMLMapper().readTree(story.policy());

        // Then
        assertThat(policy.at("/model").textValue()).isEqualTo(CreditStory.MODEL);
        assertThat(features).containsAll(names(policy.at("/features")));
        assertThat(policy.at("/derive/degree/from").textValue()).isEqualTo("education");
    }

    /**
     * The whole of seed 1 in its messages. The number is this generator's own, written down when it was finished: it says
     * that another JDK or another machine tells the same story.
     */
    @Test
    void shouldTellTheSameStoryEverywhere() {
        // Given
        CRC32 checksum = new CRC32();

        // When
        story.events().forEachRemaining(event -> checksum.update(message(event)));

        // Then
        assertThat(checksum.getValue()).isEqualTo(2_665_444_250L);
    }

    private static byte[] message(StoryEvent event) {
        if (event instanceof PredictionMade made) {
            Prediction prediction = new Prediction();
            made.into(prediction);
            return PredictionJson.bytes(prediction);
        }
        LabelRow label = new LabelRow();
        ((LabelArrived) event).into(label);
        return LabelJson.bytes(label);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
