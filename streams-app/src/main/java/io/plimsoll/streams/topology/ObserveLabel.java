package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.serde.LabelDecoder;
import io.plimsoll.streams.serde.Refusal;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/** Decodes a label and joins it to the predictions of its request; what cannot be taken goes to the dead letters. */
final class ObserveLabel implements FixedKeyProcessor<byte[], byte[], FirstStage> {

    private final BeforeCommit<Observing> stage;
    private final Monitors monitors;
    private final LabelDecoder decoder;
    private final EventCounts counts;
    private final Telemetry.Count corrected;
    private final Telemetry.Count held;
    private final ObservedLabel label = new ObservedLabel();
    private FixedKeyProcessorContext<byte[], FirstStage> context;
    private TaskHeap<Observing> heap;
    private int partition;

    ObserveLabel(BeforeCommit<Observing> stage, Monitors monitors, LabelDecoder decoder, EventCounts counts) {
        this.stage = stage;
        this.monitors = monitors;
        this.decoder = decoder;
        this.counts = counts;
        this.corrected = counts.of("corrected");
        this.held = counts.of("held");
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
                record.key(), record.value(), RecordHeaderLookup.of(record.headers()), record.timestamp(), label);
        if (refusal.isPresent()) {
            refuse(
                    record,
                    refusal.get().reason().contract(),
                    refusal.get().field().path());
            return;
        }
        switch (heap.state().observer().observe(label)) {
            case COUNTED -> accept(record, counts::accepted);
            case CORRECTED -> accept(record, corrected::one);
            case REPEATED -> accept(record, counts::duplicate);
            case HELD -> accept(record, held::one);
            case UNKNOWN_MODEL -> refuse(record, RefusalReason.UNKNOWN_MODEL, "model");
            case EXPIRED -> refuse(record, RefusalReason.EXPIRED, "time");
            case NOT_A_NUMBER -> refuse(record, RefusalReason.WRONG_TYPE, "label");
            case NO_ROOM -> refuse(record, RefusalReason.NO_PREDICTION, "id");
        }
    }

    private void accept(FixedKeyRecord<byte[], byte[]> record, Runnable count) {
        count.run();
        heap.arm(context, record);
    }

    private void refuse(FixedKeyRecord<byte[], byte[]> record, RefusalReason reason, String field) {
        counts.refused(reason);
        context.forward(
                record.withValue(DeadLetter.of(record, context.recordMetadata().orElseThrow(), reason, field)));
    }
}
