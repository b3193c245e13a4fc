package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyCountsTest {

    private final LatencyCounts latencies = new LatencyCounts();

    @Test
    void shouldCountThoseOverALimit() {
        for (int millis = 1; millis <= 100; millis++) {
            latencies.record(millis * 1_000L);
        }

        assertThat(latencies.over(50_500)).isEqualTo(50);
        assertThat(latencies.over(0)).isEqualTo(100);
        assertThat(latencies.over(1_000_000)).isZero();
    }

    @Test
    void shouldCountOverAnHourAsAnHour() {
        latencies.record(Long.MAX_VALUE);

        assertThat(latencies.count()).isEqualTo(1);
        assertThat(latencies.over(3_000_000_000L)).isEqualTo(1);
    }

    @Test
    void shouldTellQuantilesToTwoDigits() {
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.record(millis * 1_000L);
        }

        assertThat(latencies.quantileMicros(0.99).orElseThrow()).isBetween(980_000L, 1_000_000L);
    }

    @Test
    void shouldHaveNoQuantileOfNothing() {
        assertThat(latencies.quantileMicros(0.5)).isEmpty();
    }
}
