package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Reads the control topic beside the demo and prints what a person on call would be told. Alerts of segments are counted
 * and not printed: one cause moves many of them.
 */
final class DemoNarrator implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Console console;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong ofSegments = new AtomicLong();
    private volatile boolean closed;

    DemoNarrator(Console console, ServiceConfig config) {
        this.console = console;
        this.consumer = WatchCommand.consumer(config);
        ControlFeed feed = new ControlFeed(consumer, config.topics().nameOf(TopicName.CONTROL)).fromBeginning();
        this.thread = new Thread(() -> follow(feed), "plimsoll-demo-narrator");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(ControlFeed feed) {
        while (!closed) {
            feed.next(this::tell);
        }
    }

    private void tell(ControlMessage message) {
        if (message.body().path("subject").hasNonNull("segment")) {
            ofSegments.incrementAndGet();
        } else {
            told.incrementAndGet();
            ControlLine.of(message).printTo(console);
        }
    }

    /** Waits until nothing was told for a while. */
    void awaitQuiet(Duration quiet) {
        long before;
        do {
            before = told.get() + ofSegments.get();
            LockSupport.parkNanos(quiet.toNanos());
        } while (told.get() + ofSegments.get() > before);
    }

    /** How much there was. */
    String closing() {
        return told.get() + " control events above, and " + ofSegments.get()
                + " more about segments; plimsoll watch shows all of them.";
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
