package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.detectors.check.RolloutRules.Undecided;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutRulesTest {

    @ParameterizedTest
    @EnumSource(
            value = PerformanceMetric.class,
            names = {"SELECTION_RATE", "BIAS", "EXPECTED_CALIBRATION_ERROR", "DETERMINATION"})
    void shouldRefuseAMetricThatCannotTellTheBetter(PerformanceMetric metric) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutRules(metric, 0.01, 0.95, Undecided.APPROVE))
                .withMessageContaining(metric.label());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhatIsNoMargin(double margin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutRules(PerformanceMetric.ACCURACY, margin, 0.95, Undecided.APPROVE));
    }

    @Test
    void shouldRefuseCertainty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutRules(PerformanceMetric.ACCURACY, 0, 1, Undecided.BLOCK));
    }
}
