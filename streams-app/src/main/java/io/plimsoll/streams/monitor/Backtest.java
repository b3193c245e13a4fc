package io.plimsoll.streams.monitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The engine without Kafka: both stages one after the other, over events in the order in which they are given.
 *
 * <p>The counts leave the first stage whenever the watermark has passed the end of a pane, which is when they matter.
 */
public final class Backtest {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final Monitors monitors;
    private final Consumer<Close> closes;
    private final Observer observer;
    private final Map<String, Desk> desks = new TreeMap<>();
    private long drainAt = Long.MIN_VALUE;

    /**
     * @param monitors what is in force; it must not change
     * @param memory knows the predictions of the horizon
     * @param closes is given every close of a pane
     */
    public Backtest(Monitors monitors, Memory memory, Consumer<Close> closes) {
        this.monitors = monitors;
        this.closes = closes;
        this.observer = new Observer(monitors, memory, UNLIMITED);
    }

    /** Takes an event. */
    public Observer.Outcome accept(Prediction event) {
        Observer.Outcome outcome = observer.observe(event);
        if (event.time() >= drainAt && outcome != Observer.Outcome.UNKNOWN_MODEL) {
            drain();
            drainAt = nextDrain(event);
        }
        return outcome;
    }

    /** Takes a label. */
    public LabelOutcome accept(ObservedLabel label) {
        return observer.observe(label);
    }

    /** The events are over: closes every pane that holds any, as if the horizon had passed. */
    public void finish() {
        drain();
        desks.values().forEach(desk -> {
            desk.watermark = desk.book.heldUntil().orElse(Long.MIN_VALUE);
            desk.close();
            desk.book.finish().ifPresent(closes);
        });
    }

    private void drain() {
        observer.drain(new Observer.DeltaSink() {
            @Override
            public void delta(Delta delta) {
                desk(delta.model()).book.merge(delta);
            }

            @Override
            public void exemplars(ExemplarDelta delta) {
                desk(delta.model()).book.merge(delta);
            }

            @Override
            public void watermark(String model, long millis) {
                desk(model).watermark = millis;
                desk(model).close();
            }
        });
    }

    /** The least event time that moves the watermark of its model past the end of another pane. */
    private long nextDrain(Prediction event) {
        Policy policy = monitors.monitor(event.model.toString()).orElseThrow().policy();
        long lateness = policy.lateness().toMillis();
        return policy.paneEnd(policy.pane(event.time() - lateness)) + lateness;
    }

    private Desk desk(String model) {
        return desks.computeIfAbsent(model, Desk::new);
    }

    /** The second stage of one model. */
    private final class Desk {

        private final WindowBook book;
        private long watermark = Long.MIN_VALUE;

        Desk(String model) {
            this.book = new WindowBook(monitors.monitor(model).orElseThrow(), PaneShelf.onHeap());
        }

        void close() {
            while (book.canClose(watermark)) {
                closes.accept(book.close());
            }
            book.flush();
        }
    }
}
