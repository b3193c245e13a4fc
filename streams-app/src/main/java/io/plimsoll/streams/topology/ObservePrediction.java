package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.serde.HeaderLookup;
import io.plimsoll.streams.serde.PredictionDecoder;
import io.plimsoll.streams.serde.Refusal;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Decodes a prediction and counts it on the heap; what cannot be taken goes to the dead letters. */
final class ObservePrediction implements FixedKeyProcessor<byte[], byte[], FirstStage> {

    private final BeforeCommit<Observing> stage;
    private final Monitors monitors;
    private final PredictionDecoder decoder;
    private final Prediction event = new Prediction();
    private FixedKeyProcessorContext<byte[], FirstStage> context;
    private TaskHeap<Observing> heap;

    ObservePrediction(BeforeCommit<Observing> stage, Monitors monitors, PredictionDecoder decoder) {
        this.stage = stage;
        this.monitors = monitors;
        this.decoder = decoder;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], FirstStage> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        KeyValueStore<Bytes, byte[]> waiting = context.getStateStore(MonitorTopology.WAITING);
        heap.state().begin(monitors, new StoreBlocks(waiting));
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
        Optional<Refusal> refusal =
                decoder.decode(record.key(), record.value(), lookup(record.headers()), record.timestamp(), event);
        if (refusal.isPresent()) {
            refuse(record, refusal.get().reason().code(), refusal.get().field().path());
            return;
        }
        switch (heap.state().observer().observe(event)) {
            case COUNTED, DUPLICATE -> heap.arm(context, record);
            case UNKNOWN_MODEL -> refuse(record, "unknown-model", "model");
            case EXPIRED -> refuse(record, "expired", "time");
        }
    }

    private void refuse(FixedKeyRecord<byte[], byte[]> record, String reason, String field) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        context.forward(record.withValue(new DeadLetter(
                record.value(), reason, field, place.topic(), place.partition(), place.offset(), record.timestamp())));
    }

    private static HeaderLookup lookup(Headers headers) {
        return name -> {
            Header header = headers.lastHeader(name);
            return header == null ? null : header.value();
        };
    }
}
