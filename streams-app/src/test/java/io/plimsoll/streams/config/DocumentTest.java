package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading of records that others own: lists, maps with free keys, and readers that would skip unknown fields. */
class DocumentTest {
    private final ConfigParser parser = new ConfigParser(Map.of("X", "1"));

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Policy(
            String model,
            @Nullable String version,
            @Nullable Map<String, Feature> features,
            @Nullable List<Constraint> constraints,
            @Nullable List<@Nullable Double> range) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Feature(@Nullable Double nullable) {
        Feature {
            InvalidSetting.require(nullable == null || nullable <= 1, "nullable", "must be a share from 0 to 1");
        }
    }

    record Constraint(String metric, @Nullable Double min) {}

    @Test
    void shouldKeepFreeKeysTextAndNullsAsWritten() {
        Policy policy = parse("model: 007\nversion: 1.10\nfeatures: {a.b: {nullable: 0.5}}\nrange: [0, null]\n");

        assertThat(policy.model()).isEqualTo("007");
        assertThat(policy.version()).isEqualTo("1.10");
        assertThat(policy.features()).containsOnlyKeys("a.b");
        assertThat(policy.range()).containsExactly(0.0, null);
    }

    @Test
    void shouldLeaveVariablesAlone() {
        Policy policy = parse("model: ${X}\n");

        assertThat(policy.model()).isEqualTo("${X}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "modle: a | p.yaml:1: modle is not a known key: did you mean model?",
                "features: {age: {nulable: 1}} | p.yaml:1: features.age.nulable is not a known key: did you mean nullable?",
                "features: {age: {nullable: 2}} | p.yaml:1: features.age.nullable must be a share from 0 to 1, is 2",
                "constraints: [{metric: a}, {metrik: b}] | p.yaml:1: constraints[1].metrik is not a known key: did you mean metric?",
                "constraints: [{metric: a, min: low}] | p.yaml:1: constraints[0].min must be a number, is low",
                "constraints: {metric: a} | p.yaml:1: constraints must be a list",
                "features: {age: {}, age: {}} | p.yaml:1: features.age is given twice, first on line 1",
            })
    void shouldBeAsStrictWithRecordsWhoseReadersSkipUnknownFields(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private Policy parse(String text) {
        return parser.document("p.yaml", text, Policy.class);
    }
}
