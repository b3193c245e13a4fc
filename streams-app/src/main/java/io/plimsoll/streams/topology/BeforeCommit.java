package io.plimsoll.streams.topology;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Runs a flush inside each transaction, just before its offsets are committed. A stage can so count on the heap, at a
 * fraction of the cost of a store, and yet send what it has counted exactly once: counts and offsets are committed
 * together or not at all, and no changelog is needed.
 *
 * <pre>{@code
 * BeforeCommit<Counts> stage = new BeforeCommit<>("observe", Counts::new);
 * builder.addStateStore(stage.heap());
 * KStream<String, Tick> ticks = predictions.processValues(ObservePrediction::new, Named.as("…"), stage.heapName());
 * KStream<String, TallyDelta> deltas = stage.flush(ticks, Serdes.String(), new FlushSupplier());
 * }</pre>
 *
 * <p><b>How.</b> Observers update the {@link TaskHeap} and, last, {@link TaskHeap#arm arm} it: the first one after a
 * flush sends a {@link Tick} into a reduce whose store keeps nothing and has the record cache on. The cache holds the
 * tick. When the task prepares its commit, Streams flushes the caches, which sends the tick on to the flush, then
 * flushes the producer, then commits offsets and transaction. What the flush forwards, and what it puts to stores, is
 * therefore part of the transaction. Streams offers no callback for this moment; this is the way to it that uses public
 * API only.
 *
 * <p><b>What does not work</b>, measured: {@code StateStore.commit} and {@code flush} run after the transaction, and
 * not in each; {@code Processor.close} comes when the last transaction is over; punctuation knows nothing of commits
 * (three kills lost 12.8% of the events).
 *
 * <h2>Rules</h2>
 * <ul>
 *   <li>Observers are {@code FixedKeyProcessor}s, used through {@code processValues}. An ordinary processor makes
 *       Streams believe that the key has changed, and put a repartition topic before the reduce;
 *       {@link FlushPath#require} finds that.
 *   <li>A null key is refused: the reduce would drop the tick. Such records go to the dead letters before.
 *   <li>Decode and validate an event completely before the first change of the heap, change the heap completely, then
 *       arm. An exception in between fails the task, which starts again from the last commit with a fresh heap.
 *   <li>The flush sends everything that is on the heap and may be called at any time after an event: a full cache lets
 *       the tick go early. Its punctuator, too, may send early; a tick that finds nothing to send sends nothing.
 *   <li>The flush has no effect but {@code forward} and {@code put}, for a task that is closed after a fault runs it
 *       too, in a transaction that is then aborted.
 *   <li>Stores that the flush, or a processor behind it, puts to are not cached: caches are flushed once, in the order
 *       of registration, and a put into one that has had its turn would leave after the commit. Stores are therefore
 *       attached only through {@link ProcessorSupplier#stores}, where this class turns their caching off.
 *       The test class {@code CachesBehindFlush} looks at the processors behind.
 *   <li>{@code init()} of observers and flush rebuilds from stores whatever the heap must know: a revived task, or one
 *       that has been a standby in between, calls it again on the same processor objects.
 *   <li>A flush that throws fails the task ({@link FlushFailedException}); a processing exception handler must let it.
 *       What Streams throws through {@code forward} and {@code put} (a producer that timed out or was fenced) passes
 *       as it is, and a flush must not wrap or catch it.
 *   <li>A record that could not be sent ends the thread ({@link EndThread}), for the transaction that is then aborted is
 *       that of all its tasks, and Streams would revive only one of them.
 *   <li>Without a record cache there is nothing that holds the tick: {@link #requireCache}.
 * </ul>
 *
 * <p>A topology may have several stages, each in its own sub-topology, with names of their own.
 *
 * @param name of the stage: the prefix of its nodes {@code -hold}, {@code -release}, {@code -flush} and of its stores
 *     {@code -tick}, {@code -heap}
 * @param fresh makes the empty heap state of a task
 * @param <H> the heap state
 */
public record BeforeCommit<H>(String name, Supplier<H> fresh) {
    private static final String CACHE = "statestore.cache.max.bytes";
    private static final String CACHE_BEFORE_3_4 = "cache.max.bytes.buffering";

    /**
     * @return the store that holds the heap of each task, for {@code addStateStore} or {@code stores()}
     */
    public StoreBuilder<TaskHeap<H>> heap() {
        return new TaskHeap.Builder<>(heapName(), fresh);
    }

    /**
     * @return the name under which observers and flush get their {@link TaskHeap} from the context
     */
    public String heapName() {
        return name + "-heap";
    }

    /**
     * Appends the flush to the observers of this stage.
     *
     * @param ticks what the observers forward, merged where there are several
     * @param keys of the observed records
     * @param flush its processors are called with a tick before each commit of a task whose heap was armed; the time
     *     of the tick is that of the record that armed it
     * @param <K> key of the observed records
     * @param <KOut> key of what the flush forwards
     * @param <VOut> value of what the flush forwards
     * @return what the flush forwards
     */
    public <K, KOut, VOut> KStream<KOut, VOut> flush(
            KStream<K, Tick> ticks, Serde<K> keys, ProcessorSupplier<K, Tick, KOut, VOut> flush) {
        return ticks.groupByKey(Grouped.with(tickName(), keys, Tick.serde()))
                .reduce((held, newer) -> newer, Named.as(name + "-hold"), tickStore(keys))
                .toStream(Named.as(name + "-release"))
                .process(new FlushSupplier<>(this, flush), Named.as(flushName()));
    }

    /**
     * Refuses a configuration of Streams under which ticks are not held. Checked again by each flush when it starts.
     *
     * @param streams the configuration, with or without the defaults
     * @throws IllegalArgumentException if the record cache is switched off
     */
    public static void requireCache(Map<?, ?> streams) {
        for (String property : Set.of(CACHE, CACHE_BEFORE_3_4)) {
            Object bytes = streams.get(property);
            if (bytes != null && Long.parseLong(bytes.toString().trim()) <= 0) {
                throw new IllegalArgumentException(property + " must be above 0: the record cache is what"
                        + " holds the counts back until the commit (the default of 10 MiB is ample)");
            }
        }
    }

    String flushName() {
        return name + "-flush";
    }

    String tickName() {
        return name + "-tick";
    }

    private <K> Materialized<K, Tick, KeyValueStore<Bytes, byte[]>> tickStore(Serde<K> keys) {
        return Materialized.<K, Tick>as(ForgetfulStore.supplier(tickName()))
                .withKeySerde(keys)
                .withValueSerde(Tick.serde())
                .withCachingEnabled()
                .withLoggingDisabled();
    }

    private record FlushSupplier<K, H, KOut, VOut>(BeforeCommit<H> stage, ProcessorSupplier<K, Tick, KOut, VOut> flush)
            implements ProcessorSupplier<K, Tick, KOut, VOut> {

        @Override
        public Processor<K, Tick, KOut, VOut> get() {
            return new FlushNode<>(stage, flush.get());
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            Set<StoreBuilder<?>> stores = new HashSet<>();
            stores.add(stage.heap());
            Set<StoreBuilder<?>> own = flush.stores();
            if (own != null) {
                own.forEach(store -> stores.add(store.withCachingDisabled()));
            }
            return stores;
        }
    }
}
