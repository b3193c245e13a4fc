package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.streams.ops.metrics.ReportLatency.Quantile;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportLatencyTest {
    private final ReportLatency latency = new ReportLatency();

    @Test
    void shouldTellQuantilesToAHundredth() {
        // When
        IntStream.rangeClosed(1, 1_000).forEach(i -> latency.record(Duration.ofMillis(i)));
        // Then
        assertThat(latency.seconds(Quantile.HALF)).isCloseTo(0.500, within(0.005));
        assertThat(latency.seconds(Quantile.NINE_TENTHS)).isCloseTo(0.900, within(0.009));
        assertThat(latency.seconds(Quantile.NINETY_NINE_HUNDREDTHS)).isCloseTo(0.990, within(0.01));
        assertThat(latency.seconds(Quantile.ALL)).isCloseTo(1.000, within(0.01));
    }

    @Test
    void shouldKeepWhatWasReadBefore() {
        // Given
        latency.record(Duration.ofSeconds(1));
        assertThat(latency.count()).isEqualTo(1);
        // When
        latency.record(Duration.ofSeconds(2));
        // Then
        assertThat(latency.count()).isEqualTo(2);
    }

    @Test
    void shouldTakeWhatClocksOfSeveralMachinesCanMake() {
        // When
        latency.record(Duration.ofMillis(-5));
        latency.record(Duration.ofDays(1));
        // Then
        assertThat(latency.seconds(Quantile.HALF)).isZero();
        assertThat(latency.seconds(Quantile.ALL)).isCloseTo(3_600, within(36.0));
    }

    @Test
    void shouldBeZeroBeforeTheFirstReport() {
        assertThat(latency.seconds(Quantile.ALL)).isZero();
    }
}
