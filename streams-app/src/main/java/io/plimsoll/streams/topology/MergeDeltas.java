package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Ledger;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.serde.StageMessageSerde;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Merges the counts of all input partitions into the panes of a model. */
final class MergeDeltas implements FixedKeyProcessor<String, byte[], Tick> {

    private final BeforeCommit<Judging> stage;
    private final Monitors monitors;
    private final int partitions;
    private FixedKeyProcessorContext<String, Tick> context;
    private TaskHeap<Judging> heap;

    MergeDeltas(BeforeCommit<Judging> stage, Monitors monitors, int partitions) {
        this.stage = stage;
        this.monitors = monitors;
        this.partitions = partitions;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Tick> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        heap.state()
                .begin(new Ledger(
                        monitors,
                        new StoreLedger(
                                context.getStateStore(MonitorTopology.STATES),
                                context.getStateStore(MonitorTopology.PANES)),
                        partitions));
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        heap.state().ledger().accept(StageMessageSerde.read(record.value()));
        heap.arm(context, record);
    }
}
