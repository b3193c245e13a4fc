package io.plimsoll.streams.topology;

import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.streams.monitor.Ledger;
import io.plimsoll.streams.serde.StageMessageSerde;
import io.plimsoll.streams.wire.Catalogue;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Merges the counts of all input partitions into the panes of a model. */
final class MergeDeltas implements FixedKeyProcessor<String, byte[], Tick> {

    private final BeforeCommit<Judging> stage;
    private final Catalogue catalogue;
    private final int partitions;
    private final SilenceCheck silence;
    private FixedKeyProcessorContext<String, Tick> context;
    private TaskHeap<Judging> heap;

    MergeDeltas(BeforeCommit<Judging> stage, Catalogue catalogue, int partitions, SilenceCheck silence) {
        this.stage = stage;
        this.catalogue = catalogue;
        this.silence = silence;
        this.partitions = partitions;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Tick> context) {
        this.context = context;
        heap = context.getStateStore(stage.heapName());
        heap.state()
                .begin(new Ledger(
                        catalogue,
                        new StoreLedger(
                                context.getStateStore(MonitorTopology.STATES),
                                context.getStateStore(MonitorTopology.DEFINITIONS),
                                context.getStateStore(MonitorTopology.PANES),
                                catalogue),
                        partitions,
                        silence));
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        heap.state().ledger().accept(StageMessageSerde.read(record.value()), record.timestamp());
        heap.arm(context, record);
    }
}
