package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.story.Chapter;
import io.plimsoll.streams.story.CreditStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoChaptersTest {

    private final Captured captured = Captured.piped();
    private final DemoChapters chapters = new DemoChapters(
            captured.console(),
            List.of(
                    new Chapter(0, "Quiet", "Nothing."),
                    new Chapter(10, "Labels", "They come."),
                    new Chapter(30, "Shadow", "It looks on.")));

    @Test
    void shouldAnnounceWhatHasBegunWithItsDayAndDate() {
        // When
        chapters.upTo(day(10));
        // Then
        assertThat(captured.out().lines())
                .containsExactly(
                        "", "Day 0, 2024-03-01 · Quiet  Nothing.", "", "Day 10, 2024-03-11 · Labels  They come.");
    }

    @Test
    void shouldNotAnnounceWhatIsStillAhead() {
        // When
        chapters.upTo(day(10).minusMillis(1));
        // Then
        assertThat(captured.out()).contains("Day 0").doesNotContain("Day 10");
    }

    @Test
    void shouldAnnounceNothingTwice() {
        // Given
        chapters.upTo(day(30));
        String once = captured.out();
        // When
        chapters.upTo(day(40));
        chapters.upTo(day(10));
        // Then
        assertThat(captured.out()).isEqualTo(once);
    }

    private static Instant day(int day) {
        return CreditStory.START.plus(Duration.ofDays(day));
    }
}
