package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.serde.PredictionDecoder;
import io.plimsoll.streams.serde.Refusal;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/** Decodes a prediction and counts it on the heap; what cannot be taken goes to the dead letters. */
final class ObservePrediction implements FixedKeyProcessor<byte[], byte[], FirstStage> {

    private final BeforeCommit<Observing> stage;
    private final Monitors monitors;
    private final PredictionDecoder decoder;
    private final EventCounts counts;
    private final Prediction event = new Prediction();
    private FixedKeyProcessorContext<byte[], FirstStage> context;
    private TaskHeap<Observing> heap;
    private int partition;

    ObservePrediction(BeforeCommit<Observing> stage, Monitors monitors, PredictionDecoder decoder, EventCounts counts) {
        this.stage = stage;
        this.monitors = monitors;
        this.decoder = decoder;
        this.counts = counts;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], FirstStage> context) {
        this.context = context;
        partition = context.taskId().partition();
        heap = context.getStateStore(stage.heapName());
        KeyValueStore<Bytes, byte[]> waiting = context.getStateStore(MonitorTopology.WAITING);
        heap.state().begin(monitors, new StoreBlocks(waiting));
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        counts.read(record.key(), partition);
        Optional<Refusal> refusal = decoder.decode(
                record.key(), record.value(), RecordHeaderLookup.of(record.headers()), record.timestamp(), event);
        if (refusal.isPresent()) {
            refuse(
                    record,
                    refusal.get().reason().contract(),
                    refusal.get().field().path());
            return;
        }
        switch (heap.state().observer().observe(event)) {
            case COUNTED -> {
                counts.accepted();
                heap.arm(context, record);
            }
            case DUPLICATE -> {
                counts.duplicate();
                heap.arm(context, record);
            }
            case UNKNOWN_MODEL -> refuse(record, RefusalReason.UNKNOWN_MODEL, "model");
            case EXPIRED -> refuse(record, RefusalReason.EXPIRED, "time");
        }
    }

    private void refuse(FixedKeyRecord<byte[], byte[]> record, RefusalReason reason, String field) {
        counts.refused(reason);
        context.forward(
                record.withValue(DeadLetter.of(record, context.recordMetadata().orElseThrow(), reason, field)));
    }
}
