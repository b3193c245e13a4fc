package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits too long for an example, and those that a schema cannot say. */
class LimitsTest {

    @Test
    void shouldTakeTenThousandFeatures() throws JsonProcessingException {
        JsonNode event = eventWithFeatures(10_000);

        PredictionEvent read = Wiring.JSON.treeToValue(event, PredictionEvent.class);

        assertThat(read.features()).hasSize(10_000);
        assertThat(Wiring.schema(MessageType.PREDICTION_EVENT).validate(event)).isEmpty();
    }

    @Test
    void shouldRefuseOneFeatureMore() {
        JsonNode event = eventWithFeatures(10_001);

        assertThat(Wiring.schema(MessageType.PREDICTION_EVENT).validate(event)).hasSize(1);
        assertThatThrownBy(() -> Wiring.JSON.treeToValue(event, PredictionEvent.class))
                .hasRootCauseMessage("features must be at most 10000");
    }

    @Test
    void shouldCountTheBytesOfAName() {
        String name = "ü".repeat(101);

        assertThatThrownBy(() -> new MonitorPolicy.Segment(List.of(name)))
                .isInstanceOf(WireException.class)
                .hasMessage("segments must be 1 to 200 bytes of UTF-8");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldNeverLetAnUndefinedNumberOut(double undefined) {
        assertThatThrownBy(() -> new Finding.Compared(Finding.Figure.VALUE, undefined, 0.1))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.field()).isEqualTo("value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.2,0.1]", "[0.1,0.1]"})
    void shouldRefuseEdgesThatDoNotIncrease(String edges) {
        ObjectNode profile = profile();
        ((ObjectNode) profile.at("/score")).set("edges", Wiring.tree(edges));

        assertThatThrownBy(() -> Wiring.JSON.treeToValue(profile, ReferenceProfile.class))
                .hasRootCauseMessage("edges must increase strictly and be finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts", "sums"})
    void shouldRefuseCellsThatDoNotFitTheEdges(String field) {
        ObjectNode profile = profile();
        ((ObjectNode) profile.at("/score")).set(field, Wiring.tree("[1,2]"));

        assertThatThrownBy(() -> Wiring.JSON.treeToValue(profile, ReferenceProfile.class))
                .hasRootCauseMessage(field + " must have one number more than edges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evidence", "deciles"})
    void shouldRefuseCutsThatAreNoEdges(String field) {
        ObjectNode profile = profile();
        ((ObjectNode) profile.at("/score")).set(field, Wiring.tree("[0,3]"));

        assertThatThrownBy(() -> Wiring.JSON.treeToValue(profile, ReferenceProfile.class))
                .hasRootCauseMessage(field + " must be increasing indices into edges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "decision", "value", "owner"})
    void shouldRefuseAFeatureWithATakenName(String name) {
        ObjectNode profile = profile();
        ((ObjectNode) profile.at("/features/0")).put("name", name);

        assertThatThrownBy(() -> Wiring.JSON.treeToValue(profile, ReferenceProfile.class))
                .hasRootCauseMessage("features has a name twice or one that is reserved: " + name);
    }

    @Test
    void shouldNotFollowChangesOfWhatItWasMadeFrom() {
        var attributes = new ArrayList<>(List.of("region"));
        MonitorPolicy.Segment segment = new MonitorPolicy.Segment(attributes);

        attributes.add("gender");

        assertThat(segment.attributes()).containsExactly("region");
    }

    @Test
    void shouldRefuseAWindowThatEndsBeforeItStarts() {
        var start = Instant.EPOCH;

        assertThatThrownBy(() -> new TimeWindow(start, start)).hasMessage("end must be after start");
    }

    private static JsonNode eventWithFeatures(int count) {
        ObjectNode event = Wiring.tree(Examples.text(MessageType.PREDICTION_EVENT, "minimal.json"))
                .deepCopy();
        ObjectNode features = event.putObject("features");
        for (int i = 0; i < count; i++) {
            features.put("f" + i, i);
        }
        return event;
    }

    private static ObjectNode profile() {
        return Wiring.tree(Examples.text(MessageType.REFERENCE_PROFILE, "binary.json"))
                .deepCopy();
    }
}
