package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private Instant now = Instant.EPOCH;

    @Test
    void shouldPaintBarRateAndTimeLeftOnATerminal() {
        Captured captured = Captured.terminal(Map.of());
        ProgressBar bar = new ProgressBar(captured.console(), () -> now, "predictions", 10_000);

        after(Duration.ofSeconds(10));
        bar.advance(2_500);

        assertThat(captured.err())
                .isEqualTo("\r[######------------------] 2,500 of 10,000 predictions, 250/s, 0:30 left\u001b[K");
    }

    @Test
    void shouldPaintTenTimesASecondAtMost() {
        Captured captured = Captured.terminal(Map.of());
        ProgressBar bar = new ProgressBar(captured.console(), () -> now, "rows", 0);

        for (int i = 0; i < 1_000; i++) {
            after(Duration.ofMillis(1));
            bar.advance(1);
        }

        assertThat(captured.err().chars().filter(c -> c == '\r').count()).isEqualTo(10);
        assertThat(captured.err()).endsWith("\r1,000 rows, 1,000/s\u001b[K");
    }

    @Test
    void shouldWriteAPlainLineEveryTenSecondsElsewhere() {
        Captured captured = Captured.piped();
        ProgressBar bar = new ProgressBar(captured.console(), () -> now, "rows", 100);

        for (int i = 0; i < 25; i++) {
            after(Duration.ofSeconds(1));
            bar.advance(4);
        }

        assertThat(captured.err()).isEqualTo("40 of 100 rows, 4/s, 0:15 left\n80 of 100 rows, 4/s, 0:05 left\n");
    }

    @Test
    void shouldSayTheWholeAtTheEnd() {
        Captured captured = Captured.piped();
        ProgressBar bar = new ProgressBar(captured.console(), () -> now, "rows", 100);
        after(Duration.ofSeconds(2));
        bar.advance(100);

        bar.close();

        assertThat(captured.err()).isEqualTo("100 rows in 2.0 s, 50/s\n");
    }

    @Test
    void shouldShowNoInfiniteRateForNoTime() {
        Captured captured = Captured.piped();

        new ProgressBar(captured.console(), () -> now, "rows", 0).close();

        assertThat(captured.err()).isEqualTo("0 rows in 0.0 s, 0/s\n");
    }

    private void after(Duration duration) {
        now = now.plus(duration);
    }
}
