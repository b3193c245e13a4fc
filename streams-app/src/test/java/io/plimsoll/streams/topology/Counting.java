package io.plimsoll.streams.topology;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The smallest topology with the shape of the real one: stage "observe" counts events per bucket on the partition where
 * they are and sends deltas; stage "judge" adds the deltas of all partitions, on the bucket's partition.
 *
 * <p>Each stage also puts a running total to a logged store, reads it back only in {@code init()}, and sends
 * {@code [delta, total]}: a heap that survived what it must not, or was not rebuilt, shows as a total that is not the
 * sum of the deltas.
 */
final class Counting {
    static final String EVENTS = "events";
    static final String DELTAS = "deltas";
    static final String COUNTS = "counts";
    static final BeforeCommit<Counts> OBSERVE = new BeforeCommit<>("observe", Counts::new);
    static final BeforeCommit<Counts> JUDGE = new BeforeCommit<>("judge", Counts::new);

    private final StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(Map.of(
            "application.id",
            "naming",
            "bootstrap.servers",
            "none:1",
            "ensure.explicit.internal.resource.naming",
            "true"))));

    /** The topology; events are (id, bucket), deltas and counts are (bucket, "delta total"). */
    static Topology topology(int judges) {
        return new Counting().build(judges);
    }

    private Topology build(int judges) {
        KStream<String, String> events = builder.stream(
                EVENTS, Consumed.with(Serdes.String(), Serdes.String()).withName("events"));
        KStream<String, String> deltas = stage(OBSERVE, events, new Observe());
        deltas.to(DELTAS, Produced.with(Serdes.String(), Serdes.String()).withName("deltas"));
        KStream<String, String> merged = deltas.repartition(Repartitioned.with(Serdes.String(), Serdes.String())
                .withName("by-bucket")
                .withNumberOfPartitions(judges));
        stage(JUDGE, merged, new Merge())
                .to(COUNTS, Produced.with(Serdes.String(), Serdes.String()).withName("counts"));
        return builder.build();
    }

    private KStream<String, String> stage(BeforeCommit<Counts> stage, KStream<String, String> input, Reading reading) {
        builder.addStateStore(stage.heap());
        KStream<String, Tick> ticks = input.processValues(
                () -> new Observer(stage, reading), Named.as(stage.name() + "-count"), stage.heapName());
        return stage.flush(ticks, Serdes.String(), new FlushSupplier(stage));
    }

    /** What one record adds. */
    interface Reading {
        String bucket(String key, String value);

        long count(String value);
    }

    private record Observe() implements Reading {
        @Override
        public String bucket(String key, String value) {
            return value;
        }

        @Override
        public long count(String value) {
            return 1;
        }
    }

    private record Merge() implements Reading {
        @Override
        public String bucket(String key, String value) {
            return key;
        }

        @Override
        public long count(String value) {
            return Long.parseLong(value.substring(0, value.indexOf(' ')));
        }
    }

    /** The heap of one task. */
    static final class Counts {
        final SortedMap<String, Long> deltas = new TreeMap<>();
        final SortedMap<String, Long> totals = new TreeMap<>();
    }

    private static final class Observer implements FixedKeyProcessor<String, String, Tick> {
        private final BeforeCommit<Counts> stage;
        private final Reading reading;
        private FixedKeyProcessorContext<String, Tick> context;
        private TaskHeap<Counts> heap;

        Observer(BeforeCommit<Counts> stage, Reading reading) {
            this.stage = stage;
            this.reading = reading;
        }

        @Override
        public void init(FixedKeyProcessorContext<String, Tick> context) {
            this.context = context;
            heap = context.getStateStore(stage.heapName());
        }

        @Override
        public void process(FixedKeyRecord<String, String> record) {
            String bucket = reading.bucket(record.key(), record.value());
            heap.state().deltas.merge(bucket, reading.count(record.value()), Long::sum);
            heap.arm(context, record);
        }
    }

    private record FlushSupplier(BeforeCommit<Counts> stage)
            implements ProcessorSupplier<String, Tick, String, String> {
        @Override
        public Processor<String, Tick, String, String> get() {
            return new Flush(stage);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(stage.name() + "-totals"), Serdes.String(), Serdes.Long()));
        }
    }

    private static final class Flush implements Processor<String, Tick, String, String> {
        private final BeforeCommit<Counts> stage;
        private ProcessorContext<String, String> context;
        private KeyValueStore<String, Long> store;
        private TaskHeap<Counts> heap;

        Flush(BeforeCommit<Counts> stage) {
            this.stage = stage;
        }

        @Override
        public void init(ProcessorContext<String, String> context) {
            this.context = context;
            heap = context.getStateStore(stage.heapName());
            store = context.getStateStore(stage.name() + "-totals");
            SortedMap<String, Long> totals = heap.state().totals;
            try (var all = store.all()) {
                all.forEachRemaining(row -> totals.put(row.key, row.value));
            }
            System.out.println("init " + stage.name() + " task " + context.taskId() + " processor "
                    + System.identityHashCode(this) + " totals "
                    + totals.values().stream().mapToLong(Long::longValue).sum());
        }

        @Override
        public void process(Record<String, Tick> tick) {
            Counts counts = heap.state();
            counts.deltas.forEach((bucket, delta) -> {
                long total = counts.totals.merge(bucket, delta, Long::sum);
                store.put(bucket, total);
                context.forward(new Record<>(bucket, delta + " " + total, tick.timestamp()));
            });
            counts.deltas.clear();
        }
    }
}
