package io.plimsoll.streams.topology;

import io.plimsoll.schemas.RefusalReason;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.serde.Bundle;
import io.plimsoll.streams.serde.Refusal;
import io.plimsoll.streams.wire.Catalogue;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes the events out of a {@linkplain BundleRecords bundle}, has each decoded and counted on the heap, and sends those
 * that cannot be taken on to the dead letters. The first stage's half that all types of events share.
 */
abstract class ObserveEvents implements FixedKeyProcessor<byte[], byte[], FirstStage> {

    private final BeforeCommit<Observing> stage;
    private final Catalogue catalogue;
    private final EventCounts counts;
    private final Bundle bundle = new Bundle();
    private FixedKeyProcessorContext<byte[], FirstStage> context;
    private TaskHeap<Observing> heap;
    private int partition;

    ObserveEvents(BeforeCommit<Observing> stage, Catalogue catalogue, EventCounts counts) {
        this.stage = stage;
        this.catalogue = catalogue;
        this.counts = counts;
    }

    /** Why an event cannot be taken. */
    record Fault(RefusalReason reason, String field) {

        static Optional<Fault> of(RefusalReason reason, String field) {
            return Optional.of(new Fault(reason, field));
        }

        static Optional<Fault> of(Refusal refusal) {
            return of(refusal.reason().contract(), refusal.field().path());
        }
    }

    /** Decodes the event that the bundle is at, and observes it; says why it cannot, and then has changed nothing. */
    abstract Optional<Fault> observe(Bundle event, Observer observer);

    /** Counts what became of an event that was taken. */
    static Optional<Fault> taken(Telemetry.Count outcome) {
        outcome.one();
        return Optional.empty();
    }

    @Override
    public final void init(FixedKeyProcessorContext<byte[], FirstStage> context) {
        this.context = context;
        partition = context.taskId().partition();
        heap = context.getStateStore(stage.heapName());
        KeyValueStore<Bytes, byte[]> waiting = context.getStateStore(MonitorTopology.WAITING);
        heap.state().begin(catalogue, new StoreBlocks(waiting));
    }

    @Override
    public final void process(FixedKeyRecord<byte[], byte[]> record) {
        Observer observer = heap.state().observer();
        boolean observed = false;
        bundle.show(BundleRecords.bundle(record.key(), record.value()));
        while (bundle.next()) {
            counts.read(bundle, partition);
            Optional<Fault> fault = observe(bundle, observer);
            if (fault.isPresent()) {
                refuse(record, fault.get());
            } else {
                observed = true;
            }
        }
        if (observed) {
            heap.arm(context, record);
        }
    }

    private void refuse(FixedKeyRecord<byte[], byte[]> record, Fault fault) {
        counts.refused(fault.reason());
        RecordMetadata place = context.recordMetadata().orElseThrow();
        context.forward(record.withValue(new DeadLetter(
                bundle.key(),
                bundle.value(),
                fault.reason(),
                fault.field(),
                place.topic(),
                place.partition(),
                bundle.offset(),
                bundle.timestamp())));
    }
}
