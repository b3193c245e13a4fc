package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNamesTest {

    @ParameterizedTest
    @EnumSource(PerformanceMetric.class)
    void shouldFindEveryPerformanceMetricByItsName(PerformanceMetric metric) {
        assertThat(PerformanceMetric.named(metric.label())).contains(metric);
        assertThat(Stream.of(PerformanceMetric.Task.values()).anyMatch(metric::suits))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(FairnessMetric.class)
    void shouldFindEveryFairnessMetricByItsName(FairnessMetric metric) {
        assertThat(FairnessMetric.named(metric.label())).contains(metric);
        boolean comparesSomething = !metric.rates().isEmpty() || metric.mean().isPresent();
        assertThat(comparesSomething).isEqualTo(metric.isDecidable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Accuracy", "accuraccy", "demographic_parity", "roc_auc"})
    void shouldNotKnowWhatNobodyDefined(String name) {
        assertThat(PerformanceMetric.named(name)).isEmpty();
        assertThat(FairnessMetric.named(name)).isEmpty();
    }

    @Test
    void shouldReadOtherNamesOfTheSameRate() {
        assertThat(PerformanceMetric.named("tpr")).contains(PerformanceMetric.RECALL);
        assertThat(PerformanceMetric.named("tnr")).contains(PerformanceMetric.SPECIFICITY);
        assertThat(PerformanceMetric.named("ppv")).contains(PerformanceMetric.PRECISION);
    }

    @Test
    void shouldSuitTheirTasks() {
        assertThat(PerformanceMetric.ACCURACY.suits(PerformanceMetric.Task.MULTICLASS))
                .isTrue();
        assertThat(PerformanceMetric.AUC.suits(PerformanceMetric.Task.REGRESSION))
                .isFalse();
        assertThat(PerformanceMetric.DETERMINATION.decided()).isEqualTo(PerformanceMetric.Decided.NOT_AT_ALL);
    }
}
