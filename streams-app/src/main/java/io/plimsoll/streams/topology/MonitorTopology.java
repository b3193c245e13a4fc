package io.plimsoll.streams.topology;

import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.serde.LabelDecoder;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.PredictionDecoder;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.wire.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
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
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The table of contents: how an event becomes a report and an alert.
 *
 * <pre>
 * predictions, labels ─▶ observe ─▶ flush deltas ─▶ (by model) ─▶ merge ─▶ judge panes ─▶ reports, control, incidents
 *                           └─▶ dead letters
 * references, monitors ─▶ the catalogue of every instance
 * </pre>
 *
 * <p>Two sub-topologies, each with a {@link BeforeCommit}: the first counts where the events are, the second merges and
 * judges on the model's partition.
 */
public final class MonitorTopology {

    static final String WAITING = "waiting";
    static final String PANES = "panes";
    static final String STATES = "states";
    static final String DELTAS = "deltas";
    static final String DEFINITIONS = "definitions";
    static final BeforeCommit<Observing> OBSERVE = new BeforeCommit<>("observe", Observing::new);
    static final BeforeCommit<Judging> JUDGE = new BeforeCommit<>("judge", Judging::new);

    /** References have their topic's limit; those of a model are remembered together, compressed. */
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(8 << 20));

    private final Function<TopicName, String> topics;
    private final Catalogue catalogue;
    private final int partitions;
    private final int judges;
    private final Limits limits;
    private final TimeBounds times;
    private final InstantSource clock;
    private final CaughtUp caughtUp;
    private final Duration idleAfter;
    private final SilenceCheck silence;
    private final Instruments instruments;
    private final StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "naming",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "none:1",
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true))));

    /**
     * @param topics the names of the public topics
     * @param catalogue what is in force; filled from the compacted topics
     * @param partitions the number of partitions of the predictions
     * @param judges the number of partitions over which models are spread in the second stage
     * @param limits what a record may be at most
     * @param times how late a time may claim to be
     * @param clock paces the slices of judging, says how long idle models have been so, and nothing else
     * @param caughtUp whether an input partition was read to its end
     * @param idleAfter for how long a partition must hold nothing of a model before it is idle
     * @param silence when a model that had traffic is silent
     * @param instruments are told what happens
     */
    MonitorTopology(
            Function<TopicName, String> topics,
            Catalogue catalogue,
            int partitions,
            int judges,
            Limits limits,
            TimeBounds times,
            InstantSource clock,
            CaughtUp caughtUp,
            Duration idleAfter,
            SilenceCheck silence,
            Instruments instruments) {
        this.topics = topics;
        this.catalogue = catalogue;
        this.partitions = partitions;
        this.judges = judges;
        this.limits = limits;
        this.times = times;
        this.clock = clock;
        this.caughtUp = caughtUp;
        this.idleAfter = idleAfter;
        this.silence = silence;
        this.instruments = instruments;
    }

    /** The topology. */
    public Topology build() {
        catalogue(TopicName.MONITORS, catalogue::policy);
        catalogue(TopicName.REFERENCES, catalogue::reference);
        KStream<String, byte[]> deltas = observe();
        KStream<String, Close> closes = judge(deltas);
        publish(closes);
        Topology topology = builder.build();
        FlushPath.require(topology, OBSERVE);
        FlushPath.require(topology, JUDGE);
        return topology;
    }

    private void catalogue(TopicName topic, Catalogue.Entry entry) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(topic.suffix()), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topics.apply(topic),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("read-" + topic.suffix()),
                () -> new LoadCatalogue(topic.suffix(), entry, instruments.inForce()));
    }

    private KStream<String, byte[]> observe() {
        // One builder, named twice: Streams takes another one of the same name for another store.
        StoreBuilder<?> waiting = logged(WAITING, Serdes.Bytes());
        builder.addStateStore(OBSERVE.heap());
        builder.addStateStore(waiting);
        KStream<byte[], FirstStage> predictions = read(TopicName.PREDICTIONS)
                .processValues(
                        () -> new ObservePrediction(
                                OBSERVE,
                                catalogue,
                                new PredictionDecoder(limits, times),
                                new EventCounts(instruments.telemetry(), "prediction", partitions)),
                        Named.as("observe-prediction"),
                        OBSERVE.heapName(),
                        WAITING);
        KStream<byte[], FirstStage> labels = read(TopicName.LABELS)
                .processValues(
                        () -> new ObserveLabel(
                                OBSERVE,
                                catalogue,
                                new LabelDecoder(limits, times),
                                new EventCounts(instruments.telemetry(), "label", partitions)),
                        Named.as("observe-label"),
                        OBSERVE.heapName(),
                        WAITING);
        KStream<byte[], FirstStage> observed = predictions.merge(labels, Named.as("observed"));
        observed.filter((key, value) -> value instanceof DeadLetter, Named.as("refused"))
                .process(WriteDeadLetter::new, Named.as("write-dead-letter"))
                .to(
                        topics.apply(TopicName.DEAD_LETTERS),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters"));
        KStream<byte[], Tick> ticks = observed.filter((key, value) -> value instanceof Tick, Named.as("counted"))
                .mapValues(Tick.class::cast, Named.as("tick"));
        return OBSERVE.flush(
                ticks,
                Serdes.ByteArray(),
                supplier(() -> new FlushDeltas(OBSERVE, catalogue, caughtUp, idleAfter, instruments), Set.of(waiting)));
    }

    private KStream<byte[], byte[]> read(TopicName topic) {
        return builder.stream(
                topics.apply(topic),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read-" + topic.suffix()));
    }

    private KStream<String, Close> judge(KStream<String, byte[]> deltas) {
        Set<StoreBuilder<?>> stores = Set.of(
                logged(PANES, Serdes.Bytes()),
                logged(STATES, Serdes.String()),
                logged(DEFINITIONS, Serdes.String()).withLoggingEnabled(LARGE));
        builder.addStateStore(JUDGE.heap());
        stores.forEach(builder::addStateStore);
        KStream<String, Tick> ticks = deltas.repartition(Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                        .withName(DELTAS)
                        .withNumberOfPartitions(judges))
                .processValues(
                        () -> new MergeDeltas(JUDGE, catalogue, partitions, silence),
                        Named.as("merge-deltas"),
                        JUDGE.heapName(),
                        PANES,
                        STATES,
                        DEFINITIONS);
        return JUDGE.flush(ticks, Serdes.String(), supplier(() -> new JudgePanes(JUDGE, clock, instruments), stores));
    }

    private void publish(KStream<String, Close> closes) {
        Produced<String, byte[]> json = Produced.with(Serdes.String(), Serdes.ByteArray());
        closes.process(() -> new WriteReports(), Named.as("write-reports"))
                .to(topics.apply(TopicName.REPORTS), json.withName("reports"));
        closes.process(() -> new WriteControl(instruments.telemetry(), instruments.links()), Named.as("write-control"))
                .to(topics.apply(TopicName.CONTROL), json.withName("control"));
        closes.process(() -> new WriteIncidents(instruments.links()), Named.as("write-incidents"))
                .to(topics.apply(TopicName.INCIDENTS), json.withName("incidents"));
    }

    private static <K> StoreBuilder<?> logged(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static <KIn, VIn, KOut, VOut> ProcessorSupplier<KIn, VIn, KOut, VOut> supplier(
            Supplier<KIn, VIn, KOut, VOut> processors, Set<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return processors.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    private interface Supplier<KIn, VIn, KOut, VOut> {
        Processor<KIn, VIn, KOut, VOut> get();
    }
}
