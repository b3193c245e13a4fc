package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Reads the control topic beside the demo and prints what a person on call would be told. Of alerts with the same
 * cause the one that speaks for all is printed; the others are counted.
 */
final class DemoNarrator implements AutoCloseable {

    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Console console;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final ControlNarration narration = new ControlNarration();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong ofMembers = new AtomicLong();
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
        if (message.body().path("cause").path("rank").asText().equals("member")) {
            ofMembers.incrementAndGet();
        } else {
            told.incrementAndGet();
            narration.line(message).printTo(console);
        }
    }

    /** Waits until nothing was told for a while. */
    void awaitQuiet(Duration quiet) {
        long before;
        do {
            before = told.get() + ofMembers.get();
            LockSupport.parkNanos(quiet.toNanos());
        } while (told.get() + ofMembers.get() > before);
    }

    /** How much there was. */
    String closing() {
        return told.get() + " control events above, and " + ofMembers.get()
                + " more about alerts that others speak for; plimsoll watch shows all of them.";
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
