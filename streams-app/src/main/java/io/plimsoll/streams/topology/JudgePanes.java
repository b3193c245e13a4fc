package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Close;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Closes and judges panes, in slices: many models can close at once, at midnight, and a transaction must not take longer
 * than its timeout. What is left waits for the next slice; how far it came is in the store.
 */
final class JudgePanes implements Processor<String, Tick, String, Close> {

    private static final Duration SLICE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final BeforeCommit<Judging> stage;
    private final InstantSource clock;
    private ProcessorContext<String, Close> context;
    private TaskHeap<Judging> heap;
    private boolean unfinished = true;

    JudgePanes(BeforeCommit<Judging> stage, InstantSource clock) {
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Close> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        unfinished = true;
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, this::goOn);
    }

    @Override
    public void process(Record<String, Tick> tick) {
        judge(tick.timestamp());
    }

    private void goOn(long now) {
        if (unfinished) {
            judge(now);
        }
    }

    private void judge(long timestamp) {
        long end = clock.millis() + SLICE.toMillis();
        unfinished = !heap.state()
                .ledger()
                .judge(
                        () -> clock.millis() < end,
                        close -> context.forward(new Record<>(close.model(), close, timestamp)));
        heap.state().ledger().flush();
    }
}
