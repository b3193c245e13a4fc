package io.plimsoll.streams.topology;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Stands around a stage's flush and does what every flush has to do. */
final class FlushNode<K, H, KOut, VOut> implements Processor<K, Tick, KOut, VOut> {
    private final BeforeCommit<H> stage;
    private final Processor<K, Tick, KOut, VOut> flush;
    private TaskHeap<H> heap;

    FlushNode(BeforeCommit<H> stage, Processor<K, Tick, KOut, VOut> flush) {
        this.stage = stage;
        this.flush = flush;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        BeforeCommit.requireCache(context.appConfigs());
        heap = context.getStateStore(stage.heapName());
        flush.init(context);
    }

    @Override
    public void process(Record<K, Tick> tick) {
        heap.disarm();
        try {
            flush.process(tick);
        } catch (KafkaException e) {
            // A producer that timed out or was fenced: Streams closes and revives the task if it sees just that.
            throw e;
        } catch (RuntimeException e) {
            throw new FlushFailedException(stage.name(), e);
        }
    }

    @Override
    public void close() {
        heap.forget();
        flush.close();
    }
}
