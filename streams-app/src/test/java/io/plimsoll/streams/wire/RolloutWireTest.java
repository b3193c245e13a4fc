package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Rollout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutWireTest {

    private static final String LEAST = "model: credit\ntask: binary\npositive: \"1\"\n";

    @Test
    void shouldDecideForShowWhereRolloutsAreNotMentioned() throws JsonProcessingException {
        assertThat(rollout("")).isEqualTo(Rollout.SHOWN);
        assertThat(Rollout.SHOWN.dryRun()).isTrue();
    }

    @Test
    void shouldFillInEveryDefault() throws JsonProcessingException {
        assertThat(rollout("rollout: {}")).isEqualTo(Rollout.STANDARD);
    }

    @Test
    void shouldTakeWhatIsWritten() throws JsonProcessingException {
        assertThat(rollout("rollout: {fallback: v1, metric: recall, margin: 0.02, confidence: 0.9,"
                        + " gates: {insufficient: block}, approval: {rollback: required, promotion: auto},"
                        + " weights: {v2: 0.1, v1: 0.9}, floor: 0.1, step: 0.2, cooldown: 1h, expiry: 3d}"))
                .isEqualTo(new Rollout(
                        false,
                        Optional.of("v1"),
                        PerformanceMetric.RECALL,
                        0.02,
                        0.9,
                        true,
                        Rollout.Approval.REQUIRED,
                        Rollout.Approval.AUTO,
                        Map.of("v1", 0.9, "v2", 0.1),
                        0.1,
                        0.2,
                        Duration.ofHours(1),
                        Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{metric: acuracy}; rollout.metric; use one of accuracy, balanced_accuracy",
                "{metric: ece}; rollout.metric; use one of accuracy",
                "{metric: selection_rate}; rollout.metric; use one of accuracy",
                "{floor: 0.6}; rollout.floor; use at most 1/2",
                "{weights: {a: 0.4, b: 0.3, c: 0.3}, floor: 0.4}; rollout.floor; use at most 1/3",
                "{step: 0}; rollout.step; use for example 0.1",
                "{expiry: 0h}; rollout.expiry; use for example 24h"
            })
    void shouldNameThePlaceAndTheRemedyOfAMistake(String block, String path, String remedy)
            throws JsonProcessingException {
        MonitorPolicy written = Bank.written(LEAST + "rollout: " + block);

        assertThatThrownBy(() -> PolicyWire.policyOf(written))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(path))
                .hasMessageContaining(remedy);
    }

    private static Rollout rollout(String block) throws JsonProcessingException {
        return PolicyWire.policyOf(Bank.written(LEAST + block)).rollout();
    }
}
