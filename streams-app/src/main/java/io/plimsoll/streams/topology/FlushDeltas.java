package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Delta;
import io.plimsoll.streams.monitor.ExemplarDelta;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.StageMessage;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.serde.StageMessageSerde;
import io.plimsoll.streams.wire.Catalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what the first stage has counted, keyed by model, and puts what waits into its store.
 *
 * <p>A partition that was read to its end and held nothing of a model for a while says that it is idle, after its counts;
 * else it would hold the model's panes open for ever. It says so again and again, because who hears it may be restarted.
 */
final class FlushDeltas implements Processor<byte[], Tick, String, byte[]> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final BeforeCommit<Observing> stage;
    private final Catalogue catalogue;
    private final CaughtUp caughtUp;
    private final Duration idleAfter;
    private final FlushAge age;
    private final Telemetry.Count orphans;
    private final Telemetry.Count expired;

    /** When each model last said something, by the wall clock; idleness has no other. */
    private final Map<String, Long> heard = new HashMap<>();

    private ProcessorContext<String, byte[]> context;
    private TaskHeap<Observing> heap;

    FlushDeltas(
            BeforeCommit<Observing> stage,
            Catalogue catalogue,
            CaughtUp caughtUp,
            Duration idleAfter,
            Instruments instruments) {
        this.stage = stage;
        this.catalogue = catalogue;
        this.caughtUp = caughtUp;
        this.idleAfter = idleAfter;
        this.age = instruments.age();
        this.orphans = instruments.telemetry().events("label", "orphan");
        this.expired = instruments.telemetry().events("label", "held_expired");
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        heard.clear();
        age.watch(heap);
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<byte[], Tick> tick) {
        flush(tick.timestamp());
    }

    @Override
    public void close() {
        age.forget(heap);
    }

    private void flush(long timestamp) {
        int partition = context.taskId().partition();
        heap.state().observer().drain(new Observer.DeltaSink() {
            @Override
            public void delta(Delta delta) {
                send(delta.model(), new StageMessage.Counts(partition, delta), timestamp);
            }

            @Override
            public void exemplars(ExemplarDelta delta) {
                send(delta.model(), new StageMessage.Shown(partition, delta), timestamp);
            }

            @Override
            public void watermark(String model, long millis) {
                heard.put(model, context.currentSystemTimeMs());
                send(model, new StageMessage.Watermark(partition, model, millis), timestamp);
            }

            @Override
            public void orphans(String model, int labels) {
                count(orphans, labels);
            }

            @Override
            public void expired(String model, int labels) {
                count(expired, labels);
            }
        });
        heap.state().pending().flush();
    }

    private static void count(Telemetry.Count count, int labels) {
        for (int label = 0; label < labels; label++) {
            count.one();
        }
    }

    private void look(long now) {
        forgetRetired();
        sayIdle(now);
    }

    private void forgetRetired() {
        PendingPredictions pending = heap.state().pending();
        List<String> retired =
                pending.models().stream().filter(catalogue::isRetired).toList();
        if (!retired.isEmpty()) {
            retired.forEach(model -> pending.expire(pending.model(model), Long.MAX_VALUE));
            heard.keySet().removeAll(retired);
            pending.flush();
        }
    }

    private void sayIdle(long now) {
        if (catalogue.models().stream().noneMatch(model -> isQuiet(model, now))
                || !caughtUp.test(context.taskId().partition())) {
            return;
        }
        flush(now);
        for (String model : catalogue.models()) {
            if (isQuiet(model, now)) {
                heard.put(model, now);
                send(model, new StageMessage.Idle(context.taskId().partition(), model), now);
            }
        }
    }

    /** A model that was never heard of is quiet from now on. */
    private boolean isQuiet(String model, long now) {
        return now - heard.computeIfAbsent(model, unheard -> now) >= idleAfter.toMillis();
    }

    private void send(String model, StageMessage message, long timestamp) {
        context.forward(new Record<>(model, StageMessageSerde.write(message), timestamp));
    }
}
