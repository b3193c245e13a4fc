package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and judges panes, in slices: many models can close at once, at midnight, and a transaction must not take longer
 * than its timeout. What is left waits for the next slice; how far it came is in the store.
 *
 * <p>It also looks once a second whether the wall clock has something to say: of models whose partitions are all idle, and
 * of models that were retired.
 */
final class JudgePanes implements Processor<String, Tick, String, Close> {

    private static final Logger LOG = LoggerFactory.getLogger(JudgePanes.class);
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final BeforeCommit<Judging> stage;
    private final InstantSource clock;
    private final Instruments instruments;
    private final OwnedModels owned;
    private ProcessorContext<String, Close> context;
    private TaskHeap<Judging> heap;
    private boolean unfinished = true;

    /** The Kafka time of the event that the last flush of a first stage began with. */
    private long lastEvent;

    JudgePanes(BeforeCommit<Judging> stage, InstantSource clock, Instruments instruments) {
        this.stage = stage;
        this.clock = clock;
        this.instruments = instruments;
        this.owned = new OwnedModels(instruments.telemetry());
    }

    @Override
    public void init(ProcessorContext<String, Close> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        instruments.age().watch(heap);
        unfinished = true;
        lastEvent = context.currentSystemTimeMs();
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::goOn);
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::judge);
    }

    @Override
    public void process(Record<String, Tick> tick) {
        lastEvent = tick.timestamp();
        judge(tick.timestamp());
    }

    @Override
    public void close() {
        owned.none();
        instruments.age().forget(heap);
    }

    private void goOn(long now) {
        if (unfinished) {
            judge(now);
        }
    }

    private void judge(long timestamp) {
        Ledger ledger = heap.state().ledger();
        long now = clock.millis();
        long end = now + SLICE.toMillis();
        unfinished = !ledger.judge(now, () -> clock.millis() < end, close -> send(close, timestamp));
        ledger.flush();
        tell(ledger.takeDropped());
        owned.are(ledger.models());
    }

    private static void tell(long dropped) {
        if (dropped > 0) {
            LOG.warn(
                    "{} messages of the first stage were let go: no policy and reference that they were counted by was"
                            + " seen here. See /health/ready for definitions that are broken.",
                    dropped);
        }
    }

    private void send(Close close, long timestamp) {
        context.forward(new Record<>(close.model(), close, timestamp));
        close.labelDelays()
                .forEach((version, delay) -> instruments.telemetry().labelDelay(close.model(), version, delay));
        if (!close.reports().isEmpty()) {
            instruments.telemetry().reported(Duration.ofMillis(clock.millis() - lastEvent));
        }
    }
}
