package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.PolicyDuration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A monitor's policy as a person writes it: strict where the topic's readers are lenient. */
class PolicyFileTest {
    private static final String LEAST = "model: credit\ntask: binary\npositive: \"1\"\n";

    private final ConfigParser parser = new ConfigParser(Map.of());

    @Test
    void shouldReadThePolicyOfTheContract() {
        MonitorPolicy policy = parse("""
                model: credit
                task: binary                      # binary | multiclass | regression
                positive: "1"
                favourable: "1"
                window: 1d
                scan: [1d, 2d, 3d, 5d, 7d, 14d]
                lateness: 10m
                labels: {horizon: 30d, mature: 14d, causedBy: world}
                features: {age: {range: [18, 90]}, income: {range: [0, null], nullable: 0.01}, note: {ignore: true}}
                derive:
                  degree: {from: education, groups: {no_degree: [none, high_school], degree: [college, graduate]}}
                  age_band: {from: age, cuts: [25, 60]}
                segments: [region, degree, [gender, age_band]]
                fairness:
                  attributes: {gender: {reference: male}, degree: {}}
                  minimumGroup: 30
                  constraints: [{metric: demographic_parity_ratio, min: 0.8}, {metric: equal_opportunity_difference, max: 0.1}]
                performance:
                  constraints: [{metric: accuracy, min: 0.91}, {metric: accuracy, segment: {tier: vip}, min: 0.95}]
                drift: {psi: {warning: 0.05, error: 0.10, critical: 0.25}}
                integrity: {missing: {increase: 0.02}, unseen: {increase: 0.005}, range: {increase: 0.005}}
                latency: {objective: 200ms, share: 0.99}
                falseAlarms: {probability: 0.05, per: 30d}
                alerting: {from: warning, raiseAfter: 1, clearAfter: 2, owner: credit-ml, runbook: "https://runbook"}
                rollout: {fallback: v1, metric: accuracy, margin: 0.01, confidence: 0.95, gates: {insufficient: approve}, approval: {rollback: auto, promotion: required}, weights: {v1: 0.9, v2: 0.1}, floor: 0.05, step: 0.1, cooldown: 6h, expiry: 24h}
                """);

        assertThat(policy.model()).isEqualTo("credit");
        assertThat(policy.window()).isEqualTo(PolicyDuration.parse("1d"));
        assertThat(policy.segments()).hasSize(3);
        assertThat(policy.features()).containsOnlyKeys("age", "income", "note");
    }

    @Test
    void shouldTakeANumberAsTheTextThatItIsWrittenAs() {
        MonitorPolicy policy = parse("model: credit\ntask: binary\npositive: 1\nrollout: {fallback: 1.10}\n");

        assertThat(policy.positive()).isEqualTo("1");
        assertThat(policy.rollout()).extracting("fallback").isEqualTo("1.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "windw: 1d | p.yaml:4: windw is not a known key: did you mean window?",
                "labels: {horizn: 1d} | p.yaml:4: labels.horizn is not a known key: did you mean horizon?",
                "features: {age: {rnge: [1, 2]}} | p.yaml:4: features.age.rnge is not a known key: did you mean range?",
                "performance: {constraints: [{metric: recall, max: 1, mn: 0}]} | p.yaml:4: performance.constraints[0].mn is not a known key: did you mean min?",
                "fairness: {attributes: {gender: {referense: male}}} | p.yaml:4: fairness.attributes.gender.referense is not a known key: did you mean reference?",
                "task: binary | p.yaml:4: task is given twice, first on line 2",
                "features: {age: {nullable: 2}} | p.yaml:4: features.age.nullable must be a share from 0 to 1, is 2",
                "falseAlarms: {probability: 2} | p.yaml:4: falseAlarms.probability must be above 0 and below 1, is 2",
                "falseAlarms: {probability: often} | p.yaml:4: falseAlarms.probability must be a number, is often",
                "alerting: {raiseAfter: 0} | p.yaml:4: alerting.raiseAfter must be at least 1, is 0",
            })
    void shouldSayWhatIsWrongWithAPolicy(String line, String message) {
        assertThatThrownBy(() -> parse(LEAST + line + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void shouldNameTheKeyOfADurationThatIsNone() {
        assertThatThrownBy(() -> parse(LEAST + "window: 10\n"))
                .hasMessageStartingWith("p.yaml:4: window ")
                .hasMessageContaining("10m");
    }

    @Test
    void shouldNameAKeyThatIsMissing() {
        assertThatThrownBy(() -> parse("model: credit\n"))
                .hasMessage("p.yaml: task is missing and has no default: add it");
    }

    private MonitorPolicy parse(String text) {
        return parser.document("p.yaml", text, MonitorPolicy.class);
    }
}
