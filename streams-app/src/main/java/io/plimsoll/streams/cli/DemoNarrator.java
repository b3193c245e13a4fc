package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Reads the control topic beside the demo and prints what a person on call would be told, under the heading of the
 * chapter that the monitor has reached. Of alerts with the same cause the one that speaks for all is printed; the others
 * are counted.
 */
final class DemoNarrator implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final Console console;
    private final DemoChapters chapters;
    private final Supplier<Instant> judged;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final ControlNarration narration = new ControlNarration();
    private final AtomicLong alerts = new AtomicLong();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicLong ofMembers = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param chapters the headings
     * @param judged up to when the monitor has judged
     */
    DemoNarrator(Console console, ServiceConfig config, DemoChapters chapters, Supplier<Instant> judged) {
        this.console = console;
        this.chapters = chapters;
        this.judged = judged;
        this.consumer = WatchCommand.consumer(config);
        ControlFeed feed = new ControlFeed(consumer, config.topics().nameOf(TopicName.CONTROL)).fromBeginning();
        this.thread = new Thread(() -> follow(feed), "plimsoll-demo-narrator");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(ControlFeed feed) {
        while (!closed) {
            Instant reached = judged.get();
            long before = told();
            feed.next(this::tell);
            // What was judged is told by another topic, and may be seen before the alerts of the same window.
            if (told() == before) {
                chapters.upTo(reached);
            }
        }
    }

    private long told() {
        return alerts.get() + decisions.get() + ofMembers.get();
    }

    private void tell(ControlMessage message) {
        if (message.body().path("cause").path("rank").asText().equals("member")) {
            ofMembers.incrementAndGet();
            return;
        }
        (message.type().startsWith("io.plimsoll.alert.") ? alerts : decisions).incrementAndGet();
        time(message).ifPresent(end -> chapters.upTo(end.minusMillis(1)));
        narration.line(message).printTo(console);
    }

    /** The end of the window at whose close it was decided. */
    private static Optional<Instant> time(ControlMessage message) {
        try {
            return Optional.of(Instant.parse(message.time()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /**
     * Waits until there is nothing more to tell: the monitor has got to the end and said nothing for a while; or it has said
     * nothing for so long that it will not get there.
     *
     * @param atTheEnd whether it has read and judged everything
     * @param progress another number whenever it has said something
     */
    void awaitEnd(BooleanSupplier atTheEnd, LongSupplier progress) {
        long seen = -1;
        long quiet = 0;
        while (quiet < LONGEST_SILENCE.toNanos()
                && !(quiet >= SILENCE.toNanos() && atTheEnd.getAsBoolean())
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
            long now = told() + progress.getAsLong();
            quiet = now == seen ? quiet + LOOK.toNanos() : 0;
            seen = now;
        }
    }

    /** What was told, and what was not. */
    String closing() {
        return """

                That was the story. Messages about alerts above: %d (an alert says when it fires, gets worse and is over).
                Recommendations to whoever rolls models out: %d. Further messages about alerts, left out: %d; one cause
                raises many, for each segment and check that sees it, and only the one that says most is printed.
                The page folds the others below it.""".formatted(alerts.get(), decisions.get(), ofMembers.get());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(ENDING.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
