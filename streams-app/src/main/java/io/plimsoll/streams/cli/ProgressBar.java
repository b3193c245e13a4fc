package io.plimsoll.streams.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How far something is, for whoever waits: on a terminal one line painted over, ten times a second at most; elsewhere a
 * plain line every ten seconds, so that a log stays short. Closing it says the whole.
 */
final class ProgressBar implements AutoCloseable {
    private static final Duration PAINT_EVERY = Duration.ofMillis(100);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final int WIDTH = 24;

    private final Console console;
    private final InstantSource clock;
    private final String label;
    private final long total;
    private final Instant start;
    private Instant shown;
    private long done;

    /**
     * @param label what is counted, {@code predictions}
     * @param total how many there will be; 0 if nobody knows
     */
    ProgressBar(Console console, InstantSource clock, String label, long total) {
        this.console = console;
        this.clock = clock;
        this.label = label;
        this.total = total;
        this.start = clock.instant();
        this.shown = start;
    }

    /** So many more are done. */
    void advance(long count) {
        done += count;
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(console.isTerminal() ? PAINT_EVERY : LINE_EVERY) >= 0) {
            shown = now;
            show(now);
        }
    }

    private void show(Instant now) {
        if (console.isTerminal()) {
            console.repaint(total > 0 ? bar() + " " + status(now) : status(now));
        } else {
            console.note(status(now));
        }
    }

    private String bar() {
        int filled = (int) (WIDTH * Math.min(done, total) / total);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
    }

    private String status(Instant now) {
        String counted = total > 0 ? String.format(Locale.ROOT, "%,d of %,d", done, total) : count();
        return counted + " " + label + ", " + rate(now) + remaining(now);
    }

    private String count() {
        return String.format(Locale.ROOT, "%,d", done);
    }

    private String rate(Instant now) {
        return String.format(Locale.ROOT, "%,.0f/s", done / seconds(now));
    }

    private String remaining(Instant now) {
        if (total <= 0 || done == 0 || done >= total) {
            return "";
        }
        long left = Math.round((total - done) * seconds(now) / done);
        return String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60);
    }

    /** Never 0, so that a rate is always a number. */
    private double seconds(Instant now) {
        return Math.max(1, Duration.between(start, now).toMillis()) / 1000.0;
    }

    /** Says the whole: count, time and rate. */
    @Override
    public void close() {
        Instant now = clock.instant();
        String whole = String.format(Locale.ROOT, "%s %s in %.1f s, %s", count(), label, seconds(now), rate(now));
        if (console.isTerminal()) {
            console.repaint("");
        }
        console.note(whole);
    }
}
