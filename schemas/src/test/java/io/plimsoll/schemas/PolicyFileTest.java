package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy as a file: YAML, where mistakes are named with their path. */
class PolicyFileTest {

    @Test
    void shouldReadTheSamePolicyFromYamlAndJson() throws JsonProcessingException {
        String yaml = Examples.text(MessageType.MONITOR_POLICY, "contract.yaml");
        String json = Examples.text(MessageType.MONITOR_POLICY, "contract.json");

        MonitorPolicy policy = Wiring.YAML.readValue(yaml, MonitorPolicy.class);

        assertThat(policy).isEqualTo(Wiring.JSON.readValue(json, MonitorPolicy.class));
    }

    @Test
    void shouldValidateTheYamlOfTheContract() throws JsonProcessingException {
        var yaml = Wiring.YAML.readTree(Examples.text(MessageType.MONITOR_POLICY, "contract.yaml"));

        assertThat(Wiring.schema(MessageType.MONITOR_POLICY).validate(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"windwo, {}", "rollout, {\"marign\": 1}", "rollout, {\"gates\": {\"insuficient\": \"block\"}}"})
    void shouldLetAFileReaderRefuseUnknownKeys(String key, String value) {
        String policy = "{\"model\":\"m\",\"task\":\"regression\",\"" + key + "\":" + value.replace("'", "") + "}";

        assertThatThrownBy(() -> Wiring.REFUSING_UNKNOWN.readValue(policy, MonitorPolicy.class))
                .isInstanceOfSatisfying(
                        UnrecognizedPropertyException.class,
                        e -> assertThat(e.getPathReference()).contains(key));
    }

    @Test
    void shouldRefuseAKeyThatIsThereTwice() {
        String yaml = "model: m\ntask: regression\nmodel: n\n";

        assertThatThrownBy(() -> Wiring.YAML.readValue(yaml, MonitorPolicy.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("model");
    }

    @Test
    void shouldNameThePathAndTheRemedyOfAMistake() {
        String yaml = "model: m\ntask: binary\npositive: '1'\nrollout: {confidence: 95}\n";

        assertThatThrownBy(() -> Wiring.YAML.readValue(yaml, MonitorPolicy.class))
                .isInstanceOfSatisfying(JsonMappingException.class, e -> {
                    assertThat(e.getPathReference()).contains("rollout");
                    assertThat(e).hasRootCauseMessage("confidence must be above 0 and below 1");
                });
    }
}
