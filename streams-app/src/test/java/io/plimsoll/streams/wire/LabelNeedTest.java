package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.Family;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelNeedTest {

    @ParameterizedTest
    @CsvSource({
        "PERFORMANCE, accuracy, true",
        "PERFORMANCE, error_rate, true",
        "PERFORMANCE, label_coverage, true",
        "PERFORMANCE, selection_rate, false",
        "PERFORMANCE, estimated_accuracy, false",
        "PERFORMANCE, label_shift, false",
        "PERFORMANCE, estimate_gap, true",
        "PERFORMANCE, adwin, true",
        "FAIRNESS, demographic_parity_ratio, false",
        "FAIRNESS, disparate_impact, false",
        "FAIRNESS, equal_opportunity_difference, true",
        "FAIRNESS, theil_index, true",
        "COMPARISON, accuracy, true",
        "DRIFT, psi, false",
        "INTEGRITY, missing, false",
        "LATENCY, latency, false",
        "VOLUME, volume, false"
    })
    void shouldSayWhichChecksAreAboutLabels(Family family, String check, boolean expected) {
        assertThat(LabelNeed.of(family, check)).isEqualTo(expected);
    }
}
