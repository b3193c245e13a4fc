package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatermarksTest {

    private final Watermarks watermarks = new Watermarks(3);

    @Test
    void shouldHoldTheMinimumForAPartitionThatWasNeverHeardOf() {
        watermarks.advance(0, 100);
        watermarks.advance(1, 200);

        assertThat(watermarks.least()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldBeTheLeastOfAllPartitions() {
        watermarks.advance(0, 100);
        watermarks.advance(1, 200);
        watermarks.advance(2, 300);

        assertThat(watermarks.least()).isEqualTo(100);
    }

    @Test
    void shouldNotWaitForAnIdlePartition() {
        watermarks.advance(0, 100);
        watermarks.advance(1, 200);

        watermarks.idle(2);

        assertThat(watermarks.least()).isEqualTo(100);
    }

    @Test
    void shouldStayWhereTheFurthestWasWhenAllAreIdle() {
        watermarks.advance(0, 100);
        watermarks.advance(1, 200);

        watermarks.idle(0);
        watermarks.idle(1);
        watermarks.idle(2);

        assertThat(watermarks.least()).isEqualTo(200);
    }

    @Test
    void shouldNeverGoBackWhenAnIdlePartitionSpeaksAgain() {
        watermarks.advance(0, 100);
        watermarks.idle(1);
        watermarks.idle(2);
        assertThat(watermarks.least()).isEqualTo(100);

        watermarks.advance(1, 50);

        assertThat(watermarks.least()).isEqualTo(100);
    }
}
