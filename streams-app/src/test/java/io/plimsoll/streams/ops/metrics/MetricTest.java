package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plimsoll_drift_value{model,version,feature,segment,check}",
                "plimsoll_drift_threshold{model,version,feature,segment,check}",
                "plimsoll_integrity_value{model,version,feature,segment,check}",
                "plimsoll_performance_value{model,version,segment,metric}",
                "plimsoll_fairness_value{model,version,attribute,group,metric}",
                "plimsoll_alert_active{model,version,family,severity}",
                "plimsoll_alerts_total{model,family,severity,state}",
                "plimsoll_recommendations_total{type}",
                "plimsoll_events_total{type,outcome}",
                "plimsoll_label_coverage{model,version}",
                "plimsoll_label_delay_seconds{model,version}",
                "plimsoll_window_end_timestamp_seconds{model,version}",
                "plimsoll_window_predictions{model,version}",
                "plimsoll_flush_age_seconds{}",
                "plimsoll_series_dropped{model}"
            })
    void shouldHaveWhatTheContractPromises(String promised) {
        assertThat(Metric.values())
                .extracting(metric -> metric.text() + "{" + String.join(",", metric.labels()) + "}")
                .contains(promised);
    }

    @Test
    void shouldNameEachMetricOnce() {
        assertThat(Metric.values()).extracting(Metric::text).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void shouldStandInTheTableWithItsLabelsAndHelp(Metric metric) {
        // When
        String row = Arrays.stream(Metric.table().split("\n"))
                .filter(line -> line.startsWith("| `" + metric.text() + "` |"))
                .findFirst()
                .orElseThrow();
        // Then
        assertThat(row).contains(metric.help(), metric.unit());
        assertThat(metric.labels()).allSatisfy(label -> assertThat(row).contains("`" + label + "`"));
        assertThat(row.chars().filter(c -> c == '|')).as("cells").hasSize(6);
    }

    @Test
    void shouldRefuseASeriesWithOtherLabels() {
        assertThatThrownBy(() -> SeriesId.of(Metric.EVENTS, "prediction"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plimsoll_events_total");
    }
}
