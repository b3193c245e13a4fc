package io.plimsoll.streams.cli;

import io.plimsoll.streams.story.Chapter;
import io.plimsoll.streams.story.CreditStory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/** The headings of the story's chapters, each of which is printed once. For one thread. */
final class DemoChapters {

    private final Console console;
    private final Queue<Chapter> ahead;

    DemoChapters(Console console, Collection<Chapter> chapters) {
        this.console = console;
        this.ahead = new ArrayDeque<>(chapters);
    }

    /** Prints the headings of those that begin by this time and were not printed yet. */
    void upTo(Instant time) {
        for (Chapter next = ahead.peek(); next != null && !start(next).isAfter(time); next = ahead.peek()) {
            announce(ahead.remove());
        }
    }

    private static Instant start(Chapter chapter) {
        return CreditStory.START.plus(Duration.ofDays(chapter.day()));
    }

    private void announce(Chapter chapter) {
        console.print("");
        String day = "Day " + chapter.day() + ", " + LocalDate.ofInstant(start(chapter), ZoneOffset.UTC);
        console.print(console.styled(Style.BOLD, day + " · " + chapter.title()) + "  " + chapter.what());
    }
}
