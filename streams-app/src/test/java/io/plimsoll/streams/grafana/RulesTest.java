package io.plimsoll.streams.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.rig.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final String TESTS = "grafana/prometheus/rules/plimsoll.test.yml";

    @Test
    void shouldBeRulesAndDoWhatTheirTestsSay() throws Exception {
        // Given
        Program.require("prometheus", "promtool");
        var directory = Repository.path("grafana/prometheus");
        // When
        List<Program.Run> runs = List.of(
                Program.run(directory, "promtool", "check", "rules", "rules/plimsoll.rules.yml"),
                Program.run(directory, "promtool", "check", "config", "prometheus.yml"),
                Program.run(directory, "promtool", "test", "rules", "rules/plimsoll.test.yml"));
        // Then
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.exitCode()).as(run.said()).isZero());
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeTestedToFireAndToBeSilent(String rule) {
        List<JsonNode> tests = new ArrayList<>();
        Repository.yaml(TESTS)
                .path("tests")
                .forEach(group -> group.path("alert_rule_test").forEach(tests::add));
        assertThat(tests)
                .filteredOn(test -> test.path("alertname").asText().equals(rule))
                .anyMatch(test -> test.path("exp_alerts").size() > 0)
                .anyMatch(test -> test.path("exp_alerts").isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.MetricsInUseTest#rules")
    void shouldSayWhatIsWrongAndWhatToDo(JsonNode rule) {
        assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
        assertThat(rule.path("annotations").path("description").asText())
                .hasSizeGreaterThan(40)
                .endsWith(".");
        assertThat(rule.path("labels").has("severity")
                        || rule.path("expr").asText().contains("severity"))
                .as("has a severity")
                .isTrue();
    }

    static Stream<String> names() {
        return MetricsInUseTest.rules().map(rule -> rule.path("alert").asText());
    }
}
